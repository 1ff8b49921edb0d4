import { expect, it } from 'vitest';
import { demoCurriculum } from '#modules/content/domain/curricula/demo.ts';
import { BLANK } from '#modules/content/domain/curricula/document.ts';
import { printed } from '#modules/content/domain/curricula/print.ts';

it('prints everything there is, in the reader’s language', () => {
  const plan = demoCurriculum('1年A組', () => 'x');
  const { html, header } = printed(plan, '1年A組', 'ja');
  for (const week of plan.phases.flatMap((phase) => phase.weeks)) expect(html).toContain(week.activities);
  for (const category of plan.rubric) expect(html).toContain(category.levels[0]?.criterion);
  expect(html).toContain('33 / 35 時間');
  expect(html).toContain('<small>8 時間</small>');
  expect(header).toBe('1年A組 · 地域から問いを立てる1年');
  expect(printed(plan, '1年A組', 'en').html).toContain('33 of 35');
});

it('lets no tag through, whatever field it stands in', () => {
  const evil = '<script>alert(1)</script>"\'&';
  const plan = {
    ...BLANK,
    ...{ title: evil, description: evil, mainTheme: evil, partners: evil },
    phases: [
      {
        id: 'p',
        name: evil,
        weeks: [{ id: 'w', hours: 1, label: evil, theme: evil, activities: evil, support: evil, evaluation: evil }],
      },
    ],
    rubric: [{ id: 'c', name: evil, description: evil, levels: [{ id: 'l', name: evil, criterion: evil }] }],
  };
  const { html } = printed(plan, evil, 'ja');
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(16);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TemplateKey } from '#contracts/notification/templates.ts';
import { examplesFor } from '#modules/notification/templates/examples.ts';
import { TEMPLATES, templateOf } from '#modules/notification/templates/list.ts';
import { problemsOf } from '#modules/notification/templates/problems.ts';
import { framed, render } from '#modules/notification/templates/render.ts';

const LANGUAGES = ['ja', 'en'] as const;
const confirm = templateOf('confirm');
const returned = templateOf('theme-returned');
const problems = (body: string, subject = 'Subject') => problemsOf(confirm, { subject, body });
const lines = (body: string) => problems(body).map(({ reason, line, what }) => [reason, line, what]);

describe('the built-in wordings', () => {
  it('are there for every kind of mail, once', () => {
    expect(TEMPLATES.map(({ key }) => key).sort()).toEqual([...TemplateKey.options].sort());
  });

  it.each(TEMPLATES.map(({ key }) => key))('%s has no problem in either language and leaves no place open', (key) => {
    const template = templateOf(key);
    for (const language of LANGUAGES) {
      expect(problemsOf(template, template.text[language])).toEqual([]);
      const { values, blocks } = examplesFor(template, language);
      const { subject, text, html } = render(template, template.text[language], values, blocks);
      for (const part of [subject, text, html]) {
        expect(part).not.toMatch(/\{\{|\}\}|undefined/);
        expect(part.length).toBeGreaterThan(3);
      }
    }
  });
});

describe('a wording that is refused', () => {
  const fine = '[open]({{url}})';
  it('names values there are none of, or leaves out one it needs, with the line', () => {
    expect(lines(`Dear {{name}},\n\n{{nmae}} ${fine}`)).toEqual([['unknownPlace', 3, 'nmae']]);
    expect(lines('Dear {{name}},')).toEqual([['missingPlace', undefined, 'url']]);
    expect(problems(fine, 'For {{class}}')).toMatchObject([{ path: 'subject', line: 1, reason: 'unknownPlace' }]);
  });

  it('has braces or markup that are not closed, with the line', () => {
    expect(lines(`one\n\ntwo\n{{name\n\n${fine}`)).toEqual([['unclosedPlace', 4, '{{name\n\n[open]({{url']]);
    expect(lines(`{{a b}} ${fine}`).map(([reason]) => reason)).toEqual(['unclosedPlace']);
    expect(lines(`${fine}\n\nthis is **bold\n\nnext`)).toEqual([['unclosedMarkup', 3, '**bold']]);
    expect(lines(`${fine}\n\nsee\nthe [page](https://example.jp`).map((each) => each.slice(0, 2))).toContainEqual([
      'unclosedMarkup',
      4,
    ]);
  });

  it('brings HTML, pictures, code or addresses of another kind, with the line', () => {
    expect(lines(`${fine}\n\n<b>x</b>`)).toContainEqual(['html', 3, '<b>']);
    expect(lines(`${fine}\n\n![x](https://example.jp/x.png)`)[0]?.slice(0, 2)).toEqual(['markup', 3]);
    expect(lines(`${fine}\n\n\`\`\`\ncode\n\`\`\``)[0]?.slice(0, 2)).toEqual(['markup', 3]);
    expect(lines(`${fine}\n\n[x](javascript:alert(1))`)[0]?.slice(0, 2)).toEqual(['link', 3]);
    expect(problemsOf(confirm, { subject: 'a\nBcc: x', body: fine })[0]).toMatchObject({ reason: 'lineBreak' });
  });
});

describe('what is made of a wording', () => {
  const values = { name: '林 凛', school: '青嶺', url: 'https://q.example/c/1', className: '探究', title: '川' };

  it('says the same as text and as HTML', () => {
    const body = '# Head\n\n**Dear** {{name}},\n\n- one\n- *two*\n\nsee [this]({{url}}) or\nthat\n\n[Open]({{url}})';
    const { text, html } = render(confirm, { subject: 's', body }, values);
    expect(text).toBe(
      `Head\n\nDear 林 凛,\n\n- one\n- two\n\nsee this (${values.url}) or\nthat\n\nOpen:\n${values.url}\n\n— QuestEd`,
    );
    expect(html).toContain('<strong>Dear</strong> 林 凛');
    expect(html).toMatch(/<ul[^>]*><li>.*one.*<\/li><li>.*<em>two<\/em>.*<\/li><\/ul>/);
    expect(html).toContain('</a> or<br>that');
    expect(framed(html, 'ja')).toContain('<html lang="ja">');
  });

  it('leaves out a paragraph whose optional value is empty', () => {
    const wording = returned.text.en;
    expect(render(returned, wording, values).text).not.toContain('Your teacher says');
    expect(render(returned, wording, { ...values, reason: 'Well done' }).text).toContain(
      'Your teacher says: Well done',
    );
  });

  it('takes every value literally, whatever stands in it', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('<', '>', '"', '&', '*', '_', '[', ']', '(', ')', '{', '}', '\n', '\r', 'a'),
    });
    fc.assert(
      fc.property(nasty, (value) => {
        const { subject, html } = render(
          returned,
          { subject: '{{title}}', body: '{{name}} **{{title}}** [x]({{url}})\n\n{{reason}}' },
          { ...values, name: value, title: value, reason: value },
        );
        expect(subject).not.toMatch(/[\r\n]/);
        // Only tags of ours are left, and none of them came out of a value.
        const tags = html.replace(
          /<\/?(p|strong|a|br)( style="[^"<>]*")?( href="https:[^"<>]*")?( style="[^"<>]*")?>/g,
          '',
        );
        expect(tags).not.toMatch(/[<>]/);
        expect(html.match(/<strong>/g)).toHaveLength(1);
      }),
    );
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CurriculumSummary, CurriculumView } from '#contracts/content/curricula.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';

let app: TestApplication;
afterEach(() => app.stop());

const bootWith = async (chromium: string | undefined) => {
  app = await bootModule(content, { environment: chromium ? { QUESTED_CHROMIUM: chromium } : {} });
  const school = await schoolWithClass(app);
  const token = await school.teacher.as();
  const made = await app.call<CurriculumView>('POST', '/curricula', {
    token,
    body: { classId: school.schoolClass.id, document: { title: '流れ <b>&', description: '自分の問いを見つける' } },
  });
  return { school, token, id: made.body.id };
};

it('a curriculum goes out as PDF, with its words and none of its tags', async () => {
  const { id, token } = await bootWith(process.env.QUESTED_CHROMIUM);
  const answer = await fetch(`${app.url}/api/v1/curricula/${id}/export.pdf`, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'ja' },
  });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const folder = mkdtempSync(join(tmpdir(), 'quested-pdf-'));
  writeFileSync(join(folder, 'a.pdf'), new Uint8Array(await answer.arrayBuffer()));
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  expect(text).toContain('流れ <b>&');
  expect(text).toContain('自分の問いを見つける');
  expect(text).toContain('地域探究');
});

it('without Chromium it says so, and everything else works', async () => {
  const { id, token } = await bootWith('/nowhere/chromium');
  const answer = await app.call('GET', `/curricula/${id}/export.pdf`, { token });
  expect(answer.problem).toMatchObject({ status: 503, code: 'PDF_UNAVAILABLE' });
  expect((await app.call('GET', `/curricula/${id}/export.csv`, { token })).status).toBe(200);
});

it('sample classes get a published plan each, once', async () => {
  const { school, token } = await bootWith(undefined);
  const other = await school.course('空の講座');
  await school.assign(school.teacher, other);
  const ask = (n: number) =>
    app.says(
      demoRequested,
      { id: `018f0000-0000-7000-8000-0000000000d${n}`, eventSeq: 0 },
      { schoolId: school.schoolId, by: school.admin.id, pupils: 3, teachers: 1 },
    );
  await ask(1);
  await ask(2);
  const { body } = await app.call<{ items: CurriculumSummary[] }>('GET', '/curricula', { token });
  expect(body.items.filter(({ origin }) => origin === 'demo')).toMatchObject([
    { classId: other.id, state: 'published', totalHours: 35, hours: 33, weeks: 16 },
  ]);
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '#kernel/csv/read-csv.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { Entry } from '#modules/analytics/database/log.ts';
import { plusDays } from '#modules/analytics/domain/days.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids, logOf } from '#modules/analytics/testing/log.ts';

const MANY = 10_000;

describe.each(DIALECTS)('the log leaves, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  let writer: Seated;
  beforeAll(async () => {
    const chromium = process.env.QUESTED_CHROMIUM;
    app = await bootModule(analytics, { dialect, environment: chromium ? { QUESTED_CHROMIUM: chromium } : {} });
    school = await schoolWithClass(app);
    [pupil, writer] = school.pupils as [Seated, Seated];
    await app.context('analytics').transact(async ({ em, clock }) => {
      const rows = Array.from({ length: MANY }, (_, n) => ({
        id: ids.next(),
        schoolId: school.schoolId,
        classId: school.schoolClass.id,
        personId: writer.id,
        day: plusDays('2026-11-22', -(n % 300)),
        title: n === 0 ? '=1+1' : `記録${n}`,
        did: '調べた\n二行目,「引用」"',
        detail: '',
        reflection: '',
        tags: ['planning', '聞き書き'],
        folded: '',
        state: 'entered' as const,
        writer: ids.next(),
        revision: 1,
        createdAt: clock.now(),
        changedAt: clock.now(),
        eventSeq: 0,
        version: 1,
      }));
      for (let from = 0; from < MANY; from += 500) await em.insertMany(Entry, rows.slice(from, from + 500));
    });
  });
  afterAll(() => app.stop());

  const get = async (path: string, who: Seated, language = 'ja') =>
    fetch(`${app.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${await who.as()}`, 'accept-language': language },
    });

  it('as CSV of 10,000 entries, each once, in the order of the log, with nothing a spreadsheet would run', async () => {
    const answer = await get(`/students/${writer.id}/activities.csv`, school.teacher);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    // Its length is not known before the last row is read: it goes out as it is made.
    expect(answer.headers.get('content-length')).toBeNull();
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { header, rows } = readCsv(bytes);
    expect(header.slice(0, 4)).toEqual(['日付', 'クラス', 'タイトル', 'タグ']);
    const entries = rows.map(({ cells: [day = '', , title, ...rest] }) => ({ day, title, rest }));
    expect(entries.map(({ day }) => day)).toEqual(
      entries
        .map(({ day }) => day)
        .toSorted()
        .reverse(),
    );
    expect(new Set(entries.map(({ title }) => title)).size).toBe(MANY);
    expect(entries.find(({ title }) => title === "'=1+1")?.rest.slice(0, 2)).toEqual([
      '計画; 聞き書き',
      '調べた\n二行目,「引用」"',
    ]);
  });

  it('is refused before it begins to who may not read it', async () => {
    expect((await get(`/students/${writer.id}/activities.csv`, pupil)).status).toBe(403);
    const strange = await get(`/students/${writer.id}/activities.csv`, school.otherTeacher);
    expect(strange.status).toBe(403);
  });

  it('as PDF, with the words and none of their tags, without drafts', async () => {
    const log = logOf(app);
    await log.enter(pupil, school.schoolClass, { did: '<b>太く</b> 聞いた', reflection: '次は二階の人に' });
    await log.send(pupil, {
      ...(await log.enter(pupil, school.schoolClass)),
      state: 'draft',
      revision: 2,
      did: '下書き',
    });
    const answer = await get(`/students/${pupil.id}/activities.pdf`, pupil);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const folder = mkdtempSync(join(tmpdir(), 'quested-log-'));
    writeFileSync(join(folder, 'a.pdf'), new Uint8Array(await answer.arrayBuffer()));
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    for (const words of ['<b>太く</b> 聞いた', '次は二階の人に', 'インタビュー', pupil.familyName])
      expect(text).toContain(words);
    expect(text).not.toContain('下書き');
  });
});

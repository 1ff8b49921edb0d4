import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationView } from '#contracts/analytics/evaluations.ts';
import type { MilestoneView, OwnSubmission } from '#contracts/analytics/milestones.ts';
import type { ClassReport } from '#contracts/analytics/reports.ts';
import { fileAdded } from '#contracts/content/events.ts';
import { workPictures } from '#contracts/content/queries.ts';
import { DAY } from '#kernel/clock.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import { readPackage } from '#kernel/files/packages.ts';
import { answer } from '#kernel/module.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { ClassReport as ClassReportRow, ReportFile } from '#modules/analytics/database/reports.ts';
import { classReportJob } from '#modules/analytics/jobs/class-report.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids, logOf } from '#modules/analytics/testing/log.ts';
import { forgetReports } from '#modules/analytics/use-cases/reports/make-report.ts';

function inFile<T>(pdf: Uint8Array, look: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'quested-report-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return look(join(folder, 'a.pdf'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
/** What a reader of the PDF finds in it (poppler). */
const textOf = (pdf: Uint8Array): string =>
  inFile(pdf, (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
const SAID = '評'.repeat(110);

/** Content as it answers: one picture and one other file at each piece that is asked for; away while `contentAway`. */
let contentAway = false;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const answers = [
  answer(workPictures, async (_, { thingIds }) => {
    if (contentAway) throw new ModuleUnavailable('content', 'it is away');
    return {
      items: thingIds.flatMap((thingId) => [
        { thingId, name: '<b>写真</b>.png', type: 'image/png', picture: PNG },
        { thingId, name: '表.xlsx', type: 'application/zip', picture: null },
      ]),
    };
  }),
];

describe.each(DIALECTS)('reports, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  let other: Seated;
  let log: ReturnType<typeof logOf>;
  let classId: string;
  let evaluation: EvaluationView;
  beforeAll(async () => {
    const chromium = process.env.QUESTED_CHROMIUM;
    app = await bootModule(analytics, {
      dialect,
      environment: chromium ? { QUESTED_CHROMIUM: chromium } : {},
      answers,
    });
    school = await schoolWithClass(app);
    log = logOf(app);
    [pupil, other] = school.pupils as [Seated, Seated];
    classId = school.schoolClass.id;
    await log.enter(pupil, school.schoolClass, { title: '星の記録', reflection: '<i>次は</i>二階へ' });
    await log.enter(other, school.schoolClass, { title: 'ほかの人の記録' });
    await log.send(pupil, {
      ...(await log.enter(pupil, school.schoolClass)),
      state: 'draft',
      revision: 2,
      title: '下書き中',
    });
    const set = await log.call<MilestoneView>(school.teacher, 'POST', `/classes/${classId}/milestones`, {
      title: '中間の要旨',
      dueDay: '2026-11-27',
    });
    const work = await log.call<OwnSubmission>(pupil, 'POST', `/milestones/${set.body.id}/submission`, {
      version: 0,
      content: '空き店舗は九軒',
    });
    const review = { number: 1, text: 'よく数えました', grade: '秀' };
    await log.call(school.teacher, 'PUT', `/submissions/${work.body.id}/review`, review);
    const written = await log.call<EvaluationView>(school.teacher, 'POST', '/evaluations', {
      ...{ classId, personId: pupil.id, term: '2学期', text: SAID, knowledge: 'A', version: 0 },
    });
    const moved = await log.call<{ done: EvaluationView[] }>(school.teacher, 'POST', '/evaluations/steps', {
      ...{ classId, step: 'confirm', items: [{ id: written.body.id, version: written.body.version }] },
    });
    evaluation = moved.body.done[0] ?? written.body;
  });
  afterAll(() => app.stop());

  const get = async (who: Seated, path: string, language = 'ja') =>
    fetch(`${app.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${await who.as()}`, 'accept-language': language },
    });
  const report = async (who: Seated, query = '', language = 'ja') => {
    const answer = await get(who, `/students/${pupil.id}/report.pdf?classId=${classId}${query}`, language);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    return textOf(new Uint8Array(await answer.arrayBuffer()));
  };
  const picturesIn = async (query: string) => {
    const answered = await get(school.teacher, `/students/${pupil.id}/report.pdf?classId=${classId}${query}`);
    return inFile(new Uint8Array(await answered.arrayBuffer()), (file) =>
      execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .filter((line) => /^\s*\d+\s+\d+\s+image\b/.test(line)),
    ).length;
  };
  const make = (who: Seated = school.teacher) =>
    log.call<ClassReport>(who, 'POST', `/classes/${classId}/reports`, { term: '2学期' });
  const reports = async () =>
    (await log.call<{ items: ClassReport[] }>(school.teacher, 'GET', `/classes/${classId}/reports`)).body.items;
  const unpacked = async (id: string) => {
    const answer = await get(school.teacher, `/class-reports/${id}/reports.zip`);
    return readPackage(Buffer.from(await answer.arrayBuffer()), {
      files: 50,
      size: 50_000_000,
      total: 100_000_000,
    } as never);
  };

  it('of a pupil hold their question, evaluation, milestones and entries as words, with header and page numbers', async () => {
    const text = await report(school.teacher);
    const words = [
      '星の記録',
      '<i>次は</i>二階へ',
      '中間の要旨',
      '空き店舗は九軒',
      'よく数えました',
      '秀',
      '知識・技能',
      '評評評',
    ];
    for (const part of [...words, `学びの報告 · ${school.schoolClass.name}`]) expect(text).toContain(part);
    expect(text).toMatch(/1 ?\/ ?\d/);
    for (const part of ['下書き中', 'ほかの人の記録']) expect(text).not.toContain(part);
    expect(await report(school.teacher, '', 'en')).toContain('Log and reflections');
  });

  it('show a pupil what is published only, and the entries that were chosen', async () => {
    expect(await report(pupil)).not.toContain('評評評');
    const second = await log.enter(pupil, school.schoolClass, { title: '選ばれた記録', day: '2026-11-02' });
    const chosen = await report(school.teacher, `&entries=${second.id}`);
    expect(chosen).toContain('選ばれた記録');
    expect(chosen).not.toContain('星の記録');
    const file = { placeKind: 'work', placeId: second.id, kind: 'image', size: 9, uploadedBy: pupil.id };
    await app.says(fileAdded, { id: ids.next(), eventSeq: 0 }, { schoolId: school.schoolId, ...file });
    const pictured = await report(school.teacher, `&entries=${second.id}`);
    for (const name of ['<b>写真</b>.png', '表.xlsx']) expect(pictured).toContain(name);
    expect(await picturesIn(`&entries=${second.id}`)).toBe(1);
    contentAway = true;
    expect(await report(school.teacher, `&entries=${second.id}`)).toContain('資料1点');
    contentAway = false;
    const many = Array.from({ length: 31 }, () => ids.next()).join(',');
    expect((await get(pupil, `/students/${pupil.id}/report.pdf?classId=${classId}&entries=${many}`)).status).toBe(400);
  });

  it('are made for nobody else: not for a classmate, not for a teacher of another class of the pupil', async () => {
    const path = `/students/${pupil.id}/report.pdf?classId=${classId}`;
    expect((await get(other, path)).status).toBe(403);
    const elsewhere = await school.course('別の講座');
    await school.enroll(pupil, elsewhere);
    await school.assign(school.otherTeacher, elsewhere);
    expect((await get(school.otherTeacher, path)).status).toBe(403);
    for (const who of [pupil, school.otherTeacher]) expect((await make(who)).status).toBe(403);
  });

  it('of a class are one job: one PDF each, one of all, and no second job for the same', async () => {
    const first = await make();
    expect(first.body).toMatchObject({ state: 'making', done: 0, total: 3 });
    const again = await make();
    if (again.body.state === 'making') expect(again.body.id).toBe(first.body.id);
    await app.settled();
    expect((await reports()).find(({ id }) => id === first.body.id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
    });
    const files = await unpacked(first.body.id);
    expect(files.size).toBe(3);
    const own = [...files].find(([name]) => name.includes(pupil.familyName));
    expect(own?.[0]).toBe(`01 ${pupil.familyName} ${pupil.givenName}.pdf`);
    expect(textOf(own?.[1] ?? new Uint8Array())).toContain('評評評');
    const pdf = await get(school.teacher, `/class-reports/${first.body.id}/reports.pdf`);
    const text = textOf(new Uint8Array(await pdf.arrayBuffer()));
    for (const part of ['星の記録', 'ほかの人の記録', evaluation.text.slice(0, 20)]) expect(text).toContain(part);
    expect((await get(school.otherTeacher, `/class-reports/${first.body.id}/reports.pdf`)).status).toBe(403);
  });

  it('go on after a restart where they stood: what was made is not made again', async () => {
    const context = app.context('analytics');
    const { id } = (await make()).body;
    await app.settled();
    const before = await context.read().find(ReportFile, { reportId: id }, { orderBy: { id: 'asc' } });
    // As a process leaves it that ended after the first pupil.
    await context.transact(async (work) => {
      await work.em.nativeDelete(ReportFile, { reportId: id, id: { $ne: before[0]?.id ?? '' } });
      await work.em.nativeUpdate(ClassReportRow, { id }, { state: 'making', done: 1 });
      work.startJob(classReportJob, { reportId: id });
    });
    await app.settled();
    const after = await context.read().find(ReportFile, { reportId: id }, { orderBy: { id: 'asc' } });
    expect(after.map(({ personId }) => personId).toSorted()).toEqual(before.map(({ personId }) => personId).toSorted());
    expect(after[0]?.id).toBe(before[0]?.id);
    expect((await reports()).find((one) => one.id === id)?.state).toBe('done');
    app.clock.advance(DAY + 1);
    await forgetReports(context);
    expect(await context.read().count(ReportFile, { reportId: id })).toBe(0);
    expect((await get(school.teacher, `/class-reports/${id}/reports.zip`)).status).toBe(404);
  });
});

it('say with 503 that there is no browser, before any job begins', async () => {
  const app = await bootModule(analytics, { environment: { QUESTED_CHROMIUM: '/nowhere/chromium' } });
  const school = await schoolWithClass(app);
  const { call } = logOf(app);
  const path = `/classes/${school.schoolClass.id}/reports`;
  const answer = await call(school.teacher, 'POST', path, {});
  expect([answer.status, answer.problem.code]).toEqual([503, 'PDF_UNAVAILABLE']);
  expect((await call<{ items: unknown[] }>(school.teacher, 'GET', path)).body.items).toEqual([]);
  const [pupil] = school.pupils as [Seated];
  const one = await call(pupil, 'GET', `/students/${pupil.id}/report.pdf?classId=${school.schoolClass.id}`);
  expect([one.status, one.problem.code]).toEqual([503, 'PDF_UNAVAILABLE']);
  await app.stop();
});

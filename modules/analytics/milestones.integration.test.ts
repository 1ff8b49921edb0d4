import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  MatrixRow,
  MilestoneView,
  OwnMilestone,
  OwnSubmission,
  SubmissionView,
} from '#contracts/analytics/milestones.ts';
import { fileAdded } from '#contracts/content/events.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids } from '#modules/analytics/testing/log.ts';

type Matrix = { milestones: MilestoneView[]; pupils: MatrixRow[] };

describe.each(DIALECTS)('milestones, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let course: Course;
  let pupil: Seated;
  let other: Seated;
  let made = 0;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
  });
  afterAll(() => app.stop());

  const newClass = async () => {
    made += 1;
    app.clock.set('2026-11-22T09:00:00.000Z');
    course = await school.course(`講座${made}`);
    [pupil, other] = school.pupils as [Seated, Seated];
    await school.assign(school.teacher, course);
    for (const who of [pupil, other]) await school.enroll(who, course);
  };
  const call = async <T = OwnSubmission>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const set = (words: object = {}) =>
    call<MilestoneView>(school.teacher, 'POST', `/classes/${course.id}/milestones`, {
      title: '中間発表の要旨',
      dueDay: '2026-11-27',
      levels: ['もう少し', 'できた', 'よくできた'],
      ...words,
    });
  const milestone = async (words: object = {}) => (await set(words)).body;
  const work = (who: Seated, { id }: { id: string }, method: 'PUT' | 'POST', words: object) =>
    call(who, method, `/milestones/${id}/submission`, words);
  const submit = async (who: Seated, of: { id: string }, content: string, version = 0) =>
    (await work(who, of, 'POST', { version, content })).body;
  const review = (id: string | null, verdict: object, who = school.teacher) =>
    call<SubmissionView>(who, 'PUT', `/submissions/${id}/review`, { number: 1, ...verdict });
  const matrix = async () => (await call<Matrix>(school.teacher, 'GET', `/classes/${course.id}/milestone-matrix`)).body;
  const cellOf = async (who: Seated) => (await matrix()).pupils.find(({ student }) => student.id === who.id)?.cells[0];

  it('are set for a day to come, changed by who read them last, removed and taken back', async () => {
    await newClass();
    for (const [dueDay, reason] of [
      ['2026-11-21', 'in_past'],
      ['1999-01-01', 'too_long_ago'],
      ['9999-12-31', 'too_far'],
    ])
      expect((await set({ dueDay })).problem.errors).toMatchObject([{ pointer: '/dueDay', reason }]);
    expect((await set({ levels: ['A', 'A'] })).problem.errors).toMatchObject([{ reason: 'doubled' }]);
    const one = await milestone({ dueDay: '2026-11-22' });
    const changed = await call<MilestoneView>(school.teacher, 'PUT', `/milestones/${one.id}`, {
      ...one,
      title: '要旨',
    });
    expect(changed.body).toMatchObject({ title: '要旨', version: 2 });
    const late = await call(school.teacher, 'PUT', `/milestones/${one.id}`, { ...one, title: '別' });
    expect(late.problem.code).toBe('VERSION_CONFLICT');
    await call(school.teacher, 'DELETE', `/milestones/${one.id}`);
    expect((await matrix()).milestones).toEqual([]);
    expect((await submit(pupil, one, 'x')) as unknown).toMatchObject({ code: 'NOT_FOUND' });
    await call(school.teacher, 'POST', `/milestones/${one.id}/restore`, {});
    expect((await matrix()).milestones).toMatchObject([{ title: '要旨' }]);
  });

  it('take work that saves itself, is handed in once, changed, discarded, handed in again and reviewed', async () => {
    await newClass();
    const one = await milestone();
    let mine = (await work(pupil, one, 'PUT', { version: 0, content: '下' })).body;
    expect(mine).toMatchObject({ state: 'open', content: '下', versions: [] });
    expect(await cellOf(pupil)).toMatchObject({ state: 'begun', number: 0 });
    expect((await call(school.teacher, 'GET', `/submissions/${mine.id}`)).status).toBe(404);
    const before = await app.published('analytics');
    mine = await submit(pupil, one, '第一稿', mine.version);
    expect(mine).toMatchObject({ state: 'submitted', versions: [{ number: 1, content: '第一稿', late: false }] });
    // Said twice, it is handed in once.
    mine = await submit(pupil, one, '第一稿', mine.version);
    expect(mine.versions).toHaveLength(1);
    mine = (await work(pupil, one, 'PUT', { version: mine.version, content: '直しかけ' })).body;
    expect(mine.state).toBe('changed');
    const read = (await call<SubmissionView>(school.teacher, 'GET', `/submissions/${mine.id}`)).body;
    expect(read.versions.map(({ content }) => content)).toEqual(['第一稿']);
    mine = (await call(pupil, 'POST', `/milestones/${one.id}/submission/discard`, {})).body;
    expect(mine).toMatchObject({ state: 'submitted', content: '第一稿' });
    const reviewed = await review(mine.id, { text: '29回をどう数えましたか', level: 'できた' });
    expect(reviewed.body.versions[0]?.review).toMatchObject({ level: 'できた', by: { id: school.teacher.id } });
    mine = (await call(pupil, 'GET', `/milestones/${one.id}/submission`)).body;
    expect(mine.state).toBe('reviewed');
    mine = await submit(pupil, one, '第二稿', mine.version);
    expect(mine).toMatchObject({ state: 'submitted', versions: [{ number: 2, review: null }, { number: 1 }] });
    expect((await review(mine.id, { number: 2, grade: 'A' })).body.versions[0]?.review).toMatchObject({ grade: 'A' });
    expect((await app.published('analytics')).slice(before.length)).toEqual([
      'analytics.work-submitted.v1',
      'analytics.submission-reviewed.v1',
      'analytics.work-submitted.v1',
      'analytics.submission-reviewed.v1',
    ]);
  });

  it('late work is taken and marked, by the day of the school, and stays in time when it was', async () => {
    await newClass();
    const one = await milestone();
    app.clock.set('2026-11-27T14:59:59.000Z');
    expect((await submit(pupil, one, '間に合う')).versions[0]?.late).toBe(false);
    app.clock.set('2026-11-27T15:00:00.000Z');
    expect((await submit(other, one, '遅れた')).versions[0]?.late).toBe(true);
    expect([(await cellOf(pupil))?.late, (await cellOf(other))?.late]).toEqual([false, true]);
    const moved = await call<MilestoneView>(school.teacher, 'PUT', `/milestones/${one.id}`, {
      ...one,
      dueDay: '2026-12-24',
    });
    expect(moved.status).toBe(200);
    expect((await cellOf(other))?.late).toBe(true);
  });

  it('of two tabs the second is told, and what only lost its answer goes through', async () => {
    await newClass();
    const one = await milestone();
    const first = (await work(pupil, one, 'PUT', { version: 0, content: '一' })).body;
    expect((await work(pupil, one, 'PUT', { version: 0, content: '一' })).status).toBe(200);
    expect((await work(pupil, one, 'PUT', { version: first.version, content: '二' })).status).toBe(200);
    const late = await work(pupil, one, 'PUT', { version: first.version, content: '三' });
    expect(late).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    const atOnce = await milestone({ title: '同時' });
    const answers = await Promise.all(
      [1, 2, 3].map(() => work(pupil, atOnce, 'POST', { version: 0, content: '同じ' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await call(pupil, 'GET', `/milestones/${atOnce.id}/submission`)).body.versions).toHaveLength(1);
  });

  it('are handed in by a pupil of the class only, and read by who teaches it', async () => {
    await newClass();
    const one = await milestone();
    const mine = await submit(pupil, one, 'わたしの');
    expect((await work(school.otherPupil, one, 'POST', { version: 0, content: 'x' })).status).toBe(403);
    expect((await work(school.teacher, one, 'POST', { version: 0, content: 'x' })).status).toBe(403);
    for (const who of [other, school.otherTeacher]) {
      expect((await call(who, 'GET', `/submissions/${mine.id}`)).status).toBe(403);
      expect((await review(mine.id, {}, who)).status).toBe(403);
    }
    expect((await call(pupil, 'GET', `/classes/${course.id}/milestone-matrix`)).status).toBe(403);
    await school.archive(course);
    expect((await work(pupil, one, 'POST', { version: mine.version, content: 'y' })).problem.code).toBe(
      'CLASS_ARCHIVED',
    );
    expect((await call(pupil, 'GET', `/milestones/${one.id}/submission`)).body.closed).toBe(true);
  });

  it('a review is of the version that was read, with a level the milestone has', async () => {
    await newClass();
    const one = await milestone();
    let mine = await submit(pupil, one, '一');
    expect((await review(mine.id, { level: '最高' })).problem.errors).toMatchObject([
      { pointer: '/level', reason: 'unknown_level' },
    ]);
    mine = await submit(pupil, one, '二', mine.version);
    expect((await review(mine.id, { number: 1 })).problem.code).toBe('VERSION_CONFLICT');
    expect((await review(mine.id, { number: 9 })).status).toBe(404);
    expect((await review(mine.id, { number: 2, level: 'よくできた' })).status).toBe(200);
    expect(await cellOf(pupil)).toMatchObject({ state: 'reviewed', level: 'よくできた', rank: 3, number: 2 });
  });

  it('keep which files lay there when work was handed in, and a new file alone is worth handing in again', async () => {
    await newClass();
    const one = await milestone();
    const file = () =>
      app.says(
        fileAdded,
        { id: ids.next(), eventSeq: 0 },
        {
          schoolId: school.schoolId,
          placeKind: 'work',
          placeId: one.id,
          kind: 'pdf',
          size: 9,
          uploadedBy: pupil.id,
        },
      );
    await file();
    let mine = await submit(pupil, one, '資料つき');
    await file();
    mine = await submit(pupil, one, '資料つき', mine.version);
    expect(mine.versions.map(({ number, files }) => [number, files])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('stand over all open classes of a pupil by due day, and go out as CSV nothing runs in', async () => {
    await newClass();
    const late = await milestone({ title: '=計画', dueDay: '2026-12-24' });
    const soon = await milestone({ title: '要旨', dueDay: '2026-11-27' });
    await submit(pupil, late, '済み');
    app.clock.advance(7 * DAY);
    const { items } = (
      await call<{ items: OwnMilestone[] }>(pupil, 'GET', `/students/${pupil.id}/milestones?classId=${course.id}`)
    ).body;
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [soon.id, 'open'],
      [late.id, 'submitted'],
    ]);
    const csv = await call(school.teacher, 'GET', `/classes/${course.id}/milestones.csv`);
    const [head = '', ...lines] = csv.text.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toContain('要旨 (2026-11-27)');
    expect(head.split(',').some((cell) => /^"?=/.test(cell))).toBe(false);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/1,姓\d+ 名\d+,(未提出|not handed in),(提出|handed in)/);
  });
});

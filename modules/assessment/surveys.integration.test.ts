import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RubricAssessmentSummary } from '#contracts/assessment/rubric-assessments.ts';
import type {
  ClassSurveyRow,
  Reading,
  SurveyDefinition,
  SurveyResult,
  SurveySheet,
} from '#contracts/assessment/surveys.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { MINUTE } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';

const ENOUGH = { subjects: ['science'], strengths: ['logic'], ways: ['reading'] };
const CALM = Object.fromEntries(
  ['o', 'c', 'e', 'a', 's'].flatMap((trait) => [1, 2, 3, 4].map((number) => [`${trait}${number}`, 3])),
);

describe.each(DIALECTS)('surveys, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 8 });
  });
  afterAll(() => app.stop());

  let used = 0;
  const freshPupil = (): Seated => {
    const pupil = school.pupils[used++];
    if (!pupil) throw new Error('no pupils left');
    return pupil;
  };
  const send = async (who: Seated, method: string, path: string, answers?: object) =>
    app.call<SurveySheet>(method, path, { token: await who.as(), ...(answers ? { body: { answers } } : {}) });
  const keep = (who: Seated, answers: object, type = 'interest') =>
    send(who, 'PATCH', `/surveys/${type}/responses`, answers);
  const handIn = (who: Seated, answers: object = {}, type = 'interest') =>
    send(who, 'POST', `/surveys/${type}/responses`, answers);
  const open = async (who: Seated, type = 'interest') =>
    (
      await app.call<{ definition: SurveyDefinition; sheet: SurveySheet | null }>('GET', `/surveys/${type}`, {
        token: await who.as(),
      })
    ).body;
  const result = async (reader: Seated, of: Seated, type = 'interest', query = '') =>
    app.call<SurveyResult>('GET', `/surveys/${type}/responses/${of.id}${query}`, { token: await reader.as() });
  const told = async () => (await app.published('assessment')).length;

  it('are half answered here, half there, and nothing is lost on the way', async () => {
    const pupil = freshPupil();
    expect((await open(pupil)).sheet).toEqual({ state: 'new', answers: {}, savedAt: null, answeredAt: null });
    // Both devices begin at once; neither has seen what the other says.
    const kept = await Promise.all([
      keep(pupil, { subjects: ['science'] }),
      keep(pupil, { strengths: ['logic'], noticed: '川の水' }),
      keep(pupil, { ways: ['reading'] }),
    ]);
    expect(kept.map((one) => one.status)).toEqual([200, 200, 200]);
    expect((await open(pupil)).sheet).toMatchObject({ state: 'draft', answers: { ...ENOUGH, noticed: '川の水' } });
    expect((await handIn(pupil)).body).toMatchObject({ state: 'answered' });
    expect((await app.published('assessment')).at(-1)).toBe('assessment.survey-completed.v1');
  });

  it('are handed in once, however often they are sent', async () => {
    const pupil = freshPupil();
    const before = await told();
    const sent = await Promise.all([handIn(pupil, ENOUGH), handIn(pupil, ENOUGH), handIn(pupil, ENOUGH)]);
    expect(sent.map((one) => one.status)).toEqual([200, 200, 200]);
    await handIn(pupil);
    expect((await result(pupil, pupil)).body.history).toHaveLength(1);
    expect(await told()).toBe(before + 1);
  });

  it('are changed later, and what was said before stays', async () => {
    const pupil = freshPupil();
    await handIn(pupil, { ...ENOUGH, noticed: '前' });
    expect((await keep(pupil, { noticed: '後' })).body.state).toBe('changing');
    expect((await result(pupil, pupil)).body.answers.noticed).toBe('前');
    await handIn(pupil);
    const newest = await result(pupil, pupil);
    expect(newest.body).toMatchObject({ number: 2, answers: { noticed: '後' } });
    expect((await result(pupil, pupil, 'interest', '?number=1')).body.answers.noticed).toBe('前');
    expect((await result(pupil, pupil, 'interest', '?number=9')).status).toBe(404);
  });

  it('are left as they were handed in when a change is not wanted', async () => {
    const pupil = freshPupil();
    await keep(pupil, { noticed: 'まだ' });
    const nothingHandedIn = await send(pupil, 'DELETE', '/surveys/interest/responses/draft');
    expect(nothingHandedIn.body).toMatchObject({ state: 'draft', answers: { noticed: 'まだ' } });
    await handIn(pupil, ENOUGH);
    await keep(pupil, { noticed: 'ちがう' });
    const left = await send(pupil, 'DELETE', '/surveys/interest/responses/draft');
    expect(left.body).toMatchObject({ state: 'answered', answers: { noticed: 'まだ' } });
  });

  it('refuse what is no answer by its name and keep nothing of it', async () => {
    const pupil = freshPupil();
    const wrong = await keep(pupil, { noticed: 'よい', subjects: ['magic'] });
    expect(wrong).toMatchObject({
      status: 422,
      problem: { code: 'UNPROCESSABLE', errors: [{ pointer: '/answers/subjects', reason: 'not_an_answer' }] },
    });
    expect((await open(pupil)).sheet?.state).toBe('new');
    const early = await handIn(pupil, { subjects: ['art'] });
    expect(early.problem.errors?.map((one) => [one.pointer, one.reason])).toEqual([
      ['/answers/strengths', 'required'],
      ['/answers/ways', 'required'],
    ]);
    expect((await keep(pupil, { noticed: 'あ'.repeat(1_000_000) })).status).toBeGreaterThanOrEqual(400);
    const markup = '<img src=x onerror=alert(1)>';
    expect((await keep(pupil, { noticed: markup })).body.answers.noticed).toBe(markup);
    expect((await keep(school.teacher, { noticed: 'x' })).status).toBe(403);
    expect((await open(school.teacher)).sheet).toBeNull();
    expect((await app.call('GET', '/surveys/horoscope', { token: await pupil.as() })).status).toBe(400);
  });

  it('score the personality for the pupil and their own teachers only, and write down who looked', async () => {
    const pupil = freshPupil();
    await handIn(pupil, CALM, 'personality');
    const own = await result(pupil, pupil, 'personality');
    expect(own.body.traits?.map((trait) => trait.score)).toEqual([12, 12, 12, 12, 12]);
    expect(JSON.stringify(own.body.definition)).not.toContain('reversed');
    for (const stranger of [school.otherTeacher, school.admin, school.otherPupil, school.pupils[0] ?? pupil]) {
      expect((await result(stranger, pupil, 'personality')).status).toBe(403);
    }
    expect((await result(school.teacher, pupil, 'personality')).status).toBe(200);
    app.clock.advance(MINUTE);
    await result(school.teacher, pupil, 'personality');
    app.clock.advance(11 * MINUTE);
    await result(school.teacher, pupil, 'personality');
    const readings = async (who: Seated) =>
      app.call<{ items: Reading[]; total: number }>('GET', `/students/${pupil.id}/readings`, {
        token: await who.as(),
      });
    expect((await readings(pupil)).body.items).toMatchObject([
      { reader: { id: school.teacher.id }, times: 1 },
      { reader: { id: school.teacher.id }, times: 2 },
    ]);
    expect((await readings(school.admin)).body.total).toBe(2);
    expect((await readings(school.teacher)).status).toBe(403);
  });

  it('show a teacher who has answered, without what, and how many chose what, without who', async () => {
    const pupil = freshPupil();
    await handIn(pupil, { ...ENOUGH, subjects: ['music'] });
    const list = await app.call<{ items: ClassSurveyRow[] }>('GET', `/classes/${school.schoolClass.id}/surveys`, {
      token: await school.teacher.as(),
    });
    expect(list.body.items.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(list.body.items.find((row) => row.student.id === pupil.id)).toMatchObject({
      interest: { state: 'answered' },
      personality: { state: 'new' },
    });
    expect(list.text).not.toContain('music');
    const page = async (who: Seated) =>
      app.call<{ surveys: object[] }>('GET', `/assessments/${pupil.id}`, { token: await who.as() });
    expect((await page(school.teacher)).body.surveys).toMatchObject([
      { type: 'interest', state: 'answered' },
      { type: 'personality', state: 'new', answeredAt: null },
    ]);
    expect((await page(school.otherTeacher)).status).toBe(403);
    const counted = await app.call<{ answered: number; questions: { id: string; options: object[] }[] }>(
      'GET',
      `/classes/${school.schoolClass.id}/surveys/interest`,
      { token: await school.teacher.as() },
    );
    const subjects = counted.body.questions.find((question) => question.id === 'subjects');
    expect(subjects?.options).toContainEqual(expect.objectContaining({ id: 'music', pupils: 1 }));
    for (const { id } of school.pupils) expect(counted.text).not.toContain(id);
  });

  it('are answered by most pupils of a sample school, and by nobody who has answered themselves', async () => {
    const fresh = [await school.person('student'), await school.person('student'), await school.person('student')];
    for (const who of fresh) await school.enroll(who, school.schoolClass);
    await app.says(
      demoRequested,
      { id: school.schoolId, eventSeq: 0 },
      { schoolId: school.schoolId, by: school.admin.id, pupils: school.pupils.length, teachers: 1 },
    );
    const list = await app.call<{ items: ClassSurveyRow[] }>('GET', `/classes/${school.schoolClass.id}/surveys`, {
      token: await school.teacher.as(),
    });
    const answered = list.body.items.filter(
      (row) => fresh.some(({ id }) => id === row.student.id) && row.interest.answeredAt && row.personality.answeredAt,
    );
    expect(answered.length).toBeGreaterThan(0);
    const [first] = school.pupils;
    if (first) expect((await result(first, first)).body.answers.noticed).toBe('川の水');
    const rubrics = await app.call<{ items: RubricAssessmentSummary[] }>(
      'GET',
      `/classes/${school.schoolClass.id}/rubric-assessments`,
      { token: await school.teacher.as() },
    );
    expect(rubrics.body.items.map(({ state }) => state)).toEqual(['open', 'shown']);
    const [open, shown] = rubrics.body.items;
    expect(shown?.pupils?.done).toBe(shown?.pupils?.due);
    expect(shown?.mine).toEqual({ done: 11, due: 11 });
    expect(open?.pupils?.done).toBeLessThan(open?.pupils?.due ?? 0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerMark } from '#contracts/assessment/attempts.ts';
import type { EvaluationRecord } from '#contracts/assessment/evaluations.ts';
import type { QuizCorrection } from '#contracts/assessment/quizzes.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { called, ITEMS, quizzesOf, section } from '#modules/assessment/testing/quiz.ts';

describe.each(DIALECTS)('what became of the results of quizzes, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let quizzes: ReturnType<typeof quizzesOf>;
  let pupil: Seated;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app);
    quizzes = quizzesOf(app, school);
    pupil = school.pupils[0] as Seated;
  });
  afterAll(() => app.stop());

  const records = async (who: Seated, title: string) =>
    (
      await quizzes.ok<{ items: EvaluationRecord[] }>(who, 'GET', `/students/${pupil.id}/evaluations?limit=50`)
    ).items.filter((record) => record.kind === 'quiz' && record.title.startsWith(title));
  /** Oldest first: what, and from which points to which. */
  const story = async (who: Seated, title = '水のテスト') =>
    (await records(who, title))
      .toReversed()
      .map(({ what, by, why, changes }) =>
        [
          what,
          by?.id === school.teacher.id ? 'teacher' : 'key',
          why,
          ...changes.map((one) => `${one.part} ${one.name}: ${one.before}→${one.after}`),
        ]
          .filter(Boolean)
          .join(' | '),
      );

  it('is kept for good: marked by hand, changed, corrected and shown, with who and why', async () => {
    const quiz = await quizzes.published([section('single', 'long')]);
    const { id, paper } = await quizzes.started(pupil, quiz.id);
    await quizzes.handIn(pupil, id, { single: { choice: called(paper, 'single', '火') }, long: { text: '水' } });
    // A text waits: nothing has come of it yet.
    expect(await story(school.teacher)).toEqual([]);
    const mark = (points: number, version: number, comment = '') =>
      quizzes.ok<AnswerMark>(school.teacher, 'PUT', `/attempts/${id}/marks/long`, { version, points, comment });
    const { version } = await mark(3, 1);
    await mark(4.5, version, 'よく見ています');
    await quizzes.close(quiz.id);
    expect((await quizzes.release(quiz.id)).status).toBe(200);
    const correction = await quizzes.ok<QuizCorrection>(school.teacher, 'POST', `/quizzes/${quiz.id}/corrections`, {
      version: (await quizzes.quiz(quiz.id)).version,
      items: [{ ...ITEMS.single, answer: 'c0' }],
      note: '火も正しい',
    });
    expect(correction.total).toBe(1);
    await app.settled();
    const whole = [
      'scored | teacher | points 考えを書こう: →3 | points : →3',
      'changed | teacher | points 考えを書こう: 3→4.5 | comment 考えを書こう: →よく見ています | points : 3→4.5',
      'shown | teacher',
      'changed | teacher | 火も正しい | points : 4.5→5.5',
    ];
    expect(await story(school.teacher)).toEqual(whole);
    expect(await story(pupil)).toEqual(whole);

    // Hidden again, the pupil reads nothing of it; the record loses nothing.
    await quizzes.ok(school.teacher, 'POST', `/quizzes/${quiz.id}/withhold`, {});
    expect(await story(pupil)).toEqual([]);
    expect(await story(school.teacher)).toEqual([...whole, 'hidden | teacher']);
  });

  it('is marked by the key at once, and tells no points a quiz does not show', async () => {
    const reveal = { points: false, correctness: true, key: false, explanation: true };
    const quiz = await quizzes.published([section('trueFalse')], { reveal, attempts: 2 });
    const { id } = await quizzes.started(pupil, quiz.id);
    await quizzes.handIn(pupil, id, { trueFalse: { value: true } });
    // Handed in twice is handed in once.
    await quizzes.handIn(pupil, id);
    await quizzes.close(quiz.id);
    await quizzes.release(quiz.id);
    const title = '水のテスト (1)';
    expect(await story(school.teacher, title)).toEqual(['scored | key | points : →1', 'shown | teacher']);
    expect(await story(pupil, title)).toEqual(['scored | key', 'shown | teacher']);
    expect((await quizzes.call(school.otherPupil, 'GET', `/students/${pupil.id}/evaluations`)).status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as events from '#contracts/assessment/events.ts';
import type { AttemptId, ClassId, CorrectionId, QuizId, SchoolId, UserId } from '#contracts/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

const id = (end: string) => `018f0000-0000-7000-8000-0000000000${end}`;
const LINK = `/classes/${id('cc')}/quizzes/${id('a1')}`;

describe.each(DIALECTS)('news of quizzes, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  let pupils: [Member, Member];
  const quiz = { id: id('a1'), eventSeq: 0 };
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    school = await schoolIn(app);
    pupils = [await school.member(), await school.member()];
  });
  afterAll(() => app.stop());

  const facts = () => ({
    ...{
      schoolId: school.schoolId as SchoolId,
      classId: id('cc') as ClassId,
      className: '地域探究',
      title: '水のテスト',
    },
    ...{ items: 3, worth: 10, opensAt: null, closesAt: null },
  });
  const inbox = async (who: Member) =>
    (await school.inbox(who)).items.map(({ kind, link, values }) => [kind, link, values]);
  const values = { className: '地域探究', title: '水のテスト' };
  const result = (who: Member, points: number) => ({
    ...{ studentId: who.id as UserId, attemptId: id('b1') as AttemptId, points, of: 10 },
  });

  it('a quiz is told to its class once; hidden unread, it is no news any more', async () => {
    const tell = pupils.map((who) => who.id as UserId);
    await app.says(events.quizPublished, quiz, { ...facts(), tell });
    await app.says(events.quizPublished, quiz, { ...facts(), tell: [] });
    for (const who of pupils) expect(await inbox(who)).toEqual([['quiz-published', LINK, values]]);
    await app.says(events.quizWithdrawn, quiz, facts());
    for (const who of pupils) expect(await inbox(who)).toEqual([]);
  });

  it('results are told to who has one, without the points', async () => {
    await app.says(events.quizResultReleased, quiz, { ...facts(), release: 1, results: [result(pupils[0], 7)] });
    expect(await inbox(pupils[0])).toEqual([['quiz-released', LINK, values]]);
    expect(await inbox(pupils[1])).toEqual([]);
  });

  it('a changed result is told to its pupil only, of one correction once', async () => {
    const attempts = [
      { id: id('b1'), eventSeq: 0 },
      { id: id('b2'), eventSeq: 0 },
    ];
    const said = { ...facts(), quizId: quiz.id as QuizId, ...result(pupils[1], 9), before: 7 };
    for (const attempt of attempts)
      await app.says(events.quizResultChanged, attempt, {
        ...{ ...said, attemptId: attempt.id as AttemptId, why: 'key' as const },
        correctionId: id('d1') as CorrectionId,
      });
    expect(await inbox(pupils[1])).toEqual([['quiz-changed', LINK, values]]);
    const [attempt] = attempts;
    if (attempt) await app.says(events.quizResultChanged, attempt, { ...said, why: 'mark', correctionId: null });
    expect(await inbox(pupils[1])).toHaveLength(2);
    expect(await inbox(pupils[0])).toHaveLength(1);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { surveyAnswers } from '#contracts/assessment/queries.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { answerSurveyAnswers } from '#modules/assessment/queries/survey-answers.ts';

const CALM = Object.fromEntries(
  ['o', 'c', 'e', 'a', 's'].flatMap((trait) => [1, 2, 3, 4].map((number) => [`${trait}${number}`, 3])),
);
let app: TestApplication;
let school: SchoolWithClass;
beforeAll(async () => {
  app = await bootModule(assessment);
  school = await schoolWithClass(app, { pupils: 1 });
});
afterAll(() => app.stop());

it('tells ai in words what a pupil handed in last: interests as answered, of personality no number', async () => {
  const [pupil] = school.pupils as [Seated];
  const send = async (method: string, type: string, answers: object) =>
    app.call(method, `/surveys/${type}/responses`, { token: await pupil.as(), body: { answers } });
  const ask = async (language: 'ja' | 'en') => {
    const said = await answerSurveyAnswers.answer(app.context('assessment'), { studentId: pupil.id, language });
    return surveyAnswers.output.parse(said).surveys;
  };
  await send('PATCH', 'interest', { subjects: ['art'] });
  expect(await ask('ja')).toEqual([]);
  const interests = { subjects: ['science', 'social'], strengths: ['logic'], ways: ['reading'], noticed: ' 川の水 ' };
  expect((await send('POST', 'interest', interests)).status).toBe(200);
  expect((await send('POST', 'personality', CALM)).status).toBe(200);
  await send('PATCH', 'interest', { subjects: ['art'] });

  const [interest, personality] = await ask('ja');
  const answers = new Map(interest?.answers.map(({ questionId, answer }) => [questionId, answer]));
  expect(answers.get('subjects')).toBe('理科、社会');
  expect(answers.get('noticed')).toBe('川の水');
  expect(answers.has('learn')).toBe(false);
  expect(personality?.answers).toHaveLength(5);
  expect(JSON.stringify(personality)).not.toMatch(/\d/);
  expect((await ask('en'))[1]?.answers[0]?.question).toBe('Interest in the new');
});

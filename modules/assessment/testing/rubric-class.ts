import type { RubricAssessment, RubricTask } from '#contracts/assessment/rubric-assessments.ts';
import type { RubricMatrix, RubricResult, ScoreSheet } from '#contracts/assessment/rubric-scores.ts';
import type { RubricDocument, RubricView } from '#contracts/assessment/rubrics.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import type { Course, SchoolWithClass, Seated } from '#kernel/testing/school-with-class.ts';

const uuid = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const criterion = (n: number, name: string): RubricDocument['criteria'][number] => ({
  id: uuid(n),
  name,
  description: '',
  weight: 1,
  levels: ['S', 'A', 'B', 'C'].map((level, at) => ({
    id: uuid(n + at + 1),
    name: level,
    points: 4 - at,
    criterion: '',
  })),
});
/** Two criteria of four levels, 4 to 1 points. */
export const DOCUMENT: RubricDocument = {
  name: '発表',
  description: '',
  criteria: [criterion(100, '筋道'), criterion(200, '話し方')],
};
export const [LINE, VOICE] = [uuid(100), uuid(200)];
/** Levels by the points they stand for. */
export const levels = (line: number, voice: number) => ({ [LINE]: uuid(105 - line), [VOICE]: uuid(205 - voice) });

export const SETTINGS = {
  title: '中間発表',
  subject: '',
  dueOn: null,
  self: true,
  peers: 'some',
  peersEach: 2,
  anonymous: true,
} as const;

/** What a class does with rubrics, as its people do it. */
export function rubricClass(app: TestApplication, school: SchoolWithClass, course: Course = school.schoolClass) {
  const call = async <T>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const { teacher } = school;
  return {
    call,
    async rubric(document: RubricDocument = DOCUMENT): Promise<RubricView> {
      return (await call<RubricView>(teacher, 'POST', `/classes/${course.id}/rubrics`, { document })).body;
    },
    async prepared(settings: object = {}): Promise<RubricAssessment> {
      const { id: rubricId } = await this.rubric();
      const path = `/classes/${course.id}/rubric-assessments`;
      const made = await call<RubricAssessment>(teacher, 'POST', path, { ...SETTINGS, rubricId, ...settings });
      if (made.status !== 201) throw new Error(made.text);
      return made.body;
    },
    move: (one: { id: string; version: number }, to: string, who = teacher) =>
      call<RubricAssessment>(who, 'POST', `/rubric-assessments/${one.id}/state`, { to, version: one.version }),
    async moved(id: string, to: string): Promise<RubricAssessment> {
      const now = await call<RubricAssessment>(teacher, 'GET', `/rubric-assessments/${id}`);
      const answer = await this.move(now.body, to);
      if (answer.status !== 200) throw new Error(answer.text);
      await app.settled();
      return answer.body;
    },
    async opened(settings: object = {}): Promise<RubricAssessment> {
      return this.moved((await this.prepared(settings)).id, 'open');
    },
    tasks: async (who: Seated, id: string) =>
      (await call<{ items: RubricTask[] }>(who, 'GET', `/rubric-assessments/${id}/tasks`)).body.items,
    keep: (who: Seated, id: string, about: { id: string }, patch: object) =>
      call<ScoreSheet>(who, 'PATCH', `/rubric-assessments/${id}/scores/${about.id}`, patch),
    handIn: (who: Seated, id: string, about: { id: string }, patch: object) =>
      call<ScoreSheet>(who, 'POST', `/rubric-assessments/${id}/scores/${about.id}`, patch),
    matrix: async (id: string, who = teacher) =>
      (await call<RubricMatrix>(who, 'GET', `/rubric-assessments/${id}/matrix`)).body,
    result: (who: Seated, id: string, about: { id: string }) =>
      call<RubricResult>(who, 'GET', `/students/${about.id}/rubric-results/${id}`),
  };
}
export type RubricClass = ReturnType<typeof rubricClass>;

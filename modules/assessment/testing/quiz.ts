import type { AnswersSaved, AttemptResult, AttemptView, LiveRow, Paper } from '#contracts/assessment/attempts.ts';
import type { MyQuiz, QuizDocument, QuizSaved, QuizView } from '#contracts/assessment/quizzes.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import type { Course, SchoolWithClass, Seated } from '#kernel/testing/school-with-class.ts';

const common = { image: null, points: 1, explanation: '', bankItemId: null };
const choices = (...texts: string[]) => texts.map((text, place) => ({ id: `c${place}`, text }));

/** One item of every type. Right answers: 水, 2 と 3, true, 富士山, 3.14, 春夏秋冬, 県庁所在地, cloze, and two by hand. */
export const ITEMS = {
  single: {
    ...common,
    id: 'single',
    type: 'single',
    prompt: 'どれ?',
    choices: choices('火', '水', '土'),
    answer: 'c1',
  },
  multiple: {
    ...common,
    id: 'multiple',
    type: 'multiple',
    prompt: '素数は?',
    choices: choices('2', '3', '4', '6'),
    answers: ['c0', 'c1'],
    scoring: 'partial',
    points: 2,
  },
  trueFalse: { ...common, id: 'trueFalse', type: 'trueFalse', prompt: '水は 100 度で沸く', answer: true },
  text: { ...common, id: 'text', type: 'text', prompt: '日本一高い山', accepted: ['富士山', 'ふじさん'], exact: false },
  number: {
    ...common,
    id: 'number',
    type: 'number',
    prompt: '円周率',
    answer: 3.14,
    tolerance: { kind: 'absolute', value: 0.01 },
    unit: '',
    explanation: '3.14159…',
  },
  ordering: {
    ...common,
    id: 'ordering',
    type: 'ordering',
    prompt: '季節の順に',
    entries: choices('春', '夏', '秋', '冬'),
    scoring: 'partial',
    points: 4,
  },
  matching: {
    ...common,
    id: 'matching',
    type: 'matching',
    prompt: '県庁所在地は?',
    lefts: [
      { id: 'l0', text: '宮城', match: 'r0' },
      { id: 'l1', text: '愛知', match: 'r1' },
    ],
    rights: [
      { id: 'r0', text: '仙台' },
      { id: 'r1', text: '名古屋' },
      { id: 'r2', text: '横浜' },
    ],
    points: 2,
  },
  cloze: {
    ...common,
    id: 'cloze',
    type: 'cloze',
    prompt: '',
    text: '水は [[g0]] と [[g1]] からなり、[[g2]] 度で凍る。',
    gaps: [
      { id: 'g0', kind: 'text', accepted: ['水素'], exact: false },
      { id: 'g1', kind: 'choice', choices: choices('酸素', '窒素'), answer: 'c0' },
      { id: 'g2', kind: 'number', answer: 0, tolerance: { kind: 'absolute', value: 0 }, unit: '度' },
    ],
    points: 3,
  },
  long: {
    ...common,
    id: 'long',
    type: 'long',
    prompt: '考えを書こう',
    model: '水の循環にふれていること',
    unit: 'characters',
    least: null,
    most: 400,
    points: 5,
  },
  file: { ...common, id: 'file', type: 'file', prompt: '写真', model: '', files: 2, points: 2 },
} as const;
export type ItemName = keyof typeof ITEMS;

export const section = (...names: ItemName[]) => ({
  id: 's0',
  title: '',
  instructions: '',
  shuffleItems: false,
  shuffleChoices: false,
  draw: null,
  items: names.map((name): object => ITEMS[name]),
});
const RULES = {
  timeLimit: null,
  opensAt: null,
  closesAt: null,
  attempts: 1,
  counts: 'best',
  reveal: { points: true, correctness: true, key: true, explanation: true },
};

/** What teachers and pupils of a class do with quizzes, by the API. */
export function quizzesOf(app: TestApplication, school: SchoolWithClass) {
  const call = async <T>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  /** The same, of which nothing else is expected than that it works. */
  const ok = async <T>(who: Seated, method: string, path: string, body?: object): Promise<T> => {
    const answer = await call<T>(who, method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const { teacher } = school;
  const at = () => new Date(app.clock.now()).toISOString();
  return {
    call,
    ok,
    at,
    draft: (sections: object[], rules: object = {}, course: Course = school.schoolClass) =>
      ok<QuizView>(teacher, 'POST', '/quizzes', {
        classId: course.id,
        document: { title: '水のテスト', sections, rules: { ...RULES, ...rules } },
      }),
    async published(sections: object[], rules: object = {}, course: Course = school.schoolClass): Promise<QuizView> {
      const { id, version } = await this.draft(sections, rules, course);
      await ok<QuizSaved>(teacher, 'POST', `/quizzes/${id}/publish`, { version });
      return this.quiz(id);
    },
    quiz: (id: string) => ok<QuizView>(teacher, 'GET', `/quizzes/${id}`),
    save: (quiz: { id: string; version: number }, document: QuizDocument | object) =>
      call<QuizSaved>(teacher, 'PUT', `/quizzes/${quiz.id}`, { version: quiz.version, document }),
    start: (who: Seated, id: string, number = 1) =>
      call<AttemptView>(who, 'POST', `/quizzes/${id}/attempts`, { number }),
    async started(who: Seated, id: string, number = 1): Promise<AttemptView> {
      return ok<AttemptView>(who, 'POST', `/quizzes/${id}/attempts`, { number });
    },
    attempt: (who: Seated, id: string) => ok<AttemptView>(who, 'GET', `/attempts/${id}`),
    keep: (who: Seated, id: string, answers: Record<string, unknown>, rev = 1) =>
      call<AnswersSaved>(who, 'PATCH', `/attempts/${id}/answers`, { changes: changesOf(answers, rev, at()) }),
    handIn: (who: Seated, id: string, answers: Record<string, unknown> = {}, rev = 1) =>
      call<AnswersSaved>(who, 'POST', `/attempts/${id}/hand-in`, { changes: changesOf(answers, rev, at()) }),
    close: (id: string) => ok<QuizSaved>(teacher, 'POST', `/quizzes/${id}/close`, {}),
    release: (id: string, body: object = {}) => call<QuizSaved>(teacher, 'POST', `/quizzes/${id}/release`, body),
    result: (who: Seated, id: string) => call<AttemptResult>(who, 'GET', `/attempts/${id}/result`),
    live: async (id: string) => (await ok<{ items: LiveRow[] }>(teacher, 'GET', `/quizzes/${id}/live`)).items,
    mine: (who: Seated, id: string) => ok<MyQuiz>(who, 'GET', `/my-quizzes/${id}`),
  };
}

const changesOf = (answers: Record<string, unknown>, rev: number, at: string) =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer, rev, at }]));

/** The id a paper gives to what says this. */
export function called(paper: Paper, itemId: string, text: string, gapId?: string): string {
  const item = paper.sections.flatMap(({ items }) => items).find(({ id }) => id === itemId);
  const options = !item
    ? []
    : 'choices' in item
      ? item.choices
      : 'entries' in item
        ? item.entries
        : 'rights' in item
          ? item.rights
          : 'gaps' in item
            ? item.gaps.flatMap((gap) => (gap.id === gapId && gap.kind === 'choice' ? gap.choices : []))
            : [];
  const option = options.find((one) => one.text === text);
  if (!option) throw new Error(`${itemId} has no ${text}`);
  return option.id;
}

/** Everything right, as this paper calls it. */
export function rightAnswers(paper: Paper): Record<string, unknown> {
  const names = new Set(paper.sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const all = {
    single: () => ({ choice: called(paper, 'single', '水') }),
    multiple: () => ({ choices: ['2', '3'].map((text) => called(paper, 'multiple', text)) }),
    trueFalse: () => ({ value: true }),
    text: () => ({ text: ' フジ サン ' }),
    number: () => ({ number: '３,１４' }),
    ordering: () => ({ order: ['春', '夏', '秋', '冬'].map((text) => called(paper, 'ordering', text)) }),
    matching: () => ({
      pairs: { l0: called(paper, 'matching', '仙台'), l1: called(paper, 'matching', '名古屋') },
    }),
    cloze: () => ({ gaps: { g0: '水素', g1: called(paper, 'cloze', '酸素', 'g1'), g2: '０' } }),
    long: () => ({ text: '水は めぐる' }),
    file: () => ({ files: [{ id: '018f0000-0000-7000-8000-000000000001', name: '川.jpg', size: 1200 }] }),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([id, answer]) => (names.has(id) ? [[id, answer()]] : [])));
}

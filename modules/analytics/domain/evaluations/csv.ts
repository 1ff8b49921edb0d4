import type { Language } from '#modules/analytics/domain/log/words.ts';

export const EVALUATION_WORDS = {
  ja: {
    name: '学生名',
    text: '評価',
    knowledge: '知識・技能',
    thinking: '思考・判断・表現',
    attitude: '主体的に学習に取り組む態度',
    state: '状態',
    term: '期間',
    classGroup: '組',
    number: '番号',
    states: { none: '未作成', draft: '下書き', edited: '編集中', confirmed: '確定', published: '公開' },
  },
  en: {
    name: 'Name',
    text: 'Evaluation',
    knowledge: 'Knowledge and skills',
    thinking: 'Thinking, judgement, expression',
    attitude: 'Attitude to learning',
    state: 'State',
    term: 'Term',
    classGroup: 'Class group',
    number: 'No.',
    states: { none: 'none', draft: 'draft', edited: 'being edited', confirmed: 'confirmed', published: 'published' },
  },
} as const;

type Grade = string | null;
type Row = {
  student: { familyName: string; givenName: string };
  classGroup: string | null;
  number: number | null;
  evaluation: {
    text: string;
    knowledge: Grade;
    thinking: Grade;
    attitude: Grade;
    state: 'draft' | 'edited' | 'confirmed' | 'published';
  } | null;
};

const COLUMNS = ['name', 'text', 'knowledge', 'thinking', 'attitude', 'state', 'term', 'classGroup', 'number'] as const;
export const evaluationHeader = (language: Language): string[] =>
  COLUMNS.map((column) => EVALUATION_WORDS[language][column]);
export const evaluationRow = (
  { student, classGroup, number, evaluation }: Row,
  term: string,
  language: Language,
): (string | number | null)[] => [
  `${student.familyName} ${student.givenName}`.trim(),
  evaluation?.text ?? '',
  evaluation?.knowledge ?? null,
  evaluation?.thinking ?? null,
  evaluation?.attitude ?? null,
  EVALUATION_WORDS[language].states[evaluation?.state ?? 'none'],
  term,
  classGroup,
  number,
];

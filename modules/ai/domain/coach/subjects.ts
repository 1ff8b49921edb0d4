/** Subjects whose coach minds the same things. */
export const SUBJECTS = ['language', 'math', 'science', 'society', 'english', 'inquiry', 'arts', 'general'] as const;
export type SubjectGroup = (typeof SUBJECTS)[number];

const NAMES: readonly (readonly [SubjectGroup, RegExp])[] = [
  ['inquiry', /探究|総合的|総合学習|課題研究|inquiry|project/i],
  ['english', /英語|外国語|コミュニケーション|english|foreign/i],
  ['math', /数学|算数|math|statistic|統計/i],
  ['science', /理科|物理|化学|生物|地学|科学|science|physics|chemistry|biology|earth/i],
  ['society', /社会|歴史|地理|公民|公共|政治|経済|倫理|日本史|世界史|history|geograph|civic|social|econom/i],
  ['language', /国語|現代文|古典|古文|漢文|言語文化|文学|japanese|language|literature/i],
  ['arts', /美術|音楽|書道|芸術|技術|家庭|情報|保健|体育|art|music|design|craft|home|computer|health|physical/i],
];

/** The group a class's subject belongs to by its name, which schools choose freely. */
export const subjectGroupOf = (name: string | null): SubjectGroup =>
  NAMES.find(([, pattern]) => pattern.test(name ?? ''))?.[0] ?? 'general';

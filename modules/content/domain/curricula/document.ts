/** A year's plan as it is kept: one document, because it is read, changed, compared and published as a whole. */
export type CurriculumDocument = {
  title: string;
  description: string;
  mainTheme: string;
  totalHours: number;
  fieldwork: boolean;
  fieldworkCount: number;
  presentation: boolean;
  presentationFormat: 'presentation' | 'poster' | 'exhibition' | 'discussion';
  groupWork: 'individual' | 'hybrid' | 'group';
  partners: string;
  phases: Phase[];
  rubric: Category[];
};
export type Phase = { id: string; name: string; weeks: Week[] };
export type Week = {
  id: string;
  label: string;
  hours: number;
  theme: string;
  activities: string;
  support: string;
  evaluation: string;
};
export type Category = { id: string; name: string; description: string; levels: Level[] };
export type Level = { id: string; name: string; criterion: string };

export const BLANK: Omit<CurriculumDocument, 'title'> = {
  description: '',
  mainTheme: '',
  totalHours: 35,
  fieldwork: false,
  fieldworkCount: 0,
  presentation: false,
  presentationFormat: 'presentation',
  groupWork: 'hybrid',
  partners: '',
  phases: [],
  rubric: [],
};

export const weeksOf = (document: CurriculumDocument): Week[] => document.phases.flatMap((phase) => phase.weeks);

/** Sum over all weeks; halves add up exactly. */
export const hoursOf = (document: CurriculumDocument): number =>
  weeksOf(document).reduce((sum, week) => sum + week.hours, 0);

/** What lists show of a document. */
export type Outline = { title: string; mainTheme: string; totalHours: number; hours: number; weeks: number };
export const outlineOf = (document: CurriculumDocument): Outline => ({
  title: document.title,
  mainTheme: document.mainTheme,
  totalHours: document.totalHours,
  hours: hoursOf(document),
  weeks: weeksOf(document).length,
});

/** Key order is that of the schema everywhere, so that equal documents are equal texts. */
export const sameDocument = (one: CurriculumDocument | null, other: CurriculumDocument | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Every part's id, in order. */
export const idsOf = (document: CurriculumDocument): string[] => [
  ...document.phases.flatMap((phase) => [phase.id, ...phase.weeks.map((week) => week.id)]),
  ...document.rubric.flatMap((category) => [category.id, ...category.levels.map((level) => level.id)]),
];

/** All text of a document, in characters. */
export const lengthOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + lengthOf(inner), 0);
};

/** The same plan with ids of its own. */
export function withNewIds(document: CurriculumDocument, next: () => string): CurriculumDocument {
  return {
    ...document,
    phases: document.phases.map((phase) => ({
      ...phase,
      id: next(),
      weeks: phase.weeks.map((week) => ({ ...week, id: next() })),
    })),
    rubric: document.rubric.map((category) => ({
      ...category,
      id: next(),
      levels: category.levels.map((level) => ({ ...level, id: next() })),
    })),
  };
}

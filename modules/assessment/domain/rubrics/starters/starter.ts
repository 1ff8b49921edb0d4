import type { Rubric } from '#modules/assessment/domain/rubrics/rubric.ts';

type Words = { ja: string; en: string };
export type Starter = {
  key: string;
  name: Words;
  description: Words;
  criteria: {
    name: Words;
    description: Words;
    weight: number;
    levels: { name: string; points: number; criterion: Words }[];
  }[];
};

const LEVELS = ['S', 'A', 'B', 'C'];

/** A criterion of four levels, S to C, best first. */
export const criterion = (
  name: Words,
  description: Words,
  wordings: readonly Words[],
): Starter['criteria'][number] => ({
  name,
  description,
  weight: 1,
  levels: wordings.map((words, at) => ({
    name: LEVELS[at] ?? '',
    points: wordings.length - at,
    criterion: words,
  })),
});

/** The rubric in one language, with ids of its own. */
export const rubricFrom = (starter: Starter, language: 'ja' | 'en', next: () => string): Rubric => ({
  name: starter.name[language],
  description: starter.description[language],
  criteria: starter.criteria.map(({ name, description, weight, levels }) => ({
    id: next(),
    name: name[language],
    description: description[language],
    weight,
    levels: levels.map((level) => ({ ...level, id: next(), criterion: level.criterion[language] })),
  })),
});

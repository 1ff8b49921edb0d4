import type { RubricCriterion, RubricDocument, RubricLevel, RubricStarter } from '#contracts/assessment/rubrics.ts';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { randomId } from '../../../../api/random-id.ts';

const FEWEST = 2;
const MOST = 6;
const MOST_CRITERIA = 12;
const NAMES = ['S', 'A', 'B', 'C'];

export const newLevel = (name: string, points: number): RubricLevel => ({
  id: randomId(),
  name,
  points,
  criterion: '',
});
export const newCriterion = (): RubricCriterion => ({
  id: randomId(),
  ...{ name: '', description: '', weight: 1 },
  levels: NAMES.map((name, at) => newLevel(name, NAMES.length - at)),
});
export const blankRubric = (name: string): RubricDocument => ({ name, description: '', criteria: [newCriterion()] });

export const fromStarter = (starter: RubricStarter, language: 'ja' | 'en'): RubricDocument => ({
  name: starter.name[language],
  description: starter.description[language],
  criteria: starter.criteria.map(({ name, description, weight, levels }) => ({
    id: randomId(),
    ...{ name: name[language], description: description[language], weight },
    levels: levels.map((level) => ({ ...newLevel(level.name, level.points), criterion: level.criterion[language] })),
  })),
});

/** What a curriculum is assessed by. It has no points: they fall by one from the best level on. */
export const fromCurriculum = ({ title, rubric }: CurriculumDocument): RubricDocument => ({
  name: title,
  description: '',
  criteria: rubric.slice(0, MOST_CRITERIA).map(({ name, description, levels }) => {
    const few = levels.slice(0, MOST);
    const filled = [...few, ...Array(Math.max(0, FEWEST - few.length)).fill({ name: '', criterion: '' })];
    return {
      id: randomId(),
      ...{ name, description, weight: 1 },
      levels: filled.map((level, at) => ({
        ...newLevel(level.name, filled.length - at),
        criterion: level.criterion,
      })),
    };
  }),
});

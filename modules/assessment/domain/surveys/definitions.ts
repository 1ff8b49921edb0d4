import type { Definition } from '#modules/assessment/domain/surveys/definition.ts';
import { interest1 } from '#modules/assessment/domain/surveys/interest-1.ts';
import { personality1 } from '#modules/assessment/domain/surveys/personality-1.ts';

/** Every version there ever was, oldest first: answers are read with the version they were given to. */
const ALL: readonly Definition[] = [interest1, personality1];

/** The version pupils answer today. */
export function currentDefinition(type: Definition['type'], all = ALL): Definition {
  const newest = all.findLast((definition) => definition.type === type);
  if (!newest) throw new Error(`there is no ${type} survey`);
  return newest;
}

export function definitionOf(type: Definition['type'], version: number, all = ALL): Definition {
  const found = all.find((definition) => definition.type === type && definition.version === version);
  if (!found) throw new Error(`there is no version ${version} of the ${type} survey`);
  return found;
}

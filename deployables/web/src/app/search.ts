import type { AiCallRow } from '#contracts/ai/admin.ts';
import type { AiFunction } from '#contracts/ai/functions.ts';
import type { ClassEntryFilter } from '#contracts/analytics/entries.ts';
import type { EvaluationState } from '#contracts/analytics/evaluations.ts';
import type { ThemeFilter } from '#contracts/content/themes.ts';
import type { Role, UserStatus } from '#contracts/user/people.ts';

/** What stands behind the `?` of an address: anybody may have typed it. */
export type Search = Record<string, unknown>;
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
export const oneOf = <const Value extends string>(value: unknown, allowed: readonly Value[]): Value | undefined =>
  allowed.find((one) => one === value);
/** Filters that are not set do not stand in the address. */
export const set = <Values extends Record<string, unknown>>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== false)) as {
    [Key in keyof Values]?: Values[Key] | undefined;
  };

export const THEME_FILTERS = [
  'waiting',
  'returned',
  'approved',
  'selected',
  'none',
] as const satisfies readonly ThemeFilter[];
export const ROLES = ['student', 'teacher', 'admin'] as const satisfies readonly Role[];
export const STATUSES = [
  'registered',
  'confirmed',
  'active',
  'suspended',
  'rejected',
] as const satisfies readonly UserStatus[];
/** `all`: also what was read already; without a word what waits comes first. */
export const ENTRY_FILTERS = ['waiting', 'week', 'starred', 'all'] as const satisfies readonly (
  | ClassEntryFilter
  | 'all'
)[];
export const EVALUATION_FILTERS = ['none', 'draft', 'edited', 'confirmed', 'published'] as const satisfies readonly (
  | EvaluationState
  | 'none'
)[];
export const AI_FUNCTIONS = [
  'coach',
  'assistant',
  'themes',
  'curriculum',
  'evaluation',
  'summary',
  'recommendation',
] as const satisfies readonly AiFunction[];
export const AI_CALL_ENDS = [
  'complete',
  'tooLong',
  'cut',
  'stopped',
  'refused',
  'failed',
  'lost',
] as const satisfies readonly AiCallRow['finish'][];

import { forbidden, Refusal, refuseField } from '#kernel/errors.ts';

/** Why an answer cannot count; pages have words for each. */
export type PracticeReason = 'unknown' | 'not_delivered' | 'item_archived' | 'time_impossible' | 'not_a_choice';

const SAYINGS: Record<PracticeReason, string> = {
  unknown: 'There is no such question for you.',
  not_delivered: 'This was not given to you, or not any more.',
  item_archived: 'This question has been taken away.',
  time_impossible: 'An answer cannot take less than no time.',
  not_a_choice: 'This is none of the choices.',
};
export const sayingOf = (reason: PracticeReason): string => SAYINGS[reason];

const CODES = {
  unknown: 'NOT_FOUND',
  not_delivered: 'FORBIDDEN',
  item_archived: 'CONFLICT',
  time_impossible: 'UNPROCESSABLE',
  not_a_choice: 'UNPROCESSABLE',
} as const;
const PATHS = {
  unknown: 'presentationId',
  not_delivered: 'id',
  item_archived: 'id',
  time_impossible: 'ms',
  not_a_choice: 'answer',
};

export const refusalOf = (reason: PracticeReason): Refusal =>
  refuseField(CODES[reason], PATHS[reason], reason, SAYINGS[reason]);

/** The reason within a refusal of this kind, if it is one. */
export function reasonOf(error: unknown): PracticeReason | undefined {
  const reason = error instanceof Refusal ? error.fields[0]?.reason : undefined;
  return (Object.keys(SAYINGS) as PracticeReason[]).find((known) => known === reason);
}

export function refuseUnlessPupil(role: string): void {
  if (role !== 'student') throw forbidden('Only pupils practise.');
}

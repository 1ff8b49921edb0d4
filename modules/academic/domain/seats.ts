/** What the database guards while a membership lasts: nobody sits twice in one place. */
export const seatKey = (placeId: string, personId: string): string => `${placeId}:${personId}`;
/** One attendance number is given once within a class group. */
export const numberKey = (placeId: string, number: number | null): string | null =>
  number === null ? null : `${placeId}:${number}`;
/** A pupil sits in one class group of a year. */
export const yearKey = (yearId: string, personId: string): string => `${yearId}:${personId}`;

/** Order of a roster: 学年-組-番号, then reading; people without a class group last. */
export const LAST_GRADE = 99;
export const LAST_NUMBER = 999;

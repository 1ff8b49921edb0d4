/** Where one is in the matrix: the pupil's row and the criterion's column. */
export type At = { row: number; column: number };

export const clamp = (index: number, length: number): number => Math.max(0, Math.min(length - 1, index));

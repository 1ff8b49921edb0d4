export type Role = 'admin' | 'teacher' | 'student';
export type Status = 'registered' | 'confirmed' | 'active' | 'suspended' | 'rejected';

export type Names = {
  readonly familyName: string;
  readonly givenName: string;
  readonly familyKana: string;
  readonly givenKana: string;
};

/** `registered ─confirm→ confirmed ─approve→ active ⇄ suspended`; `confirmed ─reject→ rejected`. */
const MOVES = {
  confirm: ['registered', 'confirmed'],
  approve: ['confirmed', 'active'],
  reject: ['confirmed', 'rejected'],
  suspend: ['active', 'suspended'],
  reinstate: ['suspended', 'active'],
} as const satisfies Record<string, readonly [from: Status, to: Status]>;
export type Move = keyof typeof MOVES;

/** The status after a move; `undefined` where the move is not possible. */
export const statusAfter = (status: Status, move: Move): Status | undefined =>
  MOVES[move][0] === status ? MOVES[move][1] : undefined;

/** Pupils are let in (or refused) by teachers and administrators, teachers by administrators only. */
export const mayDecideAbout = (decider: Role, candidate: Role): boolean =>
  decider === 'admin' || (decider === 'teacher' && candidate === 'student');

/** Only an active account without a one-time password opens more than its own waiting page. */
export const isOpen = (status: Status, mustChangePassword: boolean): boolean =>
  status === 'active' && !mustChangePassword;

/** Who is calling, as the access token says and the revocations have not taken back. */
export type Principal = {
  readonly id: string;
  readonly sessionId: string;
  readonly role: 'admin' | 'teacher' | 'student';
  /** `null`: the operator of the installation (an admin without a school). */
  readonly schoolId: string | null;
  /** False while the account waits for confirmation, approval or a new password: only `waiting` routes are open then. */
  readonly active: boolean;
  /** When the token was made, in milliseconds. */
  readonly issuedAt: number;
};

export const isOperator = (principal: Principal): boolean => principal.role === 'admin' && principal.schoolId === null;

/** Stands where nobody is signed in: active nowhere, member of nothing. */
export const NOBODY: Principal = { id: '', sessionId: '', role: 'student', schoolId: '', active: false, issuedAt: 0 };

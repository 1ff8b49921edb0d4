import type { ProblemCode } from '#contracts/problem.ts';

/** What is wrong with one field: `path` as in the input, `reason` a stable key the page translates. */
export type FieldProblem = { path: string; reason: string; detail: string; values?: Record<string, string | number> };

const STATUS: Partial<Record<ProblemCode, number>> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  WRONG_CREDENTIALS: 401,
  FORBIDDEN: 403,
  ACCOUNT_SUSPENDED: 403,
  NOT_FOUND: 404,
  SCHOOL_CODE_UNKNOWN: 404,
  JOIN_CODE_UNKNOWN: 404,
  TOKEN_INVALID: 404,
  TOKEN_EXPIRED: 410,
  TOKEN_USED: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  FILE_TOO_LARGE: 413,
  FILE_TYPE_REFUSED: 415,
  FILE_UNSAFE: 422,
  UNPROCESSABLE: 422,
  PASSWORD_TOO_WEAK: 422,
  QUIZ_INCOMPLETE: 422,
  ACCOUNT_LOCKED: 423,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  MODULE_UNAVAILABLE: 503,
  PDF_UNAVAILABLE: 503,
  AI_UNAVAILABLE: 503,
  AI_UNUSABLE: 502,
  STORAGE_FULL: 507,
};

/**
 * A no with a reason a person can act on. Thrown by use cases, turned into a problem document at the HTTP wall
 * (409 unless the code says otherwise). Everything else that is thrown is a fault and becomes INTERNAL.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  readonly data: Record<string, unknown> | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    more: { fields?: readonly FieldProblem[]; data?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = STATUS[code] ?? 409;
    this.fields = more.fields ?? [];
    this.data = more.data;
  }
}

/** A refusal about one field. */
export const refuseField = (code: ProblemCode, path: string, reason: string, detail: string): Refusal =>
  new Refusal(code, detail, { fields: [{ path, reason, detail }] });

export const notFound = (what: string): Refusal => new Refusal('NOT_FOUND', `There is no such ${what}.`);
export const forbidden = (why = 'You may not do this.'): Refusal => new Refusal('FORBIDDEN', why);

/** Somebody changed the thing since it was read. */
export const versionConflict = (what: string): Refusal =>
  new Refusal('VERSION_CONFLICT', `Somebody else changed this ${what} meanwhile.`);

/** The asked module did not answer within the deadline, or nobody answers for it. */
export class ModuleUnavailable extends Error {
  override readonly name = 'ModuleUnavailable';
  readonly module: string;
  constructor(module: string, why: string) {
    super(`${module} is unavailable: ${why}`);
    this.module = module;
  }
}

/** More requests are under way than a module takes at once. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** A module did something its manifest does not declare. A bug, never a person's fault. */
export class Undeclared extends Error {
  override readonly name = 'Undeclared';
}

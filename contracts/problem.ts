import * as z from 'zod';

/** Codes a client may rely on. The text of a problem may change, its code may not. */
export const PROBLEM_CODES = [
  'BAD_REQUEST',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'VERSION_CONFLICT',
  'IDEMPOTENCY_CONFLICT',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNPROCESSABLE',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
  'MODULE_UNAVAILABLE',
  'WRONG_CREDENTIALS',
  'ACCOUNT_LOCKED',
  'ACCOUNT_SUSPENDED',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'TOKEN_USED',
  'LOGIN_ID_TAKEN',
  'EMAIL_TAKEN',
  'SCHOOL_CODE_UNKNOWN',
  'SCHOOL_CODE_TAKEN',
  'JOIN_CODE_UNKNOWN',
  'PASSWORD_TOO_WEAK',
  'ALREADY_SET_UP',
  'NUMBER_TAKEN',
  'LABEL_TAKEN',
  'CLASS_ARCHIVED',
  'HAS_WORK',
  'LEFT_CLASS',
  'NOT_PROPOSED',
  'ALREADY_PROPOSED',
  'APPROVAL_FIRST',
  'THEME_ARCHIVED',
  'SCORING_CLOSED',
  'PDF_UNAVAILABLE',
  'FILE_TYPE_REFUSED',
  'FILE_TOO_LARGE',
  'FILE_UNSAFE',
  'OFFSET_MISMATCH',
  'UPLOAD_INCOMPLETE',
  'TOO_MANY_UPLOADS',
  'QUOTA_EXCEEDED',
  'STORAGE_FULL',
  'QUIZ_INCOMPLETE',
  'QUIZ_STARTED',
  'QUIZ_NOT_OPEN',
  'QUIZ_CLOSED',
  'NO_ATTEMPTS_LEFT',
  'TIME_OVER',
  'ATTEMPT_HANDED_IN',
  'NOT_ALL_MARKED',
  'NOT_RELEASED',
  'RESULTS_RELEASED',
  'AI_NOT_SET_UP',
  'AI_BUDGET_USED_UP',
  'AI_UNAVAILABLE',
  'AI_UNUSABLE',
] as const;
export const ProblemCode = z.enum(PROBLEM_CODES);
export type ProblemCode = z.infer<typeof ProblemCode>;

/**
 * The body of every failed response (RFC 9457, `application/problem+json`).
 * `errors` names the fields of a refused form by JSON pointer (RFC 6901); `reason` of a field is a stable key for
 * translation, `detail` an English sentence for people who read raw answers.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ProblemCode,
  instance: z.string(),
  correlationId: z.string(),
  detail: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ pointer: z.string(), reason: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Problem, ProblemCode } from '#contracts/problem.ts';
import { currentContext } from '#kernel/context.ts';
import { databaseIsAway } from '#kernel/database/away.ts';
import { ModuleUnavailable, Overloaded, Refusal } from '#kernel/errors.ts';
import type { Logger } from '#kernel/logger.ts';

type Issue = { readonly message: string; readonly path?: readonly unknown[] | undefined; readonly code?: string };

const pointer = (path: readonly unknown[]): string =>
  path
    .map((segment) => (typeof segment === 'object' && segment !== null && 'key' in segment ? segment.key : segment))
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');

/** The stable reason of a schema issue (zod's codes, made the words the pages translate). */
function reasonOf(issue: Issue & Record<string, unknown>): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  if (issue.code === 'too_small')
    return issue.origin === 'string' && Number(issue.minimum) <= 1 ? 'required' : 'too_short';
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'invalid_email';
  return 'invalid';
}

const fieldOf = (issue: Issue & Record<string, unknown>) => ({
  pointer: pointer(issue.path ?? []),
  reason: reasonOf(issue),
  detail: issue.message,
});

/** The same body a failed request would have, for one thing of many that are answered together. */
export function problemOf(error: unknown): Pick<Problem, 'code' | 'errors'> {
  const { code, errors } = translate(error);
  return { code, ...(errors ? { errors } : {}) };
}
/** The fields a schema refuses, as a refused request names them. */
export const fieldsOf = (issues: readonly Issue[]): NonNullable<Problem['errors']> =>
  issues.map((issue) => fieldOf(issue as Issue & Record<string, unknown>));

function translate(error: unknown): Pick<Problem, 'title' | 'status' | 'code' | 'data' | 'errors'> {
  if (error instanceof Refusal) {
    return {
      title: error.message,
      status: error.status,
      code: error.code,
      ...(error.data ? { data: error.data } : {}),
      ...(error.fields.length
        ? {
            errors: error.fields.map((f) => ({
              pointer: pointer(f.path.split('.')),
              reason: f.reason,
              detail: f.detail,
            })),
          }
        : {}),
    };
  }
  if (error instanceof ModuleUnavailable || error instanceof Overloaded || databaseIsAway(error)) {
    return {
      title: 'A part of QuestEd does not answer right now. Please try again.',
      status: 503,
      code: 'MODULE_UNAVAILABLE',
      data: { retryAfter: 2 },
    };
  }
  if (error instanceof ORPCError && error.status === 413) return translate(tooLarge(5 * MB));
  if (error instanceof ORPCError && error.status < 500) {
    const cause = error.cause;
    const issues =
      cause instanceof ValidationError ? (cause.issues as readonly (Issue & Record<string, unknown>)[]) : [];
    return {
      title: issues.length ? 'Please check the fields named below.' : error.message,
      status: error.status,
      code: 'BAD_REQUEST',
      ...(issues.length ? { errors: issues.map(fieldOf) } : {}),
    };
  }
  if (error instanceof SyntaxError || (error instanceof Error && 'status' in error && error.status === 400)) {
    return { title: 'The request cannot be read.', status: 400, code: 'BAD_REQUEST' };
  }
  return { title: 'Something broke on our side. It has been recorded.', status: 500, code: 'INTERNAL' };
}

const MB = 1024 * 1024;

/** The refusal of a body of more than `limit` bytes. */
export const tooLarge = (limit: number): Refusal =>
  new Refusal(
    'PAYLOAD_TOO_LARGE',
    `This is too large: at most ${limit >= MB ? `${limit / MB} MB` : `${limit / 1024} kB`}.`,
    { data: { limit } },
  );

/** Sends a problem document (RFC 9457). */
export function sendProblem(req: Request, res: Response, error: unknown): Problem {
  const correlationId = currentContext()?.correlation ?? '';
  const facts = translate(error);
  const problem: Problem = {
    type: `urn:quested:problem:${facts.code.toLowerCase().replaceAll('_', '-')}`,
    instance: req.originalUrl.split('?')[0] ?? '',
    correlationId,
    ...facts,
  };
  const wait = problem.data?.retryAfter;
  if (typeof wait === 'number') res.set('retry-after', String(wait));
  res
    .status(problem.status)
    .type('application/problem+json')
    .set('cache-control', 'no-store')
    .send(JSON.stringify(problem));
  return problem;
}

/** Every failure leaves as a problem document; the text of an exception never does. */
export const problems =
  (log: Logger): ErrorRequestHandler =>
  (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const problem = sendProblem(req, res, error);
    if (problem.status >= 500) log.error({ err: error, code: problem.code }, 'request failed');
  };

export const problemCodeOf = (error: unknown): ProblemCode => translate(error).code;

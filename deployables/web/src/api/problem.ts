import type { Problem, ProblemCode } from '#contracts/problem.ts';

/** `OFFLINE` is ours: the request never reached the server. */
export type FailureCode = ProblemCode | 'OFFLINE';
export type FieldProblem = NonNullable<Problem['errors']>[number];

/** Every failed call ends as one of these, whatever went wrong on the way. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly code: FailureCode;
  readonly status: number;
  readonly correlationId: string;
  readonly data: Record<string, unknown>;
  readonly fields: readonly FieldProblem[];
  /** When it arrived; `data.retryAfter` counts from here. */
  readonly at = Date.now();

  constructor(problem: Partial<Omit<Problem, 'code'>> & { code: FailureCode }) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.correlationId = problem.correlationId ?? '';
    this.data = problem.data ?? {};
    this.fields = problem.errors ?? [];
  }
}

/** A part of the server, or the line to it, that is away: the page says so at once and asks again until it is back. */
export const isAway = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.code === 'MODULE_UNAVAILABLE' || problem.code === 'OFFLINE');
export const ASK_AGAIN_MS = 2000;

const CODE_BY_STATUS: Record<number, ProblemCode> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'MODULE_UNAVAILABLE',
};

/** A proxy in between may answer with a page of its own: then only the status is known. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? '';
  const body = type.includes('json') ? ((await response.json().catch(() => null)) as Problem | null) : null;
  const retryAfter = Number(response.headers.get('retry-after'));
  const data = { ...(retryAfter > 0 ? { retryAfter } : {}), ...body?.data };
  if (body?.code) return new ApiProblem({ ...body, data });
  return new ApiProblem({ code: CODE_BY_STATUS[response.status] ?? 'INTERNAL', status: response.status, data });
}

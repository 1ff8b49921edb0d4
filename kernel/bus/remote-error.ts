import type { ProblemCode } from '#contracts/problem.ts';
import { ModuleUnavailable, Overloaded, Refusal, Undeclared } from '#kernel/errors.ts';

/** The answerer failed for a reason that is its own; what it was stands in its log, not here. */
export class AnswerFailed extends Error {
  override readonly name = 'AnswerFailed';
}

/** An error as it travels between modules: named errors arrive as what they were, all others as AnswerFailed. */
export type RemoteError =
  | { name: 'Refusal'; message: string; code: ProblemCode; fields: Refusal['fields']; data: Refusal['data'] }
  | { name: 'ModuleUnavailable'; message: string; module: string }
  | { name: 'Overloaded' | 'Undeclared' | 'AnswerFailed'; message: string };

export function packError(error: unknown, query: string): RemoteError {
  if (error instanceof Refusal) {
    const { message, code, fields, data } = error;
    return { name: 'Refusal', message, code, fields, data };
  }
  if (error instanceof ModuleUnavailable)
    return { name: 'ModuleUnavailable', message: error.message, module: error.module };
  if (error instanceof Overloaded || error instanceof Undeclared) return { name: error.name, message: error.message };
  return { name: 'AnswerFailed', message: `${query} could not be answered` };
}

export function unpackError(error: RemoteError): Error {
  switch (error.name) {
    case 'Refusal': {
      const { fields, data } = error;
      return new Refusal(error.code, error.message, { fields, ...(data ? { data } : {}) });
    }
    case 'ModuleUnavailable':
      return new ModuleUnavailable(error.module, error.message.replace(/^.*? is unavailable: /, ''));
    case 'Overloaded':
      return new Overloaded(error.message);
    case 'Undeclared':
      return new Undeclared(error.message);
    case 'AnswerFailed':
      return new AnswerFailed(error.message);
  }
}

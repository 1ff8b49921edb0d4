import type * as z from 'zod';
import { type AiFunction, FUNCTIONS } from '#contracts/ai/functions.ts';
import { token } from '#kernel/container.ts';

export { type AiFunction, FUNCTIONS };

export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** One question to a model. Names and addresses in it are masked on the way out and put back on the way in. */
export type ModelCall = {
  readonly fn: AiFunction;
  readonly schoolId: string;
  /** Whose budgets it is taken from: the person who asked, and the class they asked in. */
  readonly personId: string;
  readonly classId: string | null;
  /** Whom the text is about beside the asker: their names are masked first. */
  readonly about?: readonly string[];
  /** Id of the prompt it was made by, as in `Authorship.prompt`. */
  readonly prompt: string;
  readonly messages: readonly Message[];
  /** Tokens the answer may have; the budget reserves them. */
  readonly longest: number;
  /** Aborted when the asker leaves or the process drains. */
  readonly signal: AbortSignal;
};

/** How an answer ended. `cut`: the provider broke off, what came is kept; `stopped`: by the asker. */
export type Finish = 'complete' | 'tooLong' | 'cut' | 'stopped' | 'refused';
export type Answered = {
  /** The call's row, as the administrator sees it. */
  readonly callId: string;
  readonly model: string;
  readonly promptTokens: number;
  readonly answerTokens: number;
};

/**
 * The models of a school. Before a call budgets are reserved, after it they are settled by what it came to. Throws
 * Refusals: AI_NOT_SET_UP, AI_BUDGET_USED_UP, AI_UNAVAILABLE (after retries, or at once while the circuit is open),
 * AI_UNUSABLE (an answer that fits its schema did not come in two rounds, or the model refused).
 */
export interface Models {
  /** Pieces of text as they come, names put back. Ends with how it ended; throws only before the first piece. */
  stream(call: ModelCall): AsyncGenerator<string, Answered & { finish: Finish }>;
  /** One answer of a shape. `schema` is told to the provider as JSON Schema and judges what comes back. */
  structured<S extends z.ZodType>(call: ModelCall, schema: S): Promise<Answered & { value: z.output<S> }>;
  /** Whether a function is set up for a school: what pages ask before they offer it. */
  available(schoolId: string, fn: AiFunction): Promise<boolean>;
}
export const modelsToken = token<Models>('models');

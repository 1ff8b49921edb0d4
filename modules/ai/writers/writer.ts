import type * as z from 'zod';
import type { DraftFailure } from '#contracts/ai/drafts.ts';
import type { Ids } from '#kernel/ids.ts';
import type { ModuleContext } from '#kernel/module.ts';
import type { Draft } from '#modules/ai/database/drafts.ts';
import type { AiFunction } from '#modules/ai/models/models.ts';
import type { AskOf, DraftKind, WrittenOf } from '#modules/ai/writers/written.ts';

/** Nothing can be written, for a reason the asker can do something about. Not a fault, and not worth another try. */
export class NothingToWrite extends Error {
  override readonly name = 'NothingToWrite';
  readonly failure: DraftFailure;
  constructor(failure: DraftFailure) {
    super(`nothing to write: ${failure}`);
    this.failure = failure;
  }
}

/** What a model is told, and the shape its answer must have. */
export type Material<Answer> = {
  /** The part of the prompt that is about this case; other people's words stand fenced in it. */
  readonly told: string;
  readonly schema: z.ZodType<Answer>;
};

/**
 * How one kind of draft comes about: what is gathered, what shape is asked for, and what of ours is made of it.
 * `longest` is the number of tokens the answer may have.
 */
export type Writer<K extends DraftKind, Gathered, Answer> = {
  readonly kind: K;
  readonly fn: AiFunction;
  readonly longest: number;
  /** Reads and asks; throws NothingToWrite. Never inside a transaction. */
  gather(context: ModuleContext, draft: Draft, ask: AskOf<K>): Promise<Gathered>;
  material(gathered: Gathered, draft: Draft, ask: AskOf<K>): Material<Answer>;
  written(answer: Answer, gathered: Gathered, ask: AskOf<K>, ids: Ids): WrittenOf<K>;
};

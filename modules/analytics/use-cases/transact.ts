import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { ModuleContext, Work } from '#kernel/module.ts';

/** How many rows one unit of work may find made by others, one after another. */
const TRIES = 4;

/** A unit of work that may make a row somebody else makes at the same moment: then it is there, and the work begins anew. */
export async function transactMaking<T>(
  { transact }: Pick<ModuleContext, 'transact'>,
  fn: (work: Work) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++)
    try {
      return await transact(fn);
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException) || tries === TRIES) throw error;
    }
}

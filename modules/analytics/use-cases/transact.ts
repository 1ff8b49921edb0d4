import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { ModuleContext, Work } from '#kernel/module.ts';

/** A unit of work that may make a row somebody else makes at the same moment: then it is there, and the work begins anew. */
export async function transactMaking<T>(
  { transact }: Pick<ModuleContext, 'transact'>,
  fn: (work: Work) => Promise<T>,
): Promise<T> {
  try {
    return await transact(fn);
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return transact(fn);
    throw error;
  }
}

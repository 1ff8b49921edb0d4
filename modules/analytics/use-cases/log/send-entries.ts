import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { ModuleContext } from '#kernel/module.ts';
import type { Written } from '#modules/analytics/domain/log/entry.ts';
import { type Kept, keepEntry } from '#modules/analytics/use-cases/log/keep-entry.ts';

/** Keeps one of the entries a device has gathered, in a transaction of its own: what is refused holds nothing else up. */
export async function sendEntry(
  context: ModuleContext,
  personId: string,
  sent: Written & { id: string },
): Promise<Kept> {
  const keep = () => context.transact((work) => keepEntry(work, personId, sent));
  try {
    return await keep();
  } catch (error) {
    // The same entry came twice at the same moment: now it is there.
    if (error instanceof UniqueConstraintViolationException) return keep();
    throw error;
  }
}

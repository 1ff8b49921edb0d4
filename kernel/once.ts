import { createHash } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Refusal } from '#kernel/errors.ts';
import { BusReply } from '#kernel/events/entities.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';

type Recorded = { request: string; output: unknown };

/**
 * Runs an unsafe request at most once per key: the answer is recorded in the very transaction of the effect, so that a
 * crash leaves both or neither, and a repeated request gets the recorded answer. The same key with another request is
 * refused.
 */
export async function once<T>(context: ModuleContext, key: string, input: unknown, run: () => Promise<T>): Promise<T> {
  const request = createHash('sha256')
    .update(JSON.stringify(input) ?? '')
    .digest('base64url');
  return context.transact(async (work) => {
    if (!(await takes(work, key))) {
      const known = await work.em.findOneOrFail(BusReply, { idemKey: key });
      const { request: first, output } = JSON.parse(known.reply) as Recorded;
      if (first === request) return output as T;
      throw new Refusal('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was used for another request.');
    }
    const output = await run();
    const reply = JSON.stringify({ request, output } satisfies Recorded);
    await work.em.nativeUpdate(BusReply, { idemKey: key }, { reply });
    return output;
  });
}

/**
 * Whether the key was still free. It is taken before the effect: whoever comes at the same time waits here and then finds
 * the answer, instead of stumbling over what the first one has written. And it is taken without a look before: the first
 * look of a transaction settles what all its later ones see, and a use case that waits for a lock first would then see
 * what was there before it waited.
 */
async function takes(work: Work, idemKey: string): Promise<boolean> {
  try {
    await work.em.insert(BusReply, { idemKey, query: 'http', reply: '', at: work.clock.now() });
    return true;
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return false;
    throw error;
  }
}

import { createHash } from 'node:crypto';
import { Refusal } from '#kernel/errors.ts';
import { BusReply } from '#kernel/events/entities.ts';
import type { ModuleContext } from '#kernel/module.ts';

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
    const known = await work.em.findOne(BusReply, { idemKey: key });
    if (known) {
      const { request: first, output } = JSON.parse(known.reply) as Recorded;
      if (first === request) return output as T;
      throw new Refusal('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was used for another request.');
    }
    // The key is taken before the effect: whoever comes at the same time waits here and then finds the answer, instead
    // of stumbling over what the first one has written.
    const taken = work.em.create(BusReply, { idemKey: key, query: 'http', reply: '', at: work.clock.now() });
    await work.em.flush();
    const output = await run();
    taken.reply = JSON.stringify({ request, output } satisfies Recorded);
    return output;
  });
}

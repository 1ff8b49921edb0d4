import { withEventMeta } from '@orpc/server';
import type { LiveEvent } from '#contracts/notification/live.ts';
import { MINUTE, SECOND } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { lastNumber, noticesSince, unreadOf } from '#modules/notification/database/read-models/inbox.ts';
import { type Follower, followersToken } from '#modules/notification/live/followers.ts';
import { numberNotices } from '#modules/notification/live/number-notices.ts';

/** A line is opened anew after this long, because who may hold it is judged when it is opened. */
const LONGEST = 5 * MINUTE;
const PULSE = 15 * SECOND;
/** More than these are not told one by one to somebody who comes back. */
const MISSED = 50;

/** Somebody's notices as they come, from the one after `since`. */
export async function* followInbox(
  context: ModuleContext,
  personId: string,
  since: number | undefined,
  left: AbortSignal | undefined,
): AsyncGenerator<LiveEvent> {
  const followers = context.get(followersToken);
  const follower = await followers.join(personId, () => lastNumber(context.read()));
  const over = Promise.withResolvers<void>();
  const end = setTimeout(() => over.resolve(), LONGEST);
  left?.addEventListener('abort', () => over.resolve(), { once: true });
  let ended = false;
  void over.promise.then(() => {
    ended = true;
  });
  try {
    let told = yield* beginning(context, follower, since);
    while (!ended && !left?.aborted && !followers.ended) {
      const quiet = await quietFor(PULSE, [follower.stirred, over.promise]);
      if (quiet) yield at(told, { kind: 'pulse' });
      else told = yield* news(context, follower, told);
    }
  } finally {
    clearTimeout(end);
    followers.leave(follower);
  }
}

/** Whether nothing happened for so many milliseconds. */
async function quietFor(ms: number, anything: readonly Promise<unknown>[]): Promise<boolean> {
  const quiet = Promise.withResolvers<true>();
  const pulse = setTimeout(() => quiet.resolve(true), ms);
  const first = await Promise.race([quiet.promise, ...anything]);
  clearTimeout(pulse);
  return first === true;
}

const at = (number: number, event: LiveEvent): LiveEvent => withEventMeta(event, { id: String(number) });

/** How things stand, and what was missed. Answers the number of the last notice told. */
async function* beginning(
  context: ModuleContext,
  follower: Follower,
  since: number | undefined,
): AsyncGenerator<LiveEvent, number> {
  // What was written just now has its number, too, before the line says how far it is.
  await numberNotices(context);
  const last = await lastNumber(context.read());
  const from = since === undefined || since > last ? last : since;
  const missed = await noticesSince(context.read(), from, MISSED + 1, follower.personId);
  const behind = since !== undefined && (since > last || missed.found.length > MISSED);
  const start = behind ? last : from;
  yield at(start, { kind: 'state', unread: await recount(context, follower), behind });
  if (behind) return last;
  let told = start;
  for (const { number, notice } of missed.found) {
    yield at(number, { kind: 'notice', unread: follower.unread, notice });
    told = number;
  }
  return told;
}

async function* news(context: ModuleContext, follower: Follower, told: number): AsyncGenerator<LiveEvent, number> {
  const { notices, recount: reread } = follower.fetch();
  const fresh = notices.filter(({ number }) => number > told);
  if (fresh.length > 0 || reread) await recount(context, follower);
  let last = told;
  for (const { number, notice } of fresh) {
    yield at(number, { kind: 'notice', unread: follower.unread, notice });
    last = number;
  }
  if (reread && fresh.length === 0) yield at(told, { kind: 'state', unread: follower.unread, behind: false });
  return last;
}

async function recount(context: ModuleContext, follower: Follower): Promise<number> {
  const unread = await unreadOf(context.read(), [follower.personId]);
  follower.unread = unread.get(follower.personId) ?? 0;
  return follower.unread;
}

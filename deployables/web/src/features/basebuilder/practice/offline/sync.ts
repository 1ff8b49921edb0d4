import type { Me } from '#contracts/user/routes.ts';
import { client } from '../../../../api/client.ts';
import { keepPack, queueOf, settle } from './store.ts';

const AT_ONCE = 200;
let underway: Promise<number> | undefined;

/** Sends what was answered without a line; sending twice does no harm. Says how many were sent; throws without a line. */
export function sendAnswers(personId: string): Promise<number> {
  underway ??= send(personId).finally(() => {
    underway = undefined;
  });
  return underway;
}

async function send(personId: string): Promise<number> {
  let sent = 0;
  for (let queue = await queueOf(personId); queue.length > 0; queue = await queueOf(personId)) {
    const answers = queue.slice(0, AT_ONCE).map(({ personId: _, ...answer }) => answer);
    const { solved, refused } = await client.basebuilder.syncPractice({ answers });
    const ids = [...solved, ...refused].map(({ presentationId }) => presentationId);
    await settle(
      ids,
      refused.map((one) => ({ ...one, personId, title: '' })),
    );
    sent += solved.length;
    // A server that says nothing about an answer would be asked for ever.
    if (ids.length === 0) break;
  }
  return sent;
}

/** Takes today's questions along, after what waits has been sent. */
export async function takeAlong(me: Me): Promise<void> {
  await sendAnswers(me.user.id);
  const { day, items } = await client.basebuilder.packPractice();
  await keepPack(me, day, items);
}

/** Caches the pages of practice, so that they open without a line. */
export function keepPages(): void {
  if (import.meta.env.PROD) navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
}

import { getEventMeta } from '@orpc/client';
import type { UserId } from '#contracts/ids.ts';
import type { LiveEvent } from '#contracts/notification/live.ts';
import { api, client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { inboxLine } from '../../app/shell/inbox-line.ts';
import { beforeNextTry, until, watchedLine } from '../../design/watched-line.ts';

/** What the tab that holds the line tells the others. */
type Told = { up: boolean; lastId?: string | undefined; event?: Exclude<LiveEvent, { kind: 'pulse' }> };

/** Milliseconds between two tries, growing; the last for ever. */
const TRIES = [1000, 2000, 5000, 15_000, 30_000];

/**
 * Follows the inbox of a person in every tab of this browser over one line: the tab that has the lock holds it and tells
 * the others; when it is closed the next one has the lock and goes on from the last event all of them know. Pages without
 * Web Locks (a plain http address inside the school) hold no line and ask now and then instead.
 */
export async function followInbox(personId: string, left: AbortSignal): Promise<void> {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return;
  const name = `quested.inbox.${personId}`;
  const others = new BroadcastChannel(name);
  let lastId: string | undefined;
  const hear = (told: Told) => {
    inboxLine.up = told.up;
    lastId = told.lastId ?? lastId;
    if (told.event) show(told.event);
  };
  const tell = (told: Told) => {
    hear(told);
    others.postMessage(told);
  };
  others.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data));
  left.addEventListener('abort', () => {
    inboxLine.up = false;
    others.close();
  });
  await navigator.locks
    .request(name, { signal: left }, async () => {
      for (let tries = 0; !left.aborted; tries += 1) {
        const line = watchedLine(left);
        try {
          const input = { user_id: personId as UserId };
          const events = await client.notification.live(input, { signal: line.signal, lastEventId: lastId });
          for await (const event of until(events, line.signal)) {
            line.heard();
            tries = -1;
            // What carries an id is no plain object, and only plain objects travel between tabs.
            if (event.kind !== 'pulse') tell({ up: true, lastId: getEventMeta(event)?.id, event: { ...event } });
          }
        } catch {
          // The server is away, or the session has ended: whoever is still here tries again.
        } finally {
          line.done();
        }
        if (left.aborted) return;
        if (tries >= 0) tell({ up: false });
        await beforeNextTry(TRIES[Math.min(Math.max(tries, 0), TRIES.length - 1)] ?? 1000, left);
      }
    })
    .catch(() => undefined);
}

/** Badges show the count at once; lists that are open are read anew when something has come. */
function show(event: Exclude<LiveEvent, { kind: 'pulse' }>): void {
  const queryKey = api.notification.inbox.key();
  queryClient.setQueriesData({ queryKey }, (page: unknown) =>
    typeof page === 'object' && page !== null && 'unread' in page ? { ...page, unread: event.unread } : page,
  );
  if (event.kind === 'notice' || event.behind) void queryClient.invalidateQueries({ queryKey });
}

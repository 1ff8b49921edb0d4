import type { EventStore, SubscribedGroup } from '#kernel/events/store.ts';
import type { Logger } from '#kernel/logger.ts';

/**
 * Up to which position a stream may be trimmed: behind every attached group. A group that is more than `highWater`
 * behind is detached, so that one reader that is slow or gone cannot fill Redis: it misses what was trimmed and reads it
 * from the source's store. It is attached again when it is at most half as far behind.
 */
export async function trimmedTo(
  store: EventStore,
  groups: readonly SubscribedGroup[],
  part: number,
  top: number,
  highWater: number,
  log: Logger,
): Promise<number> {
  let to = top;
  for (const group of groups) {
    if (group.part !== part || group.state === 'retired') continue;
    const state = stateOf(group, top, highWater);
    if (state !== group.state) {
      await store.attach(group.grp, part, state);
      log.warn({ source: store.source, part, group: group.grp, behind: top - group.cursor }, `subscriber is ${state}`);
    }
    if (state === 'attached') to = Math.min(to, group.cursor);
  }
  return to;
}

function stateOf(group: SubscribedGroup, top: number, highWater: number): 'attached' | 'detached' {
  const behind = top - group.cursor;
  return behind > (group.state === 'attached' ? highWater : highWater / 2) ? 'detached' : 'attached';
}

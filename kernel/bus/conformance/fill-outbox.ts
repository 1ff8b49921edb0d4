import { type Behaviour, counted } from '#kernel/bus/conformance/modules.ts';
import { aggregate } from '#kernel/bus/conformance/produce.ts';
import { type Database, fork } from '#kernel/database/database.ts';
import { appendEvent } from '#kernel/events/append.ts';
import { uuidV7 } from '#kernel/ids.ts';

/** Commits many events at once, over so many aggregates from the given one on, and wakes nobody. */
export async function fillOutbox(
  database: Database,
  events: number,
  aggregates: number,
  from = 0,
  behave: (n: number) => Behaviour = () => 'well',
): Promise<void> {
  const ids = uuidV7();
  for (let n = 0; n < events; ) {
    await fork(database).transactional(async (em) => {
      for (const end = Math.min(events, n + 1000); n < end; n += 1) {
        appendEvent(em, {
          event: counted,
          aggregateId: aggregate(from + (n % aggregates)),
          seq: Math.floor(n / aggregates) + 1,
          data: { n, behave: behave(n) },
          personal: undefined,
          id: ids.next(),
          at: Date.now(),
          context: undefined,
        });
      }
    });
  }
}

import type { Envelope } from '#contracts/define.ts';
import { counted } from '#kernel/bus/conformance/modules.ts';
import { tables } from '#kernel/events/entities.ts';
import type { Work } from '#kernel/module.ts';

/** Does with an event what the event says, as often as its attempts say; `die` ends the process. */
export async function behave(work: Work, event: Envelope, die: () => never): Promise<void> {
  const { behave: how } = counted.data.parse(event.data);
  if (how === 'well' || how === 'fix-me') return;
  if (how === 'kill') die();
  if (how === 'hang') await new Promise(() => {});
  const row = await tables(work.em)
    .selectFrom('bus_deferred')
    .select(['attempts', 'crashes'])
    .where('grp', '=', work.module)
    .where('src', '=', event.source)
    .where('part', '=', event.part)
    .where('pos', '=', event.pos)
    .executeTakeFirst();
  const failed = row ? row.attempts - 1 : 0;
  if (how === 'fail' || failed < (how === 'fail-twice' ? 2 : 1)) throw new Error(`told to ${how}`);
}

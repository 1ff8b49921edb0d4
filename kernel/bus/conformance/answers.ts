import { book, double, Effect } from '#kernel/bus/conformance/modules.ts';
import { currentContext } from '#kernel/context.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Answer, answer } from '#kernel/module.ts';

/** What academic answers; `started` hears of each question that is begun, `die` ends the process. */
export const answers = (die: () => never, started: (n: number) => void = () => {}): readonly Answer[] => [
  answer(double, async (_context, { n, wait, go }) => {
    started(n);
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (go === 'refuse') throw new Refusal('NUMBER_TAKEN', 'No.', { data: { n } });
    if (go === 'fault') throw new Error('a secret of academic');
    return { n: go === 'lie' ? Number.NaN : 2 * n, correlation: currentContext()?.correlation ?? '' };
  }),
  answer(book, (context, { what, kill }) =>
    context.transact(async (work) => {
      const booking = work.ids.next();
      work.em.create(Effect, { eventId: booking, agg: what, seq: 0, replay: false, correlation: '', at: 0 });
      await work.em.flush();
      if (kill === 'before') die();
      if (kill === 'after') work.afterCommit(die);
      return { booking };
    }),
  ),
];

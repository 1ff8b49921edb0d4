import * as z from 'zod';
import { defineEvent, type EnvelopeOf } from '#contracts/define.ts';
import { Counter, Effect } from '#kernel/bus/conformance/modules.ts';
import { MINUTE } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import { defineModule, type ModuleContext, type ModuleManifest, on, type Saga, type Work } from '#kernel/module.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';
import { defineSaga, when } from '#kernel/saga/define-saga.ts';
import { replyToSaga } from '#kernel/saga/reply-to-saga.ts';

/*
 * A journey of four steps: `academic` owns it and does two of them itself, `notification` does the other two on request.
 * What each move shall do travels in the data, so that it survives the process; every move leaves one row in `effect`.
 */
export const MOVES = ['plan', 'seat', 'pack', 'leave'] as const;
/** `refuse`: a no with a reason; `throw`: a fault; `silence`: does it and never says so. */
const How = z.enum(['refuse', 'throw', 'silence']);
export type Course = { data: z.input<typeof Data>; id: string };

const Data = z.object({ how: z.record(z.string(), How).default({}), told: z.array(z.string()).default([]) });
const message = { aggregate: 'saga', data: z.object({ saga: z.string(), move: z.string(), how: How.optional() }) };
const answer = { aggregate: 'saga-reply', data: z.object({ saga: z.string(), no: z.string().optional() }) };
export const moveWanted = defineEvent({ type: 'academic.move-wanted.v1', ...message });
export const moveMade = defineEvent({ type: 'notification.move-made.v1', ...answer });

/** Called in every move before its effect, and with every reply; a test fails there, a process ends there. */
export type Hook = (move: string, work?: Work) => void;

function leaveEffect(work: Work, move: string, key: string): void {
  const agg = key.split(':')[0] ?? '';
  work.em.create(Effect, { eventId: move, agg, seq: 0, replay: false, correlation: key, at: Date.now() });
}

export function sagaModules(hook: Hook = () => {}): { academic: ModuleManifest; notification: ModuleManifest } {
  const here = (move: string) => ({
    act(work: Work, saga: Saga<z.output<typeof Data>>) {
      hook(move, work);
      leaveEffect(work, move, saga.key);
      if (saga.data.how[move] === 'refuse') throw new Refusal('HAS_WORK', 'Told to refuse.');
      if (saga.data.how[move] === 'throw') throw new Error(`told to throw in ${move}`);
    },
  });
  const there = (move: string) => ({
    act(work: Work, saga: Saga<z.output<typeof Data>>) {
      hook(move, work);
      saga.send(moveWanted, { move, how: saga.data.how[move] });
    },
    replies: [
      when(moveMade, (saga: Saga<z.output<typeof Data>>, event) => {
        hook(`told-${move}`);
        saga.data.told.push(move);
        return event.data.no;
      }),
    ],
    within: MINUTE,
    tries: 2,
  });
  const journey = defineSaga({
    name: 'journey',
    data: Data,
    steps: [
      { name: 'plan', ...here('plan'), undo: here('undo-plan') },
      { name: 'seat', ...there('seat'), undo: there('undo-seat') },
      { name: 'pack', ...here('pack'), undo: here('undo-pack') },
      { name: 'leave', ...there('leave'), undo: there('undo-leave') },
    ],
  });
  const make = async (work: Work, event: EnvelopeOf<typeof moveWanted>) => {
    const { move, how, saga } = event.data;
    if (how === 'throw') throw new Error(`told to throw in ${move}`);
    if (how !== 'refuse') leaveEffect(work, move, saga);
    if (how !== 'silence') replyToSaga(work, event, moveMade, how === 'refuse' ? { no: 'told_to' } : {});
  };
  const none = { migrations: { sqlite: [], mysql: [] }, entities: [Effect, Counter] };
  return {
    academic: defineModule({ name: 'academic', ...none, publishes: [moveWanted], sagas: [journey] }),
    notification: defineModule({ name: 'notification', ...none, publishes: [moveMade], hears: [on(moveWanted, make)] }),
  };
}

/** Begins a journey; answers its id. */
export const begin = (context: ModuleContext, how: z.input<typeof Data>['how'] = {}): Promise<string> =>
  context.transact(async (work) => {
    // The definition is found by its name in the manifest of whoever goes on with it.
    const [journey] = sagaModules().academic.sagas;
    if (!journey) throw new Error('no journey');
    return (await work.startSaga(journey, { how })).id;
  });

export const courseOf = (context: Pick<ModuleContext, 'read'>, id: string): Promise<BusSaga> =>
  context.read().findOneOrFail(BusSaga, { id }, { refresh: true });

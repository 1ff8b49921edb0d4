import type { Envelope, EventContract } from '#contracts/define.ts';
import { tables } from '#kernel/events/entities.ts';
import { type ModuleManifest, on, type Reaction, type SagaDefinition, type Work } from '#kernel/module.ts';
import { failed, moved, moveOf, parseKey, sagaOf, unstick } from '#kernel/saga/course.ts';
import { lockCourse } from '#kernel/saga/find-course.ts';
import { type SagaStuck, sagaStuck } from '#kernel/saga/stuck-event.ts';

/** A saga could not be undone and waits for a person; the message says why. */
export class StuckSaga extends Error {
  override readonly name = 'StuckSaga';
}

/** What a module's sagas hear: the replies their moves wait for, and that one of them is stuck. Never on replay. */
export function sagaReactions(manifest: ModuleManifest): Reaction[] {
  if (manifest.sagas.length === 0) return [];
  const moves = manifest.sagas.flatMap((saga) =>
    saga.steps.flatMap((step) => (step.undo ? [step, step.undo] : [step])),
  );
  const replies = new Set(moves.flatMap((move) => move.replies ?? []).map((reply) => reply.event));
  return [
    ...[...replies].map((event) =>
      on<EventContract>(event, (work, reply) => hear(work, manifest.sagas, reply), { kind: 'effect' }),
    ),
    on<SagaStuck>(sagaStuck(manifest.name), onStuck, { kind: 'effect', policy: 'skip' }),
  ];
}

/** A reply moves the course if it is to the move under way; one that comes after that was given up changes nothing. */
async function hear(work: Work, sagas: readonly SagaDefinition[], event: Envelope): Promise<void> {
  const about = parseKey(String(event.data.saga));
  const row = about && (await lockCourse(work.em, about.id));
  const definition = sagas.find((saga) => saga.name === row?.saga);
  if (!row || !definition || row.endedAt || row.step !== about.step || about.undo === (row.state === 'running')) return;
  const reply = moveOf(definition, row)?.replies?.find((one) => one.event.type === event.type);
  if (!reply) return;
  const saga = sagaOf<Record<string, unknown>>(work, row);
  const reason = reply.take(saga, event as never);
  row.data = definition.data.parse(JSON.parse(JSON.stringify(saga.data)));
  if (reason === undefined) moved(work, definition, row);
  else if (row.state !== 'stuck') failed(work, definition, row, { reason });
}

/** Refused until a person has set its dead letter to be tried again. */
async function onStuck(work: Work, event: Envelope): Promise<void> {
  const { saga, reason } = event.data;
  const about = parseKey(String(saga));
  const row = about && (await lockCourse(work.em, about.id));
  if (row?.state !== 'stuck' || row.step !== about?.step) return;
  if (!(await triedAgainByHand(work, event))) throw new StuckSaga(`${row.saga} ${row.id}: ${reason}`);
  unstick(work, row);
}

/** A letter that is tried again has lost its error (kernel/events/dead-letters.ts); after its own attempts it keeps it. */
async function triedAgainByHand(work: Work, event: Envelope): Promise<boolean> {
  const row = await tables(work.em)
    .selectFrom('bus_deferred')
    .select('error')
    .where('grp', '=', work.module)
    .where('src', '=', event.source)
    .where('part', '=', event.part)
    .where('pos', '=', event.pos)
    .executeTakeFirst();
  return row?.error === null;
}

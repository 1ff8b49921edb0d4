import { expect, test } from 'vitest';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { pipelineModule, quietLog } from '#kernel/bus/conformance/node.ts';
import { deferredOf, effectsOf } from '#kernel/bus/conformance/oracle.ts';
import { begin, courseOf, type Hook, sagaModules } from '#kernel/bus/conformance/saga.modules.ts';
import { FixedClock, MINUTE } from '#kernel/clock.ts';
import { fork } from '#kernel/database/database.ts';
import { Refusal, Undeclared } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import type { BusSaga } from '#kernel/saga/bus-saga.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const PATIENCE = 60_000;
const FORWARD = ['plan', 'seat', 'pack', 'leave'];
const trailOf = (course: BusSaga) => course.trail.map(({ step, what }) => `${step} ${what}`);

export function sagaCases(harness: () => Harness): void {
  const start = (hook?: Hook, clock?: FixedClock) =>
    harness().start({ modules: Object.values(sagaModules(hook)), ...(clock ? { clock } : {}) });
  const read = { read: () => fork(harness().database('academic')) };
  const ended = (id: string, state: BusSaga['state']) =>
    eventually(
      `the saga is ${state}`,
      async () => {
        const course = await courseOf(read, id);
        return course.state === state && course;
      },
      PATIENCE,
    );
  /** Every move that had an effect anywhere, with how often. */
  const effects = async (id: string): Promise<Record<string, number>> => {
    const rows = [...(await effectsOf(harness(), 'academic')), ...(await effectsOf(harness(), 'notification'))];
    const counts: Record<string, number> = {};
    for (const row of rows) if (row.agg === id) counts[row.eventId] = (counts[row.eventId] ?? 0) + 1;
    return counts;
  };
  const once = (...moves: string[]) => Object.fromEntries(moves.map((move) => [move, 1]));

  test('C29 a saga of four steps does each once, in order', async () => {
    const node = await start();
    const id = await begin(node.context('academic'));
    const course = await ended(id, 'done');
    expect(trailOf(course)).toEqual(FORWARD.map((step) => `${step} done`));
    expect(await effects(id)).toEqual(once(...FORWARD));
    expect(course).toMatchObject({ data: { told: ['seat', 'leave'] }, dueAt: null, reason: null });
    await expect(begin(node.context('notification'))).rejects.toThrow(Undeclared);
  });

  test('C29 a first step that fails is its caller’s failure and leaves nothing', async () => {
    const node = await start();
    await expect(begin(node.context('academic'), { plan: 'refuse' })).rejects.toThrow(Refusal);
    expect(await effectsOf(harness(), 'academic')).toEqual([]);
  });

  const failures = [
    ['seat', 'refuse', 'told_to', ['plan'], []],
    ['pack', 'refuse', 'HAS_WORK', ['plan', 'seat'], []],
    ['pack', 'throw', 'failed', ['plan', 'seat'], []],
    ['leave', 'refuse', 'told_to', ['plan', 'seat', 'pack'], []],
  ] as const;
  test.for(failures)(
    'C29 when step %s fails (%s), the steps before it are undone, each once, backwards',
    async ([step, how, reason, before]) => {
      const node = await start();
      const id = await begin(node.context('academic'), { [step]: how });
      const course = await ended(id, 'undone');
      const undone = before.toReversed().map((name) => `${name} undone`);
      expect(trailOf(course)).toEqual([...before.map((name) => `${name} done`), `${step} failed`, ...undone]);
      expect(course.reason).toBe(reason);
      expect(await effects(id)).toEqual(once(...before, ...before.map((name) => `undo-${name}`)));
    },
  );

  test('C29 a step nobody answers is asked for again, then undone with the others; its timer outlives the process', async () => {
    const clock = new FixedClock();
    const first = await start(undefined, clock);
    const id = await begin(first.context('academic'), { leave: 'silence' });
    await eventually('it waits for the last step', async () => {
      const course = await courseOf(read, id);
      return course.step === 'leave' && course.turn === 'wait';
    });
    await first.pipeline.deliverAll();
    await first.stop();
    clock.advance(MINUTE + 1);
    const second = await start(undefined, clock);
    await eventually('it has asked again', async () => (await courseOf(read, id)).tries === 2);
    await second.pipeline.deliverAll();
    expect(await effects(id)).toEqual({ ...once('plan', 'seat', 'pack'), leave: 2 });
    clock.advance(MINUTE - 1);
    await second.pipeline.deliverAll();
    expect(await courseOf(read, id)).toMatchObject({ state: 'running', step: 'leave' });
    clock.advance(2);
    const course = await ended(id, 'undone');
    expect(course.reason).toBe('no_answer');
    const undone = FORWARD.toReversed().map((name) => `${name} undone`);
    expect(trailOf(course).slice(3)).toEqual(['leave late', ...undone]);
  });

  test('C29 a step that cannot be undone is a dead letter and the saga is stuck, until the letter is tried again', async () => {
    let broken = true;
    const node = await start((move) => {
      if (broken && move === 'undo-pack') throw new Error('the cupboard is locked');
    });
    const id = await begin(node.context('academic'), { leave: 'refuse' });
    await ended(id, 'stuck');
    const dead = await eventually('there is a dead letter', async () => {
      const rows = await deferredOf(harness(), 'academic');
      return rows.find((row) => row.state === 'dead');
    });
    expect(dead).toMatchObject({ type: 'academic.saga-stuck.v1' });
    expect(dead.error).toContain('the cupboard is locked');
    const letters = node.pipeline.deadLetters('academic');
    const redrive = async () => {
      const [letter] = await letters.list();
      if (letter) await letters.redrive(letter, 'operator');
    };
    await redrive();
    await eventually('it is stuck again', async () => {
      const course = await courseOf(read, id);
      return course.state === 'stuck' && course.tries === 2 && (await letters.list()).length === 1;
    });
    broken = false;
    await redrive();
    expect(trailOf(await ended(id, 'undone')).slice(4)).toEqual(['pack undone', 'seat undone', 'plan undone']);
    const moves = ['plan', 'seat', 'pack'];
    expect(await effects(id)).toEqual(once(...moves, ...moves.map((move) => `undo-${move}`)));
    expect(await letters.list()).toEqual([]);
  });

  test('C29 an undoing that another module confirms too late still lets a stuck saga go on', async () => {
    const clock = new FixedClock();
    const node = await start(undefined, clock);
    const id = await begin(node.context('academic'), { leave: 'refuse', 'undo-seat': 'throw' });
    const theirs = node.pipeline.deadLetters('notification');
    await eventually('the other module has given up', async () => (await theirs.list()).length === 1);
    for (const tries of [1, 2]) {
      await eventually('it waits', async () => {
        const { turn, tries: now } = await courseOf(read, id);
        return turn === 'wait' && now === tries;
      });
      clock.advance(MINUTE + 1);
    }
    expect(await ended(id, 'stuck')).toMatchObject({ step: 'seat', error: 'no_answer' });
    await fork(harness().database('notification'))
      .getKysely<{ bus_deferred: { env: string } }>()
      .updateTable('bus_deferred')
      .set((of) => ({ env: of.fn<string>('replace', ['env', of.val('"how":"throw"'), of.val('"move":"undo-seat"')]) }))
      .execute();
    expect(await theirs.redriveAll('operator')).toBe(1);
    expect(trailOf(await ended(id, 'undone')).slice(-2)).toEqual(['seat undone', 'plan undone']);
  });

  test('C29 killed at every boundary on the way there and back, no move happens twice', async () => {
    const id = await begin(unstarted(sagaModules().academic), { leave: 'refuse' });
    let kills = 0;
    // By turns it dies inside the transaction of its first move or reply, and at the boundary after that.
    for (let nth = 1; ; nth = 3 - nth) {
      const mortal = await harness().spawn({ saga: true, fault: { at: 'saga', nth } });
      const dead = mortal.ended.then(() => 'dead');
      const finished = ended(id, 'undone').then(() => 'finished');
      if ((await Promise.race([dead, finished])) === 'finished') break;
      kills += 1;
    }
    const moves = ['plan', 'seat', 'pack'];
    expect(trailOf(await courseOf(read, id))).toEqual([
      ...moves.map((move) => `${move} done`),
      'leave failed',
      ...moves.toReversed().map((move) => `${move} undone`),
    ]);
    expect(await effects(id)).toEqual(once(...moves, ...moves.map((move) => `undo-${move}`)));
    expect(kills).toBeGreaterThanOrEqual(2 * 6);
  });

  test('C29 several orchestrators never both advance a course', async () => {
    const first = await start();
    await start();
    await harness().spawn({ saga: true });
    const context = first.context('academic');
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, n) => begin(context, n % 2 ? { leave: 'refuse' } : {})),
    );
    for (const [n, id] of begun.entries()) {
      await ended(id, n % 2 ? 'undone' : 'done');
      const moves = ['plan', 'seat', 'pack'];
      expect(await effects(id)).toEqual(once(...moves, ...(n % 2 ? moves.map((move) => `undo-${move}`) : ['leave'])));
    }
  });

  /** A module that can commit but for which nothing runs. */
  function unstarted(manifest: ReturnType<typeof sagaModules>['academic']): ModuleContext {
    const database = harness().database('academic');
    const bus = { request: () => Promise.reject(new Error('no bus')) } as never;
    const log = quietLog();
    const options = { modules: [], where: harness().where, bus, log, onCommit: () => {} };
    return pipelineModule(manifest, database, options).context;
  }
}

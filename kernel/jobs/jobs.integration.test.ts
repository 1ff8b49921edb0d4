import { expect, test } from 'vitest';
import * as z from 'zod';
import { Effect, subscriber } from '#kernel/bus/conformance/modules.ts';
import { onEachDialect } from '#kernel/bus/conformance/on-harness.ts';
import { effectsOf } from '#kernel/bus/conformance/oracle.ts';
import { currentContext, inContext } from '#kernel/context.ts';
import { fork } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';
import { pruneEnded } from '#kernel/events/prune.ts';
import { readJob } from '#kernel/jobs/record-job.ts';
import { defineJob, type JobDefinition, type ModuleContext, type Work } from '#kernel/module.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const input = z.object({ what: z.string() });
const QUICK = { lease: 1000, beat: 250, watch: 50, poll: 50, jobBackoff: 5, jobLease: 1000 };
const effect = (work: Work, agg: string) =>
  void work.em.create(Effect, { eventId: work.ids.next(), agg, seq: 0, replay: false, correlation: '', at: 0 });

onEachDialect('jobs', (harness) => {
  const start = async (...jobs: JobDefinition<typeof input>[]) =>
    harness().start({ modules: [subscriber({ name: 'academic', hears: [], jobs })], timing: QUICK });
  const record = (context: ModuleContext, job: JobDefinition<typeof input>, what = 'x') =>
    context.transact(async (work) => work.startJob(job, { what }));
  const stateOf = (id: string) => readJob(fork(harness().database('academic')), id);
  const ended = (id: string, state: 'done' | 'failed') =>
    eventually(`the job is ${state}`, async () => {
      const job = await stateOf(id);
      return job?.state === state ? job : undefined;
    });

  test('a job starts after its transaction commits, in its context, and tells how far it is', async () => {
    const seen: unknown[] = [];
    const job = defineJob({
      name: 'count',
      input,
      run: async (_context, running) => {
        seen.push([running.input.what, running.attempt, currentContext()?.correlation]);
        await running.progress(3, 4);
      },
    });
    const node = await start(job);
    const context = node.context('academic');
    const undone = context.transact(async (work) => {
      work.startJob(job, { what: 'never' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const id = await inContext({ correlation: 'request-1', causation: 'request-1' }, () => record(context, job));
    expect(await ended(id, 'done')).toEqual({ state: 'done', done: 3, total: 4, error: null });
    expect(seen).toEqual([['x', 1, 'request-1']]);
  });

  test('one that has ended can be looked at for a while and then goes; one that is to come stays', async () => {
    const job = defineJob({ name: 'quick', input, run: async () => {} });
    const node = await start(job);
    const id = await record(node.context('academic'), job);
    await ended(id, 'done');
    await node.stop();
    const database = harness().database('academic');
    expect(await pruneEnded(database)).toBe(0);
    expect(await stateOf(id)).toBeDefined();
    expect(await pruneEnded(database, -60_000)).toBe(1);
    expect(await stateOf(id)).toBeUndefined();
  });

  test('a job that fails is tried again, and at last fails for good with its hook in one transaction', async () => {
    const attempts: number[] = [];
    const job = defineJob({
      name: 'fail',
      input,
      attempts: 3,
      run: async (_context, running) => {
        attempts.push(running.attempt);
        throw new Error('no');
      },
      failed: async (work, { what }, reason) => effect(work, `${what}: ${reason}`),
    });
    const node = await start(job);
    const id = await record(node.context('academic'), job);
    expect(await ended(id, 'failed')).toMatchObject({ error: 'Error: no' });
    expect(attempts).toEqual([1, 2, 3]);
    expect((await effectsOf(harness(), 'academic')).map((row) => row.agg)).toEqual(['x: Error: no']);
  });

  test('the end of a job and its effect commit together', async () => {
    let calls = 0;
    const job = defineJob({
      name: 'once',
      input,
      run: async (context, running) => {
        calls += 1;
        await context.transact(async (work) => {
          effect(work, running.input.what);
          running.finishIn(work);
          if (running.attempt === 1) throw new Error('after everything was said');
        });
        if (running.attempt === 2) throw new Error('too late to matter');
      },
    });
    const node = await start(job);
    await ended(await record(node.context('academic'), job), 'done');
    expect(calls).toBe(2);
    expect((await effectsOf(harness(), 'academic')).length).toBe(1);
  });

  test('whoever lost a job to another cannot finish it', async () => {
    const taken = Promise.withResolvers<void>();
    let calls = 0;
    const job = defineJob({
      name: 'lost',
      input,
      run: async (context, running) => {
        calls += 1;
        const first = calls === 1;
        if (first) await taken.promise;
        await context.transact(async (work) => {
          effect(work, first ? 'first' : 'second');
          running.finishIn(work);
        });
      },
    });
    const node = await start(job);
    const id = await record(node.context('academic'), job);
    await eventually('it runs', () => calls === 1);
    // As if this process had been frozen past its lease.
    const db = tables(fork(harness().database('academic')));
    await db.updateTable('bus_job').set({ until: 1 }).where('id', '=', id).execute();
    await eventually('another has taken it', () => calls === 2);
    taken.resolve();
    await ended(id, 'done');
    await node.stop();
    expect((await effectsOf(harness(), 'academic')).map((row) => row.agg)).toEqual(['second']);
  });

  test('a drained job goes on after the restart and loses no attempt; a killed one has lost one', async () => {
    const attempts: number[] = [];
    let restarted = false;
    const job = defineJob({
      name: 'long',
      input,
      run: async (_context, running) => {
        attempts.push(running.attempt);
        if (restarted) return;
        await new Promise((resolve) => running.signal.addEventListener('abort', resolve, { once: true }));
        throw new Error('drained');
      },
    });
    const first = await start(job);
    const id = await record(first.context('academic'), job);
    await eventually('it runs', () => attempts.length === 1);
    await first.stop();
    expect(await stateOf(id)).toMatchObject({ state: 'queued' });
    // What kill -9 leaves behind: a job that runs nowhere, and a lease that has run out.
    const db = tables(fork(harness().database('academic')));
    await db.updateTable('bus_job').set({ state: 'running', owner: 'dead', attempts: 1, until: 1 }).execute();
    restarted = true;
    await start(job);
    await ended(id, 'done');
    expect(attempts).toEqual([1, 2]);
  });
});

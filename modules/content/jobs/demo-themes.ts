import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { EntityManager } from '#kernel/database/database.ts';
import { defineJob } from '#kernel/module.ts';
import { tables } from '#modules/content/database/tables.ts';
import { addDemoThemes } from '#modules/content/use-cases/add-demo-themes.ts';

const POLL = 500;
const MOST_POLLS = 1200;
/** Classes come one after another: nobody new for so many looks means that all are there. */
const CALM = 6;

/** Waits until the sample pupils sit in their classes (academic opens them in the meantime), then adds themes. */
export const demoThemes = defineJob({
  name: 'demo-themes',
  input: z.object({ schoolId: z.string(), pupils: z.number().int() }),
  async run(context, job) {
    const { schoolId, pupils } = job.input;
    let seats = 0;
    let calm = 0;
    for (let polls = 0; calm < CALM; polls++) {
      const now = await countSeats(context.read(), schoolId);
      calm = now >= pupils && now === seats ? calm + 1 : 0;
      seats = now;
      if (polls === MOST_POLLS) throw new Error(`only ${seats} sample pupils sit in classes`);
      await pause(POLL, undefined, { signal: job.signal });
    }
    const ids = await classesOf(context.read(), schoolId);
    for (const [done, id] of ids.entries()) {
      job.signal.throwIfAborted();
      await context.transact((work) => addDemoThemes(work, id));
      await job.progress(done + 1, ids.length);
    }
    await context.transact(async (work) => job.finishIn(work));
  },
});

async function countSeats(em: EntityManager, schoolId: string): Promise<number> {
  const { n } = await tables(em)
    .selectFrom('replica_academic_memberships')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('schoolId', '=', schoolId)
    .where('placeKind', '=', 'class')
    .where('as', '=', 'student')
    .where('gone', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(n);
}

const classesOf = async (em: EntityManager, schoolId: string): Promise<string[]> =>
  (
    await tables(em)
      .selectFrom('replica_academic_classes')
      .select('id')
      .where('schoolId', '=', schoolId)
      .where('archived', '=', 0)
      .where('gone', '=', 0)
      .execute()
  ).map(({ id }) => id);

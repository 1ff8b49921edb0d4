import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { EntityManager } from '#kernel/database/database.ts';
import { defineJob } from '#kernel/module.ts';
import { pupilIdsOf } from '#modules/basebuilder/database/seats.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { addDemoAnswers } from '#modules/basebuilder/use-cases/add-demo-answers.ts';
import { addDemoMaterials } from '#modules/basebuilder/use-cases/add-demo-materials.ts';

const POLL = 500;
const MOST_POLLS = 1200;
/** Classes come one after another: nobody new for so many looks means that all are there. */
const CALM = 6;

/** Waits until the sample pupils sit in their classes (academic opens them in the meantime), then gives them words and a week of practice. */
export const demoMaterials = defineJob({
  name: 'demo-materials',
  input: z.object({ schoolId: z.string(), by: z.string(), pupils: z.number().int() }),
  async run(context, job) {
    const { schoolId, by, pupils } = job.input;
    let seats = 0;
    let calm = 0;
    for (let polls = 0; calm < CALM; polls++) {
      const now = await countSeats(context.read(), schoolId);
      calm = now >= pupils && now === seats ? calm + 1 : 0;
      seats = now;
      if (polls === MOST_POLLS) throw new Error(`only ${seats} sample pupils sit in classes`);
      await pause(POLL, undefined, { signal: job.signal });
    }
    const classIds = await classesOf(context.read(), schoolId);
    await context.transact((work) => addDemoMaterials(work, schoolId, { classIds, by: { id: by, role: 'admin' } }));
    // One class is enough to show what its teacher sees.
    const [first = ''] = classIds;
    const inFirst = (await pupilIdsOf(context.read(), [first])).get(first) ?? [];
    await addDemoAnswers(
      context,
      inFirst.map((id) => ({ id, schoolId })),
    );
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
      .where('schoolId', '=', schoolId as never)
      .where('archived', '=', 0)
      .where('gone', '=', 0)
      .execute()
  ).map(({ id }) => id);

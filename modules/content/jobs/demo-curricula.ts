import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { SchoolId } from '#contracts/ids.ts';
import { defineJob } from '#kernel/module.ts';
import { classes } from '#modules/content/replicas/academic.ts';
import { addDemoCurricula } from '#modules/content/use-cases/curricula/add-demo-curricula.ts';

const POLL = 500;
/** Classes are opened together: when for so many looks no further one has come, all are there. */
const CALM = 4;
const MOST_POLLS = 1200;

/** Waits for the sample classes, then gives each of them a plan its pupils can read. */
export const demoCurricula = defineJob({
  name: 'demo-curricula',
  input: z.object({ schoolId: SchoolId }),
  async run(context, job) {
    const { schoolId } = job.input;
    let known = 0;
    for (let polls = 0, calm = 0; calm < CALM; polls += 1) {
      if (polls === MOST_POLLS) throw new Error('no sample classes have come');
      const count = await context.transact((work) => work.em.count(classes.entity, { schoolId, gone: false }));
      calm = count > 0 && count === known ? calm + 1 : 0;
      known = count;
      await pause(POLL, undefined, { signal: job.signal });
    }
    await context.transact(async (work) => {
      await addDemoCurricula(work, schoolId);
      job.finishIn(work);
    });
  },
});

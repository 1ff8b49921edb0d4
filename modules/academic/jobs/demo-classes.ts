import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { defineJob } from '#kernel/module.ts';
import { addDemoClasses, countSeatedPupils } from '#modules/academic/use-cases/add-demo-classes.ts';

const POLL = 250;
const MOST_POLLS = 2400;

/** Waits until the sample pupils sit in their class groups (their events follow the import), then adds classes. */
export const demoClasses = defineJob({
  name: 'demo-classes',
  input: z.object({ schoolId: z.string(), pupils: z.number().int() }),
  async run(context, job) {
    const { schoolId, pupils } = job.input;
    for (let polls = 0; ; polls++) {
      const seated = await context.transact((work) => countSeatedPupils(work, schoolId));
      await job.progress(Math.min(seated, pupils), pupils);
      if (seated >= pupils) break;
      if (polls === MOST_POLLS) throw new Error(`only ${seated} of ${pupils} sample pupils were seated`);
      await pause(POLL, undefined, { signal: job.signal });
    }
    await context.transact(async (work) => {
      await addDemoClasses(work, schoolId);
      job.finishIn(work);
    });
  },
});

import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { SchoolId } from '#contracts/ids.ts';
import { defineJob } from '#kernel/module.ts';
import { classes, memberships } from '#modules/assessment/replicas/academic.ts';
import {
  openDemoRubrics,
  scoreDemoRubrics,
  showDemoRubrics,
} from '#modules/assessment/use-cases/rubrics/add-demo-rubrics.ts';

const POLL = 500;
const MOST_POLLS = 1200;
/** Classes come one after another: nobody new for so many looks means that all are there. */
const CALM = 6;
const AT_ONCE = 10;

/** Waits until the sample pupils sit in their classes, then adds a finished and an open assessment to each class. */
export const demoRubrics = defineJob({
  name: 'demo-rubrics',
  input: z.object({ schoolId: SchoolId, pupils: z.number().int() }),
  async run(context, job) {
    const { schoolId, pupils } = job.input;
    const seated = { schoolId, placeKind: 'class', as: 'student', gone: false } as const;
    let seats = 0;
    let calm = 0;
    for (let polls = 0; calm < CALM; polls++) {
      const now = await context.read().count(memberships.entity, seated);
      calm = now >= pupils && now === seats ? calm + 1 : 0;
      seats = now;
      if (polls === MOST_POLLS) throw new Error(`only ${seats} sample pupils sit in classes`);
      await pause(POLL, undefined, { signal: job.signal });
    }
    const all = await context.read().find(classes.entity, { schoolId, archived: false, gone: false });
    for (const [done, { id }] of all.entries()) {
      const demo = await context.transact((work) => openDemoRubrics(work, id));
      for (let first = 0; demo && first < demo.pupils.length; first += AT_ONCE) {
        job.signal.throwIfAborted();
        await context.transact((work) => scoreDemoRubrics(work, demo, first, first + AT_ONCE));
      }
      if (demo) await context.transact((work) => showDemoRubrics(work, demo));
      await job.progress(done + 1, all.length);
    }
    await context.transact(async (work) => job.finishIn(work));
  },
});

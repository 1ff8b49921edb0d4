import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { SchoolId } from '#contracts/ids.ts';
import { defineJob } from '#kernel/module.ts';
import { people } from '#modules/assessment/replicas/user.ts';
import { addDemoAnswers } from '#modules/assessment/use-cases/add-demo-answers.ts';

const POLL = 500;
const MOST_POLLS = 1200;
const AT_ONCE = 20;

/** Waits until the sample pupils are known here, then most of them answer the surveys. */
export const demoSurveys = defineJob({
  name: 'demo-surveys',
  input: z.object({ schoolId: SchoolId, pupils: z.number().int() }),
  async run(context, job) {
    const { schoolId, pupils } = job.input;
    const found = () =>
      context
        .read()
        .find(people.entity, { schoolId, role: 'student', status: 'active', gone: false }, { orderBy: { id: 'asc' } });
    let all = await found();
    for (let polls = 0; all.length < pupils; polls++) {
      if (polls === MOST_POLLS) throw new Error(`only ${all.length} sample pupils have come`);
      await pause(POLL, undefined, { signal: job.signal });
      all = await found();
    }
    for (let first = 0; first < all.length; first += AT_ONCE) {
      job.signal.throwIfAborted();
      await context.transact(async (work) => {
        for (const [index, { id }] of all.slice(first, first + AT_ONCE).entries())
          await addDemoAnswers(work, { id, schoolId }, first + index);
      });
      await job.progress(Math.min(first + AT_ONCE, all.length), all.length);
    }
    await context.transact(async (work) => job.finishIn(work));
  },
});

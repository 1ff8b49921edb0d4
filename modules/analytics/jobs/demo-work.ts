import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { SchoolId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { defineJob } from '#kernel/module.ts';
import { classes, memberships } from '#modules/analytics/replicas/academic.ts';
import { addDemoEvaluations } from '#modules/analytics/use-cases/add-demo-evaluations.ts';
import { addDemoLog } from '#modules/analytics/use-cases/add-demo-log.ts';
import { addDemoPlans } from '#modules/analytics/use-cases/add-demo-plans.ts';

const POLL = 500;
const MOST_POLLS = 1200;
/** Classes come one after another: nobody new for so many looks means that all are there. */
const CALM = 6;

/** Waits until the sample pupils sit in their classes (academic opens them in the meantime), then they have worked. */
export const demoWork = defineJob({
  name: 'demo-work',
  input: z.object({ schoolId: SchoolId, pupils: z.number().int() }),
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
    const open = await context.read().find(classes.entity, { schoolId, archived: false, gone: false });
    for (const [done, { id }] of open.entries()) {
      job.signal.throwIfAborted();
      await context.transact((work) => addDemoLog(work, id));
      await context.transact((work) => addDemoPlans(work, id));
      await context.transact((work) => addDemoEvaluations(work, id));
      await job.progress(done + 1, open.length);
    }
    await context.transact(async (work) => job.finishIn(work));
  },
});

const countSeats = (em: EntityManager, schoolId: SchoolId): Promise<number> =>
  em.count(memberships.entity, { schoolId, placeKind: 'class', as: 'student', gone: false });

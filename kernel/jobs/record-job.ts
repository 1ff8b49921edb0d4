import type { Context } from '#kernel/context.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { BusJob } from '#kernel/jobs/bus-job.ts';
import type { JobDefinition } from '#kernel/module.ts';

/** Records a job in the open transaction: it exists if and only if the transaction commits. Answers its id. */
export function recordJob(
  em: EntityManager,
  say: { job: JobDefinition; input: unknown; id: string; at: number; context: Context | undefined },
): string {
  say.job.input.parse(say.input);
  em.create(BusJob, {
    id: say.id,
    job: say.job.name,
    input: say.input,
    context: say.context ?? null,
    state: 'queued',
    attempts: 0,
    nextAt: 0,
    owner: null,
    until: 0,
    done: 0,
    total: 0,
    error: null,
    at: say.at,
  });
  return say.id;
}

export type JobProgress = {
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  /** Why the last attempt failed; for operators, not for people. */
  readonly error: string | null;
};

/** How far a job is, for pages that wait for it. */
export async function readJob(em: EntityManager, id: string): Promise<JobProgress | undefined> {
  const job = await em.findOne(BusJob, { id }, { refresh: true });
  return job ? { state: job.state, done: job.done, total: job.total, error: job.error ?? null } : undefined;
}

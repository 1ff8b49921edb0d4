import { defineEntity } from '@mikro-orm/core';
import type { Context } from '#kernel/context.ts';
import { id, instant, json, p, version } from '#kernel/database/columns.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed';

/** Long work, recorded with what asked for it. */
export const BusJob = defineEntity({
  name: 'BusJob',
  tableName: 'bus_job',
  properties: {
    id: id(),
    job: p.string().length(64),
    input: json<unknown>(),
    context: json<Context | undefined>().nullable(),
    state: p.string().length(16).$type<JobState>(),
    /** Counted when an attempt begins, so that one which kills its process counts too. */
    attempts: p.integer(),
    nextAt: instant(),
    owner: p.string().length(36).nullable(),
    until: instant(),
    done: p.integer(),
    total: p.integer(),
    error: p.text().nullable(),
    at: instant(),
    version: version(),
  },
  indexes: [{ properties: ['state', 'nextAt'] }],
});

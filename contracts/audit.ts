import * as z from 'zod';
import { Day, Instant, type ModuleName, may, route } from '#contracts/define.ts';
import { SchoolId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

/** Somebody an event is about, or who did it. Names are empty where they were erased or are not known any more. */
export const AuditPerson = z.object({ id: UserId, familyName: z.string(), givenName: z.string() });
export type AuditPerson = z.infer<typeof AuditPerson>;

/** One event that is kept for ever, as an administrator reads it. */
export const AuditEvent = z.object({
  id: z.uuid(),
  /** `<module>.<name>`, e.g. `user.approved`. */
  kind: z.string(),
  at: Instant,
  /** Where it stands in the module's chains. */
  part: z.number().int(),
  pos: z.number().int(),
  person: AuditPerson.nullable(),
  /** `null`: the system itself, or somebody who was not signed in. */
  actor: AuditPerson.nullable(),
  /** The class or class group it happened in. */
  place: z.string().nullable(),
  /** What else it says, without ids and without what identifies a person. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** Are the kept events as they were written? `until` is the time of the last one that surely is. */
export const ChainView = z.object({
  whole: z.boolean(),
  events: z.number().int(),
  until: Instant.nullable(),
  breaks: z.array(
    z.object({ part: z.number().int(), pos: z.number().int(), why: z.enum(['altered', 'personal', 'end']) }),
  ),
});
export type ChainView = z.infer<typeof ChainView>;

const Filter = z.object({
  schoolId: SchoolId.optional(),
  person: UserId.optional(),
  actor: UserId.optional(),
  kind: z.string().max(80).optional(),
  /** Days of the school, both included. */
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditFilter = z.infer<typeof Filter>;

const access = may(['adminOfSchool', 'operator'], 'school', 'schoolId');

/** What every module serves that keeps events for ever: the trail of its school's events, newest first. */
export const auditRoutes = <Module extends ModuleName>(module: Module) => ({
  events: route
    .meta(access)
    .route({
      method: 'GET',
      path: `/audit/${module}/events`,
      summary: `Events of ${module} that are kept for ever, newest first, of one school`,
      tags: ['audit'],
    })
    .input(PageQuery.extend(Filter.shape))
    .output(pageOf(AuditEvent).extend({ kinds: z.array(z.string()) })),
  csv: route
    .meta(access)
    .route({
      method: 'GET',
      path: `/audit/${module}/events.csv`,
      summary: `The same as CSV, with ids and hashes`,
      tags: ['audit'],
    })
    .input(Filter)
    .output(z.file()),
  chain: route
    .meta(access)
    .route({
      method: 'GET',
      path: `/audit/${module}/chain`,
      summary: `Are the kept events of ${module} as they were written?`,
      tags: ['audit'],
    })
    .input(z.object({ schoolId: SchoolId.optional() }))
    .output(ChainView),
});
export type AuditRoutes = ReturnType<typeof auditRoutes>;

export const userAuditRoutes = auditRoutes('user');
export const academicAuditRoutes = auditRoutes('academic');

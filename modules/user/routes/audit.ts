import { userAuditRoutes } from '#contracts/audit.ts';
import * as events from '#contracts/user/events.ts';
import { auditTrail } from '#kernel/audit/audit-trail.ts';
import { namesOf } from '#modules/user/database/read-models/names.ts';
import { schoolOf } from '#modules/user/database/read-models/schools.ts';

/** What was done with accounts of the school, and by whom. */
export const userAudit = auditTrail({
  module: 'user',
  contract: userAuditRoutes,
  events,
  about: (event) => (event.aggregateType === 'user' ? event.aggregateId : undefined),
  people: namesOf,
  timeZone: async (em, schoolId) => (await schoolOf(em, schoolId))?.timeZone ?? 'Asia/Tokyo',
});

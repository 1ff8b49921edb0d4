import * as events from '#contracts/academic/events.ts';
import { academicAuditRoutes } from '#contracts/audit.ts';
import { auditTrail } from '#kernel/audit/audit-trail.ts';
import { theSchool } from '#modules/academic/database/find.ts';
import { namesOf, placesOf } from '#modules/academic/database/read-models/audit-names.ts';

/** Who was brought into which class and class group of the school, and by whom. */
export const academicAudit = auditTrail({
  module: 'academic',
  contract: academicAuditRoutes,
  events,
  about: ({ data: { personId } }) => (typeof personId === 'string' ? personId : undefined),
  people: namesOf,
  places: placesOf,
  timeZone: async (em, schoolId) => (await theSchool(em, schoolId)).timeZone,
});

import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';
import { ImportId, SchoolId, UserId } from '#contracts/ids.ts';
import { Language, PersonFacts, PersonIdentity } from '#contracts/user/people.ts';

const person = { aggregate: 'user', personal: PersonIdentity, keep: 'forever' } as const;

/** Somebody has an account: by registering, by an administrator's hand, by an import or as the first administrator. */
export const userRegistered = defineEvent({
  type: 'user.registered.v1',
  ...person,
  data: PersonFacts.extend({ origin: z.enum(['self', 'admin', 'import', 'setup']) }),
});
/** The address of a self-registered person is confirmed; approval is next. */
export const userConfirmed = defineEvent({ type: 'user.confirmed.v1', ...person, data: PersonFacts });
export const userApproved = defineEvent({
  type: 'user.approved.v1',
  ...person,
  data: PersonFacts.extend({ by: UserId }),
});
export const userRejected = defineEvent({
  type: 'user.rejected.v1',
  ...person,
  data: PersonFacts.extend({ by: UserId, reason: z.string() }),
});
export const userSuspended = defineEvent({
  type: 'user.suspended.v1',
  ...person,
  data: PersonFacts.extend({ by: UserId }),
});
export const userReinstated = defineEvent({
  type: 'user.reinstated.v1',
  ...person,
  data: PersonFacts.extend({ by: UserId }),
});
/** Names, readings, language, login id or address changed. */
export const userProfileChanged = defineEvent({ type: 'user.profile-changed.v1', ...person, data: PersonFacts });
export const userRoleChanged = defineEvent({
  type: 'user.role-changed.v1',
  ...person,
  data: PersonFacts.extend({ by: UserId }),
});
/** The account is gone: an import was undone before the account was used. */
export const userRemoved = defineEvent({ type: 'user.removed.v1', ...person, data: PersonFacts });

/**
 * A mail with a one-time link is wanted. The token travels sealed (kernel/secrets.ts); only the module that writes the
 * mail opens it. `expiresAt` is ISO 8601.
 */
export const mailLinkRequested = defineEvent({
  type: 'user.mail-link-requested.v1',
  aggregate: 'mail-link',
  data: z.object({
    schoolId: SchoolId.nullable(),
    userId: UserId,
    purpose: z.enum(['confirm', 'reset', 'confirm-new-address']),
    sealedToken: z.string(),
    expiresAt: z.string(),
    language: Language,
  }),
  personal: z.object({ email: z.string(), familyName: z.string(), givenName: z.string() }),
});

/**
 * A pupil (or homeroom teacher) shall sit in the class group of this grade and name in the current school year.
 * The aggregate is the person. `group: null` takes the person out. `createGroup` lets academic make a group that does not exist.
 */
export const placementRequested = defineEvent({
  type: 'user.placement-requested.v1',
  aggregate: 'user',
  data: z.object({
    schoolId: SchoolId,
    role: z.enum(['student', 'teacher']),
    group: z.object({ grade: z.number().int(), name: z.string() }).nullable(),
    number: z.number().int().nullable(),
    createGroup: z.boolean(),
  }),
});

export const importFinished = defineEvent({
  type: 'user.import-finished.v1',
  aggregate: 'import',
  data: z.object({
    schoolId: SchoolId,
    importId: ImportId,
    by: UserId,
    created: z.number().int(),
    updated: z.number().int(),
    undone: z.boolean(),
  }),
});

/** The first-run page was filled in: academic founds the school with this id, its first year and default subjects. */
export const installationSetUp = defineEvent({
  type: 'user.installation-set-up.v1',
  aggregate: 'installation',
  keep: 'forever',
  data: z.object({
    schoolId: SchoolId,
    name: z.string(),
    code: z.string(),
    timeZone: z.string(),
    contactEmail: z.string().nullable(),
    yearStartsOn: z.string(),
    yearEndsOn: z.string(),
    language: Language,
    administratorId: UserId,
  }),
});

/** Sample people are being imported; academic adds classes once `pupils` of them sit in class groups. */
export const demoRequested = defineEvent({
  type: 'user.demo-requested.v1',
  aggregate: 'demo',
  data: z.object({ schoolId: SchoolId, by: UserId, pupils: z.number().int(), teachers: z.number().int() }),
});

/** Why somebody may not sit in a class as a pupil. */
export const PupilRefusal = z.enum(['gone', 'elsewhere', 'not_a_student', 'suspended']);
/** Replies to `academic.pupils-check-requested`; empty when all of them may. */
export const pupilsChecked = defineEvent({
  type: 'user.pupils-checked.v1',
  aggregate: 'saga-reply',
  data: z.object({ saga: z.string(), refused: z.array(z.object({ pupilId: UserId, reason: PupilRefusal })) }),
});

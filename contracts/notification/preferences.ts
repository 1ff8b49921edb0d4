import * as z from 'zod';
import { may, route } from '#contracts/define.ts';
import { KindGroup, MailChannel } from '#contracts/notification/kinds.ts';

const tags = ['notification'];

/** A time of the school's wall clock, `HH:MM`. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 21:00');
/** From – to; over midnight when it begins later than it ends, none when both are equal. */
export const QuietHours = z.object({ from: ClockTime, to: ClockTime });
/** The `version` one has read; 0 while nothing was chosen. */
const Chosen = z.number().int().min(0);

const Channel = z.object({ group: KindGroup, inApp: z.boolean(), mail: MailChannel });

export const Preferences = z.object({
  /** The groups of news people of this role ever hear of. `always`: the line in the inbox cannot be switched off. */
  groups: z.array(Channel.extend({ always: z.boolean() })),
  quiet: z.enum(['school', 'own', 'off']),
  /** Used with `own`; otherwise the school's, to begin with. */
  quietHours: QuietHours,
  digest: z.enum(['daily', 'weekly', 'off']),
  /** 1 Monday … 7 Sunday; used with `weekly`. */
  weekday: z.number().int().min(1).max(7),
  /** Where mails go; nobody can be written to without an address. */
  email: z.string().nullable(),
  school: z.object({ dailyHour: z.number().int(), quietHours: QuietHours, timeZone: z.string() }),
  version: Chosen,
});
export type Preferences = z.infer<typeof Preferences>;

export const SchoolTimes = z.object({
  /** Hour of the school's wall clock at which digests and reports go out. */
  dailyHour: z.number().int().min(0).max(23),
  quietHours: QuietHours,
  version: Chosen,
});
export type SchoolTimes = z.infer<typeof SchoolTimes>;

/** What a link at the end of a mail leaves: a group of news, or the digest. */
export const Leaving = z.object({ what: z.enum([...KindGroup.options, 'digest']) });
const Token = z.object({ token: z.string().min(20).max(400) });

export const preferenceRoutes = {
  preferences: route
    .meta(may(['signedIn']))
    .route({ method: 'GET', path: '/notifications/preferences', summary: 'How I am told of what', tags })
    .output(Preferences),
  savePreferences: route
    .meta(may(['signedIn']))
    .route({ method: 'POST', path: '/notifications/preferences', summary: 'Choose how I am told of what', tags })
    .input(
      z.object({
        /** Only what changes; groups that are not named stay as they are. */
        groups: z.array(Channel).max(KindGroup.options.length).default([]),
        quiet: Preferences.shape.quiet.optional(),
        quietHours: QuietHours.optional(),
        digest: Preferences.shape.digest.optional(),
        weekday: Preferences.shape.weekday.optional(),
        version: Chosen,
      }),
    )
    .output(Preferences),
  schoolTimes: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({ method: 'GET', path: '/notifications/school-times', summary: 'When the school’s mails go out', tags })
    .output(SchoolTimes),
  saveSchoolTimes: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({ method: 'PUT', path: '/notifications/school-times', summary: 'Say when the school’s mails go out', tags })
    .input(SchoolTimes)
    .output(SchoolTimes),
  leavingPage: route
    .meta({ ...may(['anonymous']), limit: 'read' })
    .route({
      method: 'GET',
      path: '/unsubscribe/{token}',
      successStatus: 303,
      outputStructure: 'detailed',
      summary: 'The address of List-Unsubscribe, followed by a person: leads to the page that asks first',
      tags,
    })
    .input(Token)
    .output(z.object({ headers: z.object({ location: z.string() }) })),
  leaving: route
    .meta({ ...may(['anonymous']), limit: 'read' })
    .route({ method: 'GET', path: '/unsubscribe/{token}/about', summary: 'What this link leaves', tags })
    .input(Token)
    .output(Leaving),
  leave: route
    .meta({ ...may(['anonymous']), limit: 'read', idempotent: false })
    .route({
      method: 'POST',
      path: '/unsubscribe/{token}',
      summary: 'No more mails of this kind: one click (RFC 8058), without signing in',
      tags,
    })
    .input(Token)
    .output(Leaving),
};

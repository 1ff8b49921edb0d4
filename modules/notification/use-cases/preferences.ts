import type * as z from 'zod';
import { defaultChannels, groupsFor, inAppAlways, type KindGroup } from '#contracts/notification/kinds.ts';
import type { Preferences, preferenceRoutes } from '#contracts/notification/preferences.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Preference } from '#modules/notification/database/entities.ts';
import { USUAL_CHOICE } from '#modules/notification/database/preferences.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { schoolOf } from '#modules/notification/database/times.ts';
import { clockTime, minutesOf } from '#modules/notification/domain/clock-time.ts';

type Change = z.output<NonNullable<(typeof preferenceRoutes.savePreferences)['~orpc']['inputSchema']>>;

const times = (from: number, to: number) => ({ from: clockTime(from), to: clockTime(to) });

/** How somebody is told of what, with what holds where they chose nothing. */
export async function readPreferences(em: EntityManager, personId: string): Promise<Preferences> {
  const person = await recipientOf(em, personId);
  if (!person) throw notFound('person');
  const own = await em.findOne(Preference, { id: personId });
  const school = await schoolOf(em, person.schoolId ?? '');
  const { dailyHour, quiet, timeZone } = school;
  return {
    groups: groupsFor(person.role).map((group) => {
      const { inApp, mail } = own?.channels[group] ?? defaultChannels(group, person.role);
      const always = inAppAlways(group);
      return { group, inApp: always || inApp, mail, always };
    }),
    quiet: own?.quiet ?? 'school',
    quietHours: own ? times(own.quietFrom, own.quietTo) : times(quiet.from, quiet.to),
    digest: own?.digest ?? USUAL_CHOICE.digest,
    weekday: own?.weekday ?? USUAL_CHOICE.weekday,
    email: person.email,
    school: { dailyHour, quietHours: times(quiet.from, quiet.to), timeZone },
    version: own?.version ?? 0,
  };
}

/** Somebody's choice, made now if there was none. */
export async function choiceFor(work: Work, personId: string, schoolId: string | null): Promise<Preference> {
  const known = await work.em.findOne(Preference, { id: personId });
  if (known) return known;
  const { quiet } = await schoolOf(work.em, schoolId ?? '');
  const { channels, digest, weekday } = USUAL_CHOICE;
  return work.em.create(Preference, {
    ...{ id: personId, channels, quiet: 'school', quietFrom: quiet.from, quietTo: quiet.to, digest, weekday },
    version: 0,
  });
}

/** Changes what is named; everything else stays as it is. */
export async function savePreferences(work: Work, personId: string, change: Change): Promise<Preferences> {
  const person = await recipientOf(work.em, personId);
  if (!person) throw notFound('person');
  const mine = groupsFor(person.role);
  for (const [index, { group }] of change.groups.entries())
    if (!mine.includes(group))
      throw refuseField('UNPROCESSABLE', `groups.${index}.group`, 'not_yours', 'You never hear of news of this kind.');
  const own = await choiceFor(work, personId, person.schoolId);
  expectVersion({ version: own.version }, change.version, 'choice');
  const channels = { ...own.channels };
  for (const { group, inApp, mail } of change.groups) channels[group as KindGroup] = { inApp, mail };
  own.channels = channels;
  if (change.quiet) own.quiet = change.quiet;
  if (change.quietHours) {
    own.quietFrom = minutesOf(change.quietHours.from);
    own.quietTo = minutesOf(change.quietHours.to);
  }
  own.digest = change.digest ?? own.digest;
  own.weekday = change.weekday ?? own.weekday;
  await work.em.flush();
  return readPreferences(work.em, personId);
}

/** No more mails of a group, or no more digests: what the link at the end of a mail does. Doing it again is no change. */
export async function leave(work: Work, personId: string, what: KindGroup | 'digest'): Promise<void> {
  const person = await recipientOf(work.em, personId);
  if (!person) return;
  const own = await choiceFor(work, personId, person.schoolId);
  if (what === 'digest') {
    own.digest = 'off';
    return;
  }
  const { inApp } = own.channels[what] ?? defaultChannels(what, person.role);
  own.channels = { ...own.channels, [what]: { inApp, mail: 'none' } };
}

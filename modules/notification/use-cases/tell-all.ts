import { channelsOf, type NoticeKind } from '#contracts/notification/kinds.ts';
import type { Work } from '#kernel/module.ts';
import { Mail, Notice } from '#modules/notification/database/entities.ts';
import { choicesOf, USUAL_CHOICE } from '#modules/notification/database/preferences.ts';
import { type Recipient, recipientsOf } from '#modules/notification/database/recipients.ts';
import { schoolOf } from '#modules/notification/database/times.ts';
import { templateFor } from '#modules/notification/templates/list.ts';
import type { Values } from '#modules/notification/templates/template.ts';
import { mailValues } from '#modules/notification/use-cases/mail-values.ts';
import { peaceful } from '#modules/notification/use-cases/peaceful.ts';
import { createMail, paper } from '#modules/notification/use-cases/write-mail.ts';

export type News = {
  schoolId: string | null;
  kind: NoticeKind;
  /** What happened, e.g. an event's id: everybody is told once of each. */
  cause: string;
  values: Record<string, string | number>;
  link: string | null;
  /** What only the mail says beside `values`; `false`: the inbox only, whatever is preferred. */
  mail?: Values | false;
};

/**
 * The one door by which people are told of something, once per person, kind and cause. Each hears of it in the way the
 * kind has for their role and they have chosen: a line in the inbox, a mail at once or when quiet hours are over, or
 * a place in their next digest. A fixed number of statements, however many they are.
 */
export async function tellAll(work: Work, personIds: readonly string[], news: News): Promise<void> {
  const { schoolId, kind, cause } = news;
  const unique = [...new Set(personIds)];
  if (unique.length === 0) return;
  const told = await work.em.find(Notice, { personId: unique, kind, cause }, { fields: ['personId'] });
  const known = new Set(told.map(({ personId }) => personId));
  const fresh = unique.filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  const people = new Map((await recipientsOf(work.em, fresh)).map((person) => [person.id, person]));
  const choices = await choicesOf(work.em, fresh);
  const school = schoolId ? await schoolOf(work.em, schoolId) : undefined;
  const mails: { to: Recipient; notBefore: number }[] = [];
  for (const personId of fresh) {
    const person = people.get(personId);
    const chosen = choices.get(personId) ?? USUAL_CHOICE;
    const { inApp, mail, urgent } = channelsOf(kind, person?.role ?? 'student', chosen.channels);
    const byMail = person?.email && news.mail !== false ? mail : 'none';
    // Without a school there is no hour at which a digest goes out.
    const waits = byMail === 'digest' && chosen.digest !== 'off' && school !== undefined;
    work.em.create(Notice, {
      id: work.ids.next(),
      ...{ personId, schoolId, kind, cause },
      values: news.values,
      link: news.link,
      shown: inApp,
      digest: waits ? 'waiting' : 'none',
      readAt: null,
      createdAt: work.clock.now(),
    });
    if (person && byMail === 'now') mails.push({ to: person, notBefore: urgent ? 0 : peaceful(work, chosen, school) });
  }
  await write(work, news, mails);
}

async function write(work: Work, news: News, mails: readonly { to: Recipient; notBefore: number }[]): Promise<void> {
  const { kind, cause } = news;
  if (mails.length === 0) return;
  const people = mails.map(({ to }) => to);
  // A notice may have been taken back whose mail had gone out.
  const ids = people.map(({ id }) => id);
  const mailed = await work.em.find(Mail, { personId: ids, kind, cause }, { fields: ['personId'] });
  const done = new Set(mailed.map(({ personId }) => personId));
  const template = templateFor(kind);
  const same = await paper(work, news.schoolId, template, people);
  for (const { to, notBefore } of mails) {
    if (done.has(to.id)) continue;
    const values = { ...mailValues(news.values, to.language), ...news.mail };
    createMail(work, { ...{ to, template, kind, cause, notBefore, values }, path: news.link ?? '/' }, same);
  }
}

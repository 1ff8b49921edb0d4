import type { Work } from '#kernel/module.ts';
import { appInfoToken } from '#kernel/services.ts';
import { Mail, Notice } from '#modules/notification/database/entities.ts';
import { type Chosen, choicesOf, USUAL_CHOICE } from '#modules/notification/database/preferences.ts';
import { type Recipient, recipientsOf } from '#modules/notification/database/recipients.ts';
import { schoolOf } from '#modules/notification/database/times.ts';
import { allWordings, type Wordings } from '#modules/notification/database/wordings.ts';
import { digestLines, MOST_LINES } from '#modules/notification/templates/digest-lines.ts';
import { templateFor } from '#modules/notification/templates/list.ts';
import { fill } from '#modules/notification/templates/places.ts';
import { oneLine } from '#modules/notification/templates/render.ts';
import type { TemplateKey } from '#modules/notification/templates/template.ts';
import { mailValues } from '#modules/notification/use-cases/mail-values.ts';
import { peaceful } from '#modules/notification/use-cases/peaceful.ts';
import { createMail, paper } from '#modules/notification/use-cases/write-mail.ts';

const kind = 'digest';

/** 1 Monday … 7 Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * One mail each with everything that waits, for those of these people whose day it is. What was read in the meantime is
 * left out, and who has nothing unread gets none. A fixed number of statements.
 */
export async function writeDigests(
  work: Work,
  schoolId: string,
  day: string,
  personIds: readonly string[],
): Promise<void> {
  const choices = await choicesOf(work.em, personIds);
  const choiceOf = (id: string): Chosen => choices.get(id) ?? USUAL_CHOICE;
  const cause = `${kind}.${day}`;
  const sent = await work.em.find(Mail, { personId: [...personIds], kind, cause }, { fields: ['personId'] });
  const done = new Set(sent.map(({ personId }) => personId));
  const due = personIds.filter((id) => {
    const { digest, weekday } = choiceOf(id);
    return !done.has(id) && (digest !== 'weekly' || weekday === weekdayOf(day));
  });
  const notices = await work.em.find(
    Notice,
    { personId: due, schoolId, digest: 'waiting' },
    { orderBy: { id: 'asc' } },
  );
  const school = await schoolOf(work.em, schoolId);
  const wordings = await allWordings(work.em, schoolId);
  const people = await recipientsOf(work.em, due);
  const same = await paper(work, schoolId, kind, people);
  for (const to of people) {
    if (choiceOf(to.id).digest === 'off') continue;
    const unread = notices.filter((each) => each.personId === to.id && !each.readAt);
    if (unread.length === 0) continue;
    const { publicUrl } = work.get(appInfoToken);
    const lines = digestLines(
      unread.slice(-MOST_LINES).map((each) => lineOf(each, to, wordings, publicUrl)),
      unread.length,
      to.language,
    );
    const values = { count: String(unread.length) };
    createMail(
      work,
      {
        ...{ to, template: kind, kind, cause, path: '/notices', values },
        blocks: { lines },
        notBefore: peaceful(work, choiceOf(to.id), school),
      },
      same,
    );
  }
  for (const each of notices) each.digest = 'done';
}

/** A line says what the mail about it alone would have as its subject. */
function lineOf(notice: Notice, { language }: Recipient, wordings: (key: TemplateKey) => Wordings, publicUrl: string) {
  const { subject } = wordings(templateFor(notice.kind))[language];
  return {
    under: String(notice.values.className ?? ''),
    says: oneLine(fill(subject, mailValues(notice.values, language))),
    url: `${publicUrl}${notice.link ?? '/notices'}`,
  };
}

import { isEssential, type MailKind } from '#contracts/notification/kinds.ts';
import type { Work } from '#kernel/module.ts';
import { appInfoToken, secretsToken } from '#kernel/services.ts';
import { mailerToken } from '#modules/notification/channels/mailer.ts';
import { deadAddresses } from '#modules/notification/database/dead-addresses.ts';
import { Mail } from '#modules/notification/database/entities.ts';
import type { Recipient } from '#modules/notification/database/recipients.ts';
import { schoolOf } from '#modules/notification/database/times.ts';
import { type Wordings, wordingsOf } from '#modules/notification/database/wordings.ts';
import { templateOf } from '#modules/notification/templates/list.ts';
import { type Blocks, render } from '#modules/notification/templates/render.ts';
import type { TemplateKey, Values } from '#modules/notification/templates/template.ts';

/** What a mail says is sealed for this use: it may hold a one-time link. */
export const MAIL_SEAL = 'mail';

type Addressee = Omit<Recipient, 'role'>;
export type WriteMail = {
  to: Addressee;
  template: TemplateKey;
  kind: MailKind;
  cause: string;
  /** Path of the page the mail leads to. */
  path: string;
  values?: Values;
  blocks?: Blocks;
  /** Not before this instant; at once unless said. */
  notBefore?: number;
};

/**
 * Writes a mail, once per person and cause. With SMTP it is queued, without it is kept for the administrator's mailbox;
 * people without an address get none.
 */
export async function writeMail(work: Work, mail: WriteMail): Promise<void> {
  const { to, kind, cause } = mail;
  if (!to.email || (await work.em.count(Mail, { personId: to.id, kind, cause }))) return;
  createMail(work, mail, await paper(work, to.schoolId, mail.template, [to]));
}

/** What is the same for every mail of a kind to people of a school, looked up once however many they are. */
export type Paper = { school: string; wordings: Wordings; dead: ReadonlyMap<string, string> };

export async function paper(
  work: Work,
  schoolId: string | null,
  template: TemplateKey,
  to: readonly Addressee[],
): Promise<Paper> {
  return {
    school: schoolId ? (await schoolOf(work.em, schoolId)).name : '',
    wordings: await wordingsOf(work.em, schoolId, template),
    dead: await deadAddresses(
      work.em,
      to.flatMap(({ email }) => email ?? []),
    ),
  };
}

export const nameFor = (language: 'ja' | 'en', who: { familyName: string; givenName: string }): string =>
  (language === 'ja' ? `${who.familyName} ${who.givenName}` : `${who.givenName} ${who.familyName}`).trim();

/** The same as `writeMail` where it is known already that this person has no mail of this cause yet. */
export function createMail(work: Work, mail: WriteMail, { school, wordings, dead }: Paper): void {
  const { to, kind, cause } = mail;
  if (!to.email) return;
  const { language } = to;
  const url = `${work.get(appInfoToken).publicUrl}${mail.path}`;
  const values = { name: nameFor(language, to), school, url, ...mail.values };
  const written = render(templateOf(mail.template), wordings[language], values, mail.blocks);
  const seal = (text: string) => work.get(secretsToken).seal(text, MAIL_SEAL);
  const now = work.clock.now();
  const gone = dead.get(to.email);
  work.em.create(Mail, {
    id: work.ids.next(),
    personId: to.id,
    schoolId: to.schoolId,
    ...{ kind, cause, language },
    address: to.email,
    subject: written.subject,
    sealedText: seal(written.text),
    sealedHtml: seal(written.html),
    state: work.get(mailerToken).sends ? (gone === undefined ? 'queued' : 'bounced') : 'kept',
    attempts: 0,
    rank: isEssential(kind) ? 0 : 1,
    nextAt: Math.max(now, mail.notBefore ?? now),
    error: gone ?? null,
    createdAt: now,
    sentAt: null,
    version: 1,
  });
}

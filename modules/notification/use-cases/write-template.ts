import type { MailKind } from '#contracts/notification/kinds.ts';
import type { FieldProblem } from '#kernel/errors.ts';
import { Refusal, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolTemplate } from '#modules/notification/database/entities.ts';
import { newestOwn } from '#modules/notification/database/read-models/templates.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { examplesFor } from '#modules/notification/templates/examples.ts';
import { templateOf } from '#modules/notification/templates/list.ts';
import { problemsOf, type TemplateProblem } from '#modules/notification/templates/problems.ts';
import { render, type Written } from '#modules/notification/templates/render.ts';
import type { Language, TemplateKey, Wording } from '#modules/notification/templates/template.ts';
import { createMail, paper } from '#modules/notification/use-cases/write-mail.ts';

const SAYS: Record<TemplateProblem['reason'], string> = {
  unknownPlace: 'there is no value of this name',
  missingPlace: 'this value must be named',
  unclosedPlace: 'these braces are not closed, or hold no name',
  unclosedMarkup: 'this markup is not closed',
  html: 'HTML is not taken',
  markup: 'this kind of markup is not taken in mails',
  link: 'a link leads to {{url}}, to a page (https) or to an address (mailto)',
  lineBreak: 'a subject is one line',
};

/** Refuses a wording that would make no good mail; every reason names its line. */
export function refuseWrongWording(key: TemplateKey, wording: Wording): void {
  const problems = problemsOf(templateOf(key), wording);
  if (problems.length === 0) return;
  const fields = problems.map(
    ({ path, line, reason, what }): FieldProblem => ({
      path: `wording.${path}`,
      reason: `template_${reason}`,
      detail: `${line === undefined ? '' : `Line ${line}: `}${SAYS[reason]}${what ? ` (${what})` : ''}.`,
      values: { what, ...(line === undefined ? {} : { line }) },
    }),
  );
  throw new Refusal('UNPROCESSABLE', 'This wording cannot become a mail.', { fields });
}

type Place = { schoolId: string; key: TemplateKey; language: Language };

/** The school's own wording from now on; `null` goes back to the built-in one. What was before stays on record. */
export async function writeTemplate(
  work: Work,
  place: Place,
  change: { wording: Wording | null; number: number; by: string },
): Promise<void> {
  const template = templateOf(place.key);
  const builtIn = template.text[place.language];
  if (change.wording) refuseWrongWording(place.key, change.wording);
  const newest = await newestOwn(work.em, place);
  if ((newest?.number ?? 0) !== change.number) throw versionConflict('wording');
  const same = change.wording?.subject === builtIn.subject && change.wording.body === builtIn.body;
  // Taking the built-in wording as one's own is going back to it.
  const wording = same ? null : change.wording;
  const unchanged =
    (newest?.subject ?? null) === (wording?.subject ?? null) && (newest?.body ?? null) === (wording?.body ?? null);
  if (newest ? unchanged && newest.basedOn === template.version : !wording) return;
  work.em.create(SchoolTemplate, {
    id: work.ids.next(),
    ...place,
    number: change.number + 1,
    subject: wording?.subject ?? null,
    body: wording?.body ?? null,
    basedOn: template.version,
    changedBy: change.by,
    changedAt: work.clock.now(),
  });
  await work.em.flush();
}

export function previewTemplate(key: TemplateKey, language: Language, wording: Wording): Written {
  refuseWrongWording(key, wording);
  const template = templateOf(key);
  const { values, blocks } = examplesFor(template, language);
  return render(template, wording, values, blocks);
}

/** A mail with examples to whoever is writing the wording, in its language. */
export async function testTemplate(
  work: Work,
  { key, language, wording, personId }: Omit<Place, 'schoolId'> & { wording: Wording; personId: string },
): Promise<void> {
  refuseWrongWording(key, wording);
  const me = await recipientOf(work.em, personId);
  if (!me?.email) throw new Refusal('CONFLICT', 'There is no e-mail address in your profile to send it to.');
  const { values, blocks } = examplesFor(templateOf(key), language);
  const to = { ...me, language };
  const same = await paper(work, me.schoolId, key, [to]);
  const kind: MailKind = key === 'confirm' || key === 'confirm-new-address' ? 'confirmation' : key;
  const mail = { ...{ to, template: key, kind, values, blocks, path: '/' }, cause: `test.${work.ids.next()}` };
  createMail(work, mail, { ...same, wordings: { ja: wording, en: wording } });
}

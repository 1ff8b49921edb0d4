import type { MailKind } from '#contracts/notification/kinds.ts';
import type { Template, TemplateKey } from '#modules/notification/templates/template.ts';
import { account } from '#modules/notification/templates/texts/account.ts';
import { classes } from '#modules/notification/templates/texts/classes.ts';
import { feedback } from '#modules/notification/templates/texts/feedback.ts';
import { lessons } from '#modules/notification/templates/texts/lessons.ts';
import { milestones } from '#modules/notification/templates/texts/milestones.ts';
import { results } from '#modules/notification/templates/texts/results.ts';
import { gathered, school } from '#modules/notification/templates/texts/school.ts';
import { themes } from '#modules/notification/templates/texts/themes.ts';

/** Every wording of a mail, in the order of the page. */
export const TEMPLATES: readonly Template[] = [
  ...[account, classes, lessons, themes, feedback, results, milestones, school, gathered].flat(),
];

const byKey = new Map(TEMPLATES.map((template) => [template.key, template]));

export function templateOf(key: TemplateKey): Template {
  const template = byKey.get(key);
  if (!template) throw new Error(`there is no template ${key}`);
  return template;
}

/** The wording of a kind of news; confirmations say themselves which of two they are. */
export const templateFor = (kind: MailKind): TemplateKey => (kind === 'confirmation' ? 'confirm' : kind);

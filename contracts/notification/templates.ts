import * as z from 'zod';
import { Instant, may, Nothing, route } from '#contracts/define.ts';
import { MailKind } from '#contracts/notification/kinds.ts';

const tags = ['notification'];
const words = may(['adminOfSchool'], 'school');

/** What a mail is made from: of every kind of mail one, and of confirmations two. */
export const TemplateKey = z.enum(['confirm', 'confirm-new-address', ...MailKind.exclude(['confirmation']).options]);
export type TemplateKey = z.infer<typeof TemplateKey>;
export const TemplateLanguage = z.enum(['ja', 'en']);

/** One line of subject, and light Markdown with `{{name}}` for values. */
export const Wording = z.object({
  subject: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(10_000),
});

export const TemplateRow = z.object({
  key: TemplateKey,
  version: z.number().int(),
  /** The languages in which the school has a wording of its own; `movedOn`: ours has changed since. */
  own: z.array(z.object({ language: TemplateLanguage, number: z.number().int(), movedOn: z.boolean() })),
});
export type TemplateRow = z.infer<typeof TemplateRow>;

export const TemplateView = z.object({
  key: TemplateKey,
  language: TemplateLanguage,
  version: z.number().int(),
  builtIn: Wording,
  /** What may be named, with an example; `required` may not be left out. */
  values: z.array(z.object({ name: z.string(), example: z.string(), required: z.boolean(), optional: z.boolean() })),
  own: Wording.extend({ basedOn: z.number().int(), changedAt: Instant, movedOn: z.boolean() }).nullable(),
  /** Number of the last change; to be named by the next one. */
  number: z.number().int(),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** As a recipient would see it, made from the examples. */
export const TemplatePreview = z.object({ subject: z.string(), text: z.string(), html: z.string() });
export type TemplatePreview = z.infer<typeof TemplatePreview>;

const Place = z.object({ key: TemplateKey, language: TemplateLanguage });

export const templateRoutes = {
  mailTemplates: route
    .meta(words)
    .route({ method: 'GET', path: '/mail-templates', summary: 'Every wording of a mail', tags })
    .output(z.object({ items: z.array(TemplateRow) })),
  mailTemplate: route
    .meta(words)
    .route({
      method: 'GET',
      path: '/mail-templates/{key}/{language}',
      summary: 'One wording beside the built-in',
      tags,
    })
    .input(Place)
    .output(TemplateView),
  saveMailTemplate: route
    .meta(words)
    .route({
      method: 'PUT',
      path: '/mail-templates/{key}/{language}',
      summary: 'The school’s own wording from now on, or the built-in one again',
      tags,
    })
    .input(Place.extend({ wording: Wording.nullable(), number: z.number().int().min(0) }))
    .output(TemplateView),
  previewMailTemplate: route
    .meta(words)
    .route({
      method: 'POST',
      path: '/mail-templates/{key}/{language}/preview',
      summary: 'As a recipient sees it',
      tags,
    })
    .input(Place.extend({ wording: Wording }))
    .output(TemplatePreview),
  testMailTemplate: route
    .meta(words)
    .route({
      method: 'POST',
      path: '/mail-templates/{key}/{language}/test',
      successStatus: 202,
      summary: 'Send it to myself, with examples in it',
      tags,
    })
    .input(Place.extend({ wording: Wording }))
    .output(Nothing),
};

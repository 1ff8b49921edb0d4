import { notificationRoutes } from '#contracts/notification/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listTemplates, readTemplate } from '#modules/notification/database/read-models/templates.ts';
import { schoolOf } from '#modules/notification/routes/preferences.ts';
import { templateOf } from '#modules/notification/templates/list.ts';
import { framed } from '#modules/notification/templates/render.ts';
import { previewTemplate, testTemplate, writeTemplate } from '#modules/notification/use-cases/write-template.ts';

const os = routesOf(notificationRoutes);

export const templateHandlers = {
  mailTemplates: os.mailTemplates.handler(async ({ context }) => ({
    items: await listTemplates(context.read(), schoolOf(context)),
  })),
  mailTemplate: os.mailTemplate.handler(({ context, input: { key, language } }) =>
    readTemplate(context.read(), templateOf(key), { schoolId: schoolOf(context), language }),
  ),
  saveMailTemplate: os.saveMailTemplate.handler(async ({ context, input: { key, language, wording, number } }) => {
    const schoolId = schoolOf(context);
    const change = { wording, number, by: context.me.id };
    await context.transact((work) => writeTemplate(work, { schoolId, key, language }, change));
    return readTemplate(context.read(), templateOf(key), { schoolId, language });
  }),
  previewMailTemplate: os.previewMailTemplate.handler(({ input: { key, language, wording } }) => {
    const written = previewTemplate(key, language, wording);
    return { ...written, html: framed(written.html, language) };
  }),
  testMailTemplate: os.testMailTemplate.handler(({ context, input }) =>
    context.transact((work) => testTemplate(work, { ...input, personId: context.me.id })),
  ),
};

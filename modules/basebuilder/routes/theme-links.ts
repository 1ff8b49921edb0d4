import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listClassLinks, listItemThemes, viewOfLink } from '#modules/basebuilder/database/read-models/themes/links.ts';
import { listThemeWords } from '#modules/basebuilder/database/read-models/themes/pupil-words.ts';
import { listSuggestions } from '#modules/basebuilder/database/read-models/themes/suggestions.ts';
import { refuseUnlessPupil } from '#modules/basebuilder/use-cases/practice/refusals.ts';
import { linkTheme, unlinkTheme } from '#modules/basebuilder/use-cases/themes/link-theme.ts';

const os = routesOf(basebuilderRoutes);

export const themeLinkRoutes = {
  classThemeLinks: os.classThemeLinks.handler(async ({ context, input }) => ({
    items: await listClassLinks(context.read(), input.classId),
  })),
  linkTheme: os.linkTheme.handler(async ({ context, input }) => {
    await context.transact((work) => linkTheme(work, context.me.id, input));
    return viewOfLink(context.read(), input.themeId, input.thingId);
  }),
  unlinkTheme: os.unlinkTheme.handler(async ({ context, input }) => {
    await context.transact((work) => unlinkTheme(work, input));
  }),
  themeSuggestions: os.themeSuggestions.handler(async ({ context, input }) => ({
    items: await listSuggestions(context.read(), context.schoolId ?? '', input),
  })),
  itemThemes: os.itemThemes.handler(async ({ context, input }) => {
    const { id, role } = context.me;
    return { items: await listItemThemes(context.read(), input.id, role === 'admin' ? undefined : id) };
  }),
  themeWords: os.themeWords.handler(async ({ context }) => {
    refuseUnlessPupil(context.me.role);
    return { items: await listThemeWords(context.read(), context.me.id) };
  }),
};

import { contentRoutes } from '#contracts/content/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listMainThemes, viewOfMainTheme } from '#modules/content/database/read-models/main-themes.ts';
import { addMainTheme, changeMainTheme } from '#modules/content/use-cases/main-themes.ts';

const os = routesOf(contentRoutes);

export const themeRoutes = {
  mainThemes: os.mainThemes.handler(async ({ context, input }) => ({
    items: await listMainThemes(context.read(), input.classId),
  })),
  addMainTheme: os.addMainTheme.handler(({ context, input: { classId, ...words } }) =>
    context.transact(async (work) => viewOfMainTheme(await addMainTheme(work, classId, words))),
  ),
  changeMainTheme: os.changeMainTheme.handler(({ context, input: { id, ...change } }) =>
    context.transact(async (work) => viewOfMainTheme(await changeMainTheme(work, id, change))),
  ),
};

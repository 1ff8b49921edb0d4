import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listCategories, viewOfCategory } from '#modules/basebuilder/database/read-models/categories.ts';
import { addCategory, archiveCategory, changeCategory } from '#modules/basebuilder/use-cases/write-category.ts';

const os = routesOf(basebuilderRoutes);

export const categoryRoutes = {
  categories: os.categories.handler(async ({ context, input }) => ({
    items: await listCategories(context.read(), context.schoolId ?? '', input.archived),
  })),
  addCategory: os.addCategory.handler(async ({ context, input }) => {
    const schoolId = context.schoolId ?? '';
    const { id } = await context.transact((work) => addCategory(work, schoolId, input));
    return viewOfCategory(context.read(), schoolId, id);
  }),
  changeCategory: os.changeCategory.handler(async ({ context, input: { id, ...change } }) => {
    const schoolId = context.schoolId ?? '';
    await context.transact((work) => changeCategory(work, schoolId, id, change));
    return viewOfCategory(context.read(), schoolId, id);
  }),
  archiveCategory: os.archiveCategory.handler(async ({ context, input: { id } }) => {
    const schoolId = context.schoolId ?? '';
    await context.transact((work) => archiveCategory(work, schoolId, id, true));
    return viewOfCategory(context.read(), schoolId, id);
  }),
  takeBackCategory: os.takeBackCategory.handler(async ({ context, input: { id } }) => {
    const schoolId = context.schoolId ?? '';
    await context.transact((work) => archiveCategory(work, schoolId, id, false));
    return viewOfCategory(context.read(), schoolId, id);
  }),
};

import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listItems, viewOfItem } from '#modules/basebuilder/database/read-models/items.ts';
import {
  addItem,
  changeItem,
  changeItems,
  removeItem,
  takeBackItem,
} from '#modules/basebuilder/use-cases/write-item.ts';

const os = routesOf(basebuilderRoutes);

export const itemRoutes = {
  knowledgeItems: os.knowledgeItems.handler(({ context, input }) =>
    listItems(context.read(), context.schoolId ?? '', input),
  ),
  knowledgeItem: os.knowledgeItem.handler(({ context, input }) =>
    viewOfItem(context.read(), context.schoolId ?? '', input.id),
  ),
  addKnowledgeItem: os.addKnowledgeItem.handler(async ({ context, input }) => {
    const schoolId = context.schoolId ?? '';
    const { id } = await context.transact((work) => addItem(work, schoolId, input));
    return viewOfItem(context.read(), schoolId, id);
  }),
  changeKnowledgeItem: os.changeKnowledgeItem.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeItem(work, id, change));
    return viewOfItem(context.read(), context.schoolId ?? '', id);
  }),
  removeKnowledgeItem: os.removeKnowledgeItem.handler(async ({ context, input }) => ({
    outcome: await context.transact((work) => removeItem(work, input.id)),
  })),
  takeBackKnowledgeItem: os.takeBackKnowledgeItem.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => takeBackItem(work, id));
    return viewOfItem(context.read(), context.schoolId ?? '', id);
  }),
  changeKnowledgeItems: os.changeKnowledgeItems.handler(async ({ context, input }) => ({
    changed: await context.transact((work) => changeItems(work, context.schoolId ?? '', input)),
  })),
};

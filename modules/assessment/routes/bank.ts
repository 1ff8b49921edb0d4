import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { theBankItem } from '#modules/assessment/database/find-quizzes.ts';
import { listBankItems, readShelves, viewOfBankItem } from '#modules/assessment/database/read-models/quizzes/bank.ts';
import { addBankItem, changeBankItem, removeBankItem } from '#modules/assessment/use-cases/quizzes/bank.ts';

const os = routesOf(assessmentRoutes);

export const bankRoutes = {
  bankItems: os.bankItems.handler(({ context, input: { mine, ...filter } }) =>
    listBankItems(context.read(), {
      ...filter,
      schoolId: context.schoolId ?? '',
      by: mine ? context.me.id : undefined,
    }),
  ),
  bankShelves: os.bankShelves.handler(({ context }) => readShelves(context.read(), context.schoolId ?? '')),
  bankItem: os.bankItem.handler(async ({ context, input }) =>
    viewOfBankItem(context.read(), await theBankItem(context.read(), input.id)),
  ),
  addBankItem: os.addBankItem.handler(async ({ context, input }) => {
    const row = await context.transact(async (work) => addBankItem(work, context.schoolId ?? '', input));
    return viewOfBankItem(context.read(), row);
  }),
  changeBankItem: os.changeBankItem.handler(async ({ context, input: { id, ...change } }) => {
    const row = await context.transact((work) => changeBankItem(work, id, change));
    return viewOfBankItem(context.read(), row);
  }),
  removeBankItem: os.removeBankItem.handler(async ({ context, input }) => {
    await context.transact((work) => removeBankItem(work, input.id, true));
  }),
  takeBackBankItem: os.takeBackBankItem.handler(async ({ context, input }) => {
    const row = await context.transact((work) => removeBankItem(work, input.id, false));
    return viewOfBankItem(context.read(), row);
  }),
};

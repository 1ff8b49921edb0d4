import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import {
  listDeliveries,
  viewOfDelivery,
  viewsOfDeliveries,
} from '#modules/basebuilder/database/read-models/deliveries.ts';
import { listSets, viewOfSet, viewOfSetRow } from '#modules/basebuilder/database/read-models/text-sets.ts';
import { changeDelivery, deliverSets, withdrawDelivery } from '#modules/basebuilder/use-cases/deliver-sets.ts';
import { addSet, archiveSet, changeSet, duplicateSet } from '#modules/basebuilder/use-cases/write-set.ts';

const os = routesOf(basebuilderRoutes);

export const textSetRoutes = {
  textSets: os.textSets.handler(({ context, input }) => listSets(context.read(), context.schoolId ?? '', input)),
  textSet: os.textSet.handler(({ context, input }) => viewOfSet(context.read(), input.id)),
  addTextSet: os.addTextSet.handler(async ({ context, input }) => {
    const { id } = await context.transact((work) => addSet(work, context.schoolId ?? '', input));
    return viewOfSet(context.read(), id);
  }),
  changeTextSet: os.changeTextSet.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeSet(work, id, change));
    return viewOfSet(context.read(), id);
  }),
  duplicateTextSet: os.duplicateTextSet.handler(async ({ context, input }) => {
    const { id } = await context.transact((work) => duplicateSet(work, input.id, input.title));
    return viewOfSet(context.read(), id);
  }),
  archiveTextSet: os.archiveTextSet.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => archiveSet(work, id, true));
    return viewOfSetRow(context.read(), id);
  }),
  takeBackTextSet: os.takeBackTextSet.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => archiveSet(work, id, false));
    return viewOfSetRow(context.read(), id);
  }),
  deliverTextSets: os.deliverTextSets.handler(async ({ context, input }) => {
    const { id, role } = context.me;
    const delivered = await context.transact((work) => deliverSets(work, context.schoolId ?? '', { id, role }, input));
    const ids = delivered.map((each) => each.id);
    return { items: await viewsOfDeliveries(context.read(), ids) };
  }),
  deliveries: os.deliveries.handler(({ context, input }) => {
    const teacherId = context.me.role === 'admin' ? undefined : context.me.id;
    return listDeliveries(context.read(), { ...input, schoolId: context.schoolId ?? '', teacherId });
  }),
  changeDelivery: os.changeDelivery.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeDelivery(work, id, change));
    return viewOfDelivery(context.read(), id);
  }),
  withdrawDelivery: os.withdrawDelivery.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => withdrawDelivery(work, id, true));
    return viewOfDelivery(context.read(), id);
  }),
  takeBackDelivery: os.takeBackDelivery.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => withdrawDelivery(work, id, false));
    return viewOfDelivery(context.read(), id);
  }),
};

import { academicRoutes } from '#contracts/academic/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listGroups, readGroup } from '#modules/academic/database/read-models/groups.ts';
import { createGroup, dissolveGroup, joinGroup, leaveGroup, updateGroup } from '#modules/academic/use-cases/groups.ts';

const os = routesOf(academicRoutes);

export const groupRoutes = {
  groups: os.groups.handler(async ({ input, context }) => ({ items: await listGroups(context.read(), input.classId) })),
  createGroup: os.createGroup.handler(async ({ input: { classId, ...input }, context }) => {
    const group = await context.transact((work) => createGroup(work, context.me, classId, input));
    return readGroup(context.read(), group.id);
  }),
  updateGroup: os.updateGroup.handler(async ({ input: { id, ...input }, context }) => {
    await context.transact((work) => updateGroup(work, context.me, id, input));
    return readGroup(context.read(), id);
  }),
  joinGroup: os.joinGroup.handler(async ({ input, context }) => {
    await context.transact((work) => joinGroup(work, context.me, input.id));
    return readGroup(context.read(), input.id);
  }),
  leaveGroup: os.leaveGroup.handler(({ input, context }) =>
    context.transact((work) => leaveGroup(work, context.me, input.id)),
  ),
  dissolveGroup: os.dissolveGroup.handler(({ input, context }) =>
    context.transact((work) => dissolveGroup(work, input.id)),
  ),
};

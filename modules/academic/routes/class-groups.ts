import { academicRoutes } from '#contracts/academic/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { yearOf } from '#modules/academic/database/find.ts';
import { listClassGroups, readClassGroup } from '#modules/academic/database/read-models/class-groups.ts';
import { schoolOf } from '#modules/academic/routes/schools.ts';
import { createClassGroup, removeClassGroup, updateClassGroup } from '#modules/academic/use-cases/class-groups.ts';
import { movePupil, placePupils, removePupil } from '#modules/academic/use-cases/place-pupils.ts';

const os = routesOf(academicRoutes);

export const classGroupRoutes = {
  classGroups: os.classGroups.handler(async ({ input, context }) => {
    const em = context.read();
    const year = await yearOf(em, schoolOf(context), input.yearId);
    return { items: await listClassGroups(em, year.id) };
  }),
  classGroup: os.classGroup.handler(({ input, context }) => readClassGroup(context.read(), input.id)),
  createClassGroup: os.createClassGroup.handler(async ({ input, context }) => {
    const group = await context.transact((work) => createClassGroup(work, schoolOf(context), input));
    return readClassGroup(context.read(), group.id);
  }),
  updateClassGroup: os.updateClassGroup.handler(async ({ input, context }) => {
    await context.transact((work) => updateClassGroup(work, input.id, input));
    return readClassGroup(context.read(), input.id);
  }),
  removeClassGroup: os.removeClassGroup.handler(({ input, context }) =>
    context.transact((work) => removeClassGroup(work, input.id)),
  ),
  addMembers: os.addMembers.handler(async ({ input, context }) => {
    await context.transact((work) => placePupils(work, input.id, input.members));
    return readClassGroup(context.read(), input.id);
  }),
  updateMember: os.updateMember.handler(async ({ input, context }) => {
    const group = await context.transact((work) => movePupil(work, input.id, input));
    return readClassGroup(context.read(), group.id);
  }),
  removeMember: os.removeMember.handler(async ({ input, context }) => {
    const group = await context.transact((work) => removePupil(work, input.id));
    return readClassGroup(context.read(), group.id);
  }),
};

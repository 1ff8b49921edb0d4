import { SchoolId, UserId } from '#contracts/ids.ts';
import { userRoutes as contract } from '#contracts/user/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import { countPeople } from '#modules/user/database/read-models/count-people.ts';
import { listPeople } from '#modules/user/database/read-models/list-people.ts';
import { onePerson } from '#modules/user/database/read-models/person-rows.ts';
import { approve } from '#modules/user/use-cases/approve.ts';
import { changeRole } from '#modules/user/use-cases/change-role.ts';
import { createUser } from '#modules/user/use-cases/create-user.ts';
import { reject } from '#modules/user/use-cases/reject.ts';
import { resetByStaff } from '#modules/user/use-cases/reset-by-staff.ts';
import { reinstate, suspend } from '#modules/user/use-cases/suspend.ts';
import { unlock } from '#modules/user/use-cases/unlock.ts';
import { updateProfile } from '#modules/user/use-cases/update-profile.ts';

const routes = routesOf(contract);
const me = (context: RouteContext) => ({ id: UserId.parse(context.me.id), role: context.me.role });

/** Does something to a person and answers how they are afterwards, from the same transaction. */
const changed = (context: RouteContext, id: string, change: (work: Work) => Promise<void>) =>
  context.transact(async (work) => {
    await change(work);
    await work.em.flush();
    return onePerson(work.em, id, context.schoolId, context.me, work.clock.now());
  });

export const peopleRoutes = {
  list: routes.list.handler(({ input, context }) =>
    listPeople(context.read(), context.schoolId, input, context.me, context.clock.now()),
  ),
  counts: routes.counts.handler(({ context }) => countPeople(context.read(), context.schoolId)),
  create: routes.create.handler(async ({ input: { schoolId: _, ...person }, context }) => {
    const schoolId = context.schoolId === null ? null : SchoolId.parse(context.schoolId);
    const { user, password } = await createUser(context, schoolId, person);
    const { loginId, familyName, givenName } = user;
    return {
      user: await onePerson(context.read(), user.id, schoolId, context.me, context.clock.now()),
      slip: { userId: user.id, loginId, familyName, givenName, grade: null, classGroup: null, number: null, password },
    };
  }),
  get: routes.get.handler(({ input, context }) =>
    onePerson(context.read(), input.id, context.schoolId, context.me, context.clock.now()),
  ),
  update: routes.update.handler(({ input: { id, ...profile }, context }) =>
    changed(context, id, (work) => updateProfile(work, id, context.schoolId, profile)),
  ),
  changeRole: routes.changeRole.handler(({ input: { id, ...command }, context }) =>
    changed(context, id, (work) => changeRole(work, id, context.schoolId, command, me(context).id)),
  ),
  approve: routes.approve.handler(async ({ input, context }) => ({
    approved: await context.transact((work) => approve(work, input.ids, context.schoolId, me(context))),
  })),
  reject: routes.reject.handler(({ input: { id, reason }, context }) =>
    changed(context, id, (work) => reject(work, id, context.schoolId, reason, me(context))),
  ),
  suspend: routes.suspend.handler(({ input: { id }, context }) =>
    changed(context, id, (work) => suspend(work, id, context.schoolId, me(context).id)),
  ),
  reinstate: routes.reinstate.handler(({ input: { id }, context }) =>
    changed(context, id, (work) => reinstate(work, id, context.schoolId, me(context).id)),
  ),
  unlock: routes.unlock.handler(({ input: { id }, context }) =>
    changed(context, id, (work) => unlock(work, id, context.schoolId)),
  ),
  resetByStaff: routes.resetByStaff.handler(async ({ input: { id }, context }) => {
    const password = await resetByStaff(context, id, context.schoolId, me(context).id);
    const person = await onePerson(context.read(), id, context.schoolId, context.me, context.clock.now());
    const { loginId, familyName, givenName, grade, classGroup, number } = person;
    return { userId: id, loginId, familyName, givenName, grade, classGroup, number, password };
  }),
};

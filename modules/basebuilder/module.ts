import { pathAssigned, textSetDelivered } from '#contracts/basebuilder/events.ts';
import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule } from '#kernel/module.ts';
import { belongings } from '#modules/basebuilder/belongings.ts';
import { entities } from '#modules/basebuilder/database/entities.ts';
import { migrations } from '#modules/basebuilder/database/migrations/index.ts';
import { classes, classGroups, groupMembers, memberships, schools } from '#modules/basebuilder/replicas/academic.ts';
import { selectedThemes } from '#modules/basebuilder/replicas/content.ts';
import { people } from '#modules/basebuilder/replicas/user.ts';

const replicas = [people, schools, classes, classGroups, memberships, groupMembers, selectedThemes];

export const basebuilder = defineModule({
  name: 'basebuilder',
  publishes: [textSetDelivered, pathAssigned],
  asks: replicas.map((replica) => replica.contract.snapshot),
  replicas,
  routes: [{ contract: basebuilderRoutes, router: routesOf(basebuilderRoutes).router({}) }],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
});

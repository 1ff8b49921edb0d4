import { pathAssigned, textSetDelivered } from '#contracts/basebuilder/events.ts';
import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/basebuilder/belongings.ts';
import { entities } from '#modules/basebuilder/database/entities.ts';
import { migrations } from '#modules/basebuilder/database/migrations/index.ts';
import { demoMaterials } from '#modules/basebuilder/jobs/demo-materials.ts';
import { importItems } from '#modules/basebuilder/jobs/import-items.ts';
import { classes, classGroups, groupMembers, memberships, schools } from '#modules/basebuilder/replicas/academic.ts';
import { selectedThemes } from '#modules/basebuilder/replicas/content.ts';
import { people } from '#modules/basebuilder/replicas/user.ts';
import { categoryRoutes } from '#modules/basebuilder/routes/categories.ts';
import { classPracticeRoutes } from '#modules/basebuilder/routes/class-practice.ts';
import { itemImportRoutes } from '#modules/basebuilder/routes/item-imports.ts';
import { itemRoutes } from '#modules/basebuilder/routes/items.ts';
import { pathRoutes, textRoutes } from '#modules/basebuilder/routes/paths.ts';
import { practiceRoutes } from '#modules/basebuilder/routes/practice.ts';
import { textSetRoutes } from '#modules/basebuilder/routes/text-sets.ts';
import { themeLinkRoutes } from '#modules/basebuilder/routes/theme-links.ts';
import { onDemoRequested } from '#modules/basebuilder/subscribers/on-demo-requested.ts';
import { forgetRemovedItems } from '#modules/basebuilder/use-cases/write-item.ts';

const replicas = [people, schools, classes, classGroups, memberships, groupMembers, selectedThemes];

export const basebuilder = defineModule({
  name: 'basebuilder',
  publishes: [textSetDelivered, pathAssigned],
  asks: replicas.map((replica) => replica.contract.snapshot),
  replicas,
  routes: [
    {
      contract: basebuilderRoutes,
      router: routesOf(basebuilderRoutes).router({
        ...categoryRoutes,
        ...itemRoutes,
        ...itemImportRoutes,
        ...textSetRoutes,
        ...textRoutes,
        ...pathRoutes,
        ...themeLinkRoutes,
        ...practiceRoutes,
        ...classPracticeRoutes,
      }),
    },
  ],
  hears: [on(demoRequested, onDemoRequested)],
  jobs: [importItems, demoMaterials],
  timers: [{ name: 'forget removed items', seconds: 3600, run: forgetRemovedItems }],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
});

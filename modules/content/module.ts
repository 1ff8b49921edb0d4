import {
  mainThemeAdded,
  mainThemeChanged,
  themeApproved,
  themeCommented,
  themeProposed,
  themeReturned,
  themeSelected,
  themeUnselected,
} from '#contracts/content/events.ts';
import { contentRoutes } from '#contracts/content/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule } from '#kernel/module.ts';
import { belongings } from '#modules/content/belongings.ts';
import { entities } from '#modules/content/database/entities.ts';
import { migrations } from '#modules/content/database/migrations/index.ts';
import { selectedThemesSnapshot } from '#modules/content/queries/selected-themes-snapshot.ts';
import { classes, classGroups, memberships, schools } from '#modules/content/replicas/academic.ts';
import { people } from '#modules/content/replicas/user.ts';
import { curriculumRoutes } from '#modules/content/routes/curricula.ts';
import { fileRoutes } from '#modules/content/routes/files.ts';
import { themeRoutes } from '#modules/content/routes/themes.ts';
import { forgetRemovedThemes } from '#modules/content/use-cases/put-theme-away.ts';

export const content = defineModule({
  name: 'content',
  publishes: [
    mainThemeAdded,
    mainThemeChanged,
    themeProposed,
    themeApproved,
    themeReturned,
    themeCommented,
    themeSelected,
    themeUnselected,
  ],
  answers: [selectedThemesSnapshot],
  asks: [people, schools, classes, classGroups, memberships].map((replica) => replica.contract.snapshot),
  replicas: [people, schools, classes, classGroups, memberships],
  routes: [
    {
      contract: contentRoutes,
      router: routesOf(contentRoutes).router({ ...themeRoutes, ...curriculumRoutes, ...fileRoutes }),
    },
  ],
  timers: [{ name: 'forget removed themes', seconds: 3600, run: forgetRemovedThemes }],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
});

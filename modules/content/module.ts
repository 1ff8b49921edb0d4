import { classRemoved } from '#contracts/academic/events.ts';
import { curriculumAccepted, themePicked } from '#contracts/ai/events.ts';
import * as events from '#contracts/content/events.ts';
import { workPictures } from '#contracts/content/queries.ts';
import { contentRoutes } from '#contracts/content/routes.ts';
import * as userEvents from '#contracts/user/events.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { answer, defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/content/belongings.ts';
import { entities } from '#modules/content/database/entities.ts';
import { migrations } from '#modules/content/database/migrations/index.ts';
import { demoCurricula } from '#modules/content/jobs/demo-curricula.ts';
import { demoThemes } from '#modules/content/jobs/demo-themes.ts';
import { answerOfferedMainThemes } from '#modules/content/queries/offered-main-themes.ts';
import { selectedThemesSnapshot } from '#modules/content/queries/selected-themes-snapshot.ts';
import { workPicturesOf } from '#modules/content/queries/work-pictures.ts';
import { classes, classGroups, memberships, schools } from '#modules/content/replicas/academic.ts';
import { people } from '#modules/content/replicas/user.ts';
import { curriculumRoutes } from '#modules/content/routes/curricula.ts';
import { fileRoutes } from '#modules/content/routes/files.ts';
import { themeRoutes } from '#modules/content/routes/themes.ts';
import { sagas } from '#modules/content/sagas/curriculum-assignment.ts';
import { contentServices, contentSettings } from '#modules/content/services.ts';
import { onClassRemoved } from '#modules/content/subscribers/on-class-removed.ts';
import { onCurriculumAccepted } from '#modules/content/subscribers/on-curriculum-accepted.ts';
import { onDemoRequested } from '#modules/content/subscribers/on-demo-requested.ts';
import { onThemePicked } from '#modules/content/subscribers/on-theme-picked.ts';
import { sweepFiles } from '#modules/content/use-cases/files/sweep-files.ts';
import { forgetRemovedThemes } from '#modules/content/use-cases/put-theme-away.ts';

export const content = defineModule({
  name: 'content',
  publishes: [
    events.mainThemeAdded,
    events.mainThemeChanged,
    events.themeProposed,
    events.themeApproved,
    events.themeReturned,
    events.themeCommented,
    events.themeSelected,
    events.themeUnselected,
    events.curriculumPublished,
    events.curriculumWithdrawn,
    events.classesCheckRequested,
    events.curriculumNewsRequested,
    events.curriculumNewsWithdrawn,
    events.curriculumAssignmentUndone,
    events.fileAdded,
    events.fileRemoved,
    events.fileRestored,
  ],
  hears: [
    on(userEvents.demoRequested, onDemoRequested),
    on(classRemoved, onClassRemoved),
    on(themePicked, onThemePicked),
    on(curriculumAccepted, onCurriculumAccepted),
  ],
  answers: [selectedThemesSnapshot, answerOfferedMainThemes, answer(workPictures, workPicturesOf)],
  asks: [people, schools, classes, classGroups, memberships].map((replica) => replica.contract.snapshot),
  replicas: [people, schools, classes, classGroups, memberships],
  routes: [
    {
      contract: contentRoutes,
      router: routesOf(contentRoutes).router({ ...themeRoutes, ...curriculumRoutes, ...fileRoutes }),
    },
  ],
  timers: [
    { name: 'forget removed themes', seconds: 3600, run: forgetRemovedThemes },
    { name: 'sweep files', seconds: 600, run: sweepFiles },
  ],
  sagas,
  jobs: [demoCurricula, demoThemes],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
  settings: contentSettings,
  services: contentServices,
});

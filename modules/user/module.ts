import { pupilsCheckRequested } from '#contracts/academic/events.ts';
import { classGroupSeats } from '#contracts/academic/queries.ts';
import * as academic from '#contracts/academic/replicas.ts';
import * as events from '#contracts/user/events.ts';
import { authRoutes as authContract, userRoutes as userContract } from '#contracts/user/routes.ts';
import { provide } from '#kernel/container.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule, on } from '#kernel/module.ts';
import { belongings } from '#modules/user/belongings.ts';
import { entities } from '#modules/user/database/entities.ts';
import { migrations } from '#modules/user/database/migrations/index.ts';
import { peopleSnapshot } from '#modules/user/queries/people-snapshot.ts';
import { classGroups, memberships, schools } from '#modules/user/replicas/academic.ts';
import { userAudit } from '#modules/user/routes/audit.ts';
import { authRoutes } from '#modules/user/routes/auth.ts';
import { importRoutes } from '#modules/user/routes/imports.ts';
import { peopleRoutes } from '#modules/user/routes/people.ts';
import { argonPasswords, passwordsToken } from '#modules/user/security/passwords.ts';
import { cryptoRandomness, randomnessToken } from '#modules/user/security/random.ts';
import { onPupilsCheckRequested } from '#modules/user/subscribers/on-pupils-check-requested.ts';
import { undoWrittenImport } from '#modules/user/use-cases/imports/undo-import.ts';
import { writeImport } from '#modules/user/use-cases/imports/write-import.ts';
import { repeatRevocations } from '#modules/user/use-cases/repeat-revocations.ts';
import { tidyUp } from '#modules/user/use-cases/tidy-up.ts';

/** For who runs the installation and stands outside of HTTP: the command line. */
export { createAdministrator } from '#modules/user/use-cases/create-administrator.ts';

export const user = defineModule({
  name: 'user',
  publishes: [
    events.userRegistered,
    events.userConfirmed,
    events.userApproved,
    events.userRejected,
    events.userSuspended,
    events.userReinstated,
    events.userProfileChanged,
    events.userRoleChanged,
    events.userRemoved,
    events.mailLinkRequested,
    events.placementRequested,
    events.importFinished,
    events.installationSetUp,
    events.demoRequested,
    events.pupilsChecked,
  ],
  hears: [on(pupilsCheckRequested, onPupilsCheckRequested, { kind: 'effect' })],
  answers: [peopleSnapshot],
  asks: [classGroupSeats, academic.schools.snapshot, academic.classGroups.snapshot, academic.memberships.snapshot],
  replicas: [schools, classGroups, memberships],
  routes: [
    { contract: authContract, router: authRoutes },
    userAudit,
    { contract: userContract, router: routesOf(userContract).router({ ...peopleRoutes, ...importRoutes }) },
  ],
  jobs: [writeImport, undoWrittenImport],
  timers: [
    { name: 'tidy-up', seconds: 3600, run: tidyUp },
    { name: 'repeat revocations', seconds: 3, run: repeatRevocations },
  ],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
  services: () => [
    provide(randomnessToken, () => cryptoRandomness),
    provide(passwordsToken, (services) => argonPasswords(services.get(randomnessToken))),
  ],
  onStart: repeatRevocations,
});

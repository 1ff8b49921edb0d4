import * as events from '#contracts/academic/events.ts';
import * as queries from '#contracts/academic/queries.ts';
import { academicRoutes } from '#contracts/academic/routes.ts';
import { classesCheckRequested } from '#contracts/content/events.ts';
import * as userEvents from '#contracts/user/events.ts';
import { people } from '#contracts/user/replicas.ts';
import { provide } from '#kernel/container.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { answer, defineModule, on } from '#kernel/module.ts';
import { replica } from '#kernel/replica/replica.ts';
import { belongings } from '#modules/academic/belongings.ts';
import { entities, Membership } from '#modules/academic/database/entities.ts';
import { migrations } from '#modules/academic/database/migrations/index.ts';
import { demoClasses } from '#modules/academic/jobs/demo-classes.ts';
import { classGroupSeatsOf } from '#modules/academic/queries/class-group-seats.ts';
import { coachingNoteOf } from '#modules/academic/queries/coaching-note.ts';
import {
  snapshotClasses,
  snapshotClassGroups,
  snapshotDaysOff,
  snapshotGroupMembers,
  snapshotMemberships,
  snapshotSchools,
} from '#modules/academic/queries/snapshots.ts';
import { academicAudit } from '#modules/academic/routes/audit.ts';
import { classGroupRoutes } from '#modules/academic/routes/class-groups.ts';
import { classRoutes } from '#modules/academic/routes/classes.ts';
import { dayOffRoutes } from '#modules/academic/routes/days-off.ts';
import { groupRoutes } from '#modules/academic/routes/groups.ts';
import { sagaRoutes } from '#modules/academic/routes/sagas.ts';
import { schoolRoutes } from '#modules/academic/routes/schools.ts';
import { sagas } from '#modules/academic/sagas/index.ts';
import { randomToken, systemRandom } from '#modules/academic/services.ts';
import { onClassesCheckRequested } from '#modules/academic/subscribers/on-classes-check-requested.ts';
import { onDemoRequested } from '#modules/academic/subscribers/on-demo-requested.ts';
import { onInstallationSetUp } from '#modules/academic/subscribers/on-installation-set-up.ts';
import { onPlacementRequested } from '#modules/academic/subscribers/on-placement-requested.ts';
import { onUserRemoved } from '#modules/academic/subscribers/on-user-removed.ts';

export const academic = defineModule({
  name: 'academic',
  publishes: [
    events.schoolFounded,
    events.schoolChanged,
    events.classGroupCreated,
    events.classGroupChanged,
    events.classGroupRemoved,
    events.classCreated,
    events.classChanged,
    events.studentEnrolled,
    events.studentUnenrolled,
    events.teacherAssigned,
    events.teacherUnassigned,
    events.pupilPlaced,
    events.pupilRemoved,
    events.homeroomAssigned,
    events.homeroomUnassigned,
    events.groupChanged,
    events.groupMemberJoined,
    events.groupMemberLeft,
    events.classRemoved,
    events.pupilsCheckRequested,
    events.enrollmentNewsRequested,
    events.enrollmentNewsWithdrawn,
    events.enrollmentUndone,
    events.classesChecked,
    events.dayOffSet,
    events.dayOffRemoved,
  ],
  hears: [
    on(userEvents.installationSetUp, onInstallationSetUp),
    on(userEvents.placementRequested, onPlacementRequested),
    on(userEvents.userRemoved, onUserRemoved),
    on(userEvents.demoRequested, onDemoRequested),
    on(classesCheckRequested, onClassesCheckRequested),
  ],
  answers: [
    answer(queries.coachingNote, coachingNoteOf),
    answer(queries.classGroupSeats, classGroupSeatsOf),
    answer(queries.schoolsSnapshot, snapshotSchools),
    answer(queries.classGroupsSnapshot, snapshotClassGroups),
    answer(queries.classesSnapshot, snapshotClasses),
    answer(queries.membershipsSnapshot, snapshotMemberships),
    answer(queries.groupMembersSnapshot, snapshotGroupMembers),
    answer(queries.daysOffSnapshot, snapshotDaysOff),
  ],
  asks: [people.snapshot],
  replicas: [replica(people)],
  routes: [
    {
      contract: academicRoutes,
      router: routesOf(academicRoutes).router({
        ...schoolRoutes,
        ...dayOffRoutes,
        ...classGroupRoutes,
        ...classRoutes,
        ...groupRoutes,
        ...sagaRoutes,
      }),
    },
    academicAudit,
  ],
  sagas,
  jobs: [demoClasses],
  belongings,
  memberships: Membership,
  entities,
  migrations,
  services: () => [provide(randomToken, () => systemRandom)],
});

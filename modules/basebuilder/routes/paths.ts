import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { notFound } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { theOpenSet } from '#modules/basebuilder/database/open-sets.ts';
import {
  listAssignments,
  readClassProgress,
  readPupilPath,
  viewsOfAssignments,
} from '#modules/basebuilder/database/read-models/path-progress.ts';
import { listPaths, viewOfPath } from '#modules/basebuilder/database/read-models/paths.ts';
import { listPupilTexts, readingOf, readPupilText } from '#modules/basebuilder/database/read-models/pupil-texts.ts';
import { noteReading } from '#modules/basebuilder/use-cases/note-reading.ts';
import { assignPath, changeAssignment, withdrawAssignment } from '#modules/basebuilder/use-cases/paths/assign-path.ts';
import { addPath, archivePath, changePath } from '#modules/basebuilder/use-cases/paths/write-path.ts';

const os = routesOf(basebuilderRoutes);

async function assignment(context: RouteContext, id: string) {
  const [view] = await viewsOfAssignments(context.read(), [id]);
  if (!view) throw notFound('assignment');
  return view;
}

export const pathRoutes = {
  learningPaths: os.learningPaths.handler(({ context, input }) => {
    const personId = context.me.role === 'student' ? context.me.id : undefined;
    return listPaths(context.read(), { ...input, schoolId: context.schoolId ?? '', personId });
  }),
  learningPath: os.learningPath.handler(({ context, input }) => viewOfPath(context.read(), input.id)),
  addLearningPath: os.addLearningPath.handler(async ({ context, input }) => {
    const { id } = await context.transact((work) => addPath(work, context.schoolId ?? '', input));
    return viewOfPath(context.read(), id);
  }),
  changeLearningPath: os.changeLearningPath.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changePath(work, id, change));
    return viewOfPath(context.read(), id);
  }),
  archiveLearningPath: os.archiveLearningPath.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => archivePath(work, id, true));
    return viewOfPath(context.read(), id);
  }),
  takeBackLearningPath: os.takeBackLearningPath.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => archivePath(work, id, false));
    return viewOfPath(context.read(), id);
  }),
  pathAssignments: os.pathAssignments.handler(async ({ context, input }) => ({
    items: await listAssignments(context.read(), input.id, context.me.role === 'admin' ? undefined : context.me.id),
  })),
  assignLearningPath: os.assignLearningPath.handler(async ({ context, input: { id, ...wish } }) => {
    const { id: by, role } = context.me;
    const rows = await context.transact((work) => assignPath(work, id, { id: by, role }, wish));
    const ids = rows.map((row) => row.id);
    return { items: await viewsOfAssignments(context.read(), ids) };
  }),
  changePathAssignment: os.changePathAssignment.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeAssignment(work, id, change));
    return assignment(context, id);
  }),
  withdrawPathAssignment: os.withdrawPathAssignment.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => withdrawAssignment(work, id, true));
    return assignment(context, id);
  }),
  takeBackPathAssignment: os.takeBackPathAssignment.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => withdrawAssignment(work, id, false));
    return assignment(context, id);
  }),
  classPathProgress: os.classPathProgress.handler(async ({ context, input }) => ({
    items: await readClassProgress(context.read(), input.classId),
  })),
  studentPath: os.studentPath.handler(({ context, input }) => readPupilPath(context.read(), input.studentId, input.id)),
};

export const textRoutes = {
  studentTexts: os.studentTexts.handler(async ({ context, input }) => ({
    items: await listPupilTexts(context.read(), input.studentId),
  })),
  studentText: os.studentText.handler(({ context, input }) => readPupilText(context.read(), input.studentId, input.id)),
  noteReading: os.noteReading.handler(async ({ context, input: { studentId, id, at } }) => {
    await context.transact((work) => noteReading(work, studentId, id, at));
    const em = context.read();
    return readingOf(em, studentId, await theOpenSet(em, studentId, id));
  }),
};

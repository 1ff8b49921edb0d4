import { academicRoutes } from '#contracts/academic/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { refuseField } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { listClasses, readClass } from '#modules/academic/database/read-models/classes.ts';
import { listClassmates, listRoster } from '#modules/academic/database/read-models/roster.ts';
import { schoolOf } from '#modules/academic/routes/schools.ts';
import { checkEnrollmentCsv } from '#modules/academic/use-cases/check-enrollment-csv.ts';
import { addTeacher, removeTeacher } from '#modules/academic/use-cases/class-teachers.ts';
import { archiveClass, createClass, updateClass } from '#modules/academic/use-cases/classes.ts';
import { enrollStudents, unenrollStudent } from '#modules/academic/use-cases/enroll-students.ts';
import { closeJoinCode, joinClass, openJoinCode } from '#modules/academic/use-cases/join-codes.ts';

const os = routesOf(academicRoutes);
const view = (context: RouteContext, id: string) => readClass(context.read(), id, context.me.role !== 'student');
const ROSTER_HEADER = ['学年', '組', '番号', '姓', '名', 'せい', 'めい', 'グループ'];
const MOST_PUPILS = 1000;

export const classRoutes = {
  classes: os.classes.handler(({ input: { mine, ...input }, context }) =>
    listClasses(context.read(), {
      ...input,
      schoolId: schoolOf(context),
      ...(mine || context.me.role !== 'admin' ? { personId: context.me.id } : {}),
    }),
  ),
  createClass: os.createClass.handler(async ({ input: { schoolId: _, teacherId, ...input }, context }) => {
    const owner = context.me.role === 'teacher' ? context.me.id : teacherId;
    if (!owner) throw refuseField('UNPROCESSABLE', 'teacherId', 'required', 'Please choose the teacher of the class.');
    const { schoolClass, sagaId } = await context.transact((work) =>
      createClass(work, schoolOf(context), { ...input, teacherId: owner }),
    );
    return { ...(await view(context, schoolClass.id)), sagaId: sagaId as never };
  }),
  class: os.class.handler(({ input, context }) => view(context, input.id)),
  updateClass: os.updateClass.handler(async ({ input: { id, ...input }, context }) => {
    await context.transact((work) => updateClass(work, id, input));
    return view(context, id);
  }),
  archiveClass: os.archiveClass.handler(async ({ input, context }) => {
    await context.transact((work) => archiveClass(work, input.id, true));
    return view(context, input.id);
  }),
  unarchiveClass: os.unarchiveClass.handler(async ({ input, context }) => {
    await context.transact((work) => archiveClass(work, input.id, false));
    return view(context, input.id);
  }),
  addTeacher: os.addTeacher.handler(async ({ input, context }) => {
    await context.transact((work) => addTeacher(work, input.id, input.teacherId));
    return view(context, input.id);
  }),
  removeTeacher: os.removeTeacher.handler(async ({ input, context }) => {
    await context.transact((work) => removeTeacher(work, input.id, input.teacherId));
    return view(context, input.id);
  }),
  students: os.students.handler(({ input: { id, ...filter }, context }) =>
    listRoster(context.read(), { classId: id, ...filter }),
  ),
  classmates: os.classmates.handler(async ({ input, context }) => ({
    items: await listClassmates(context.read(), input.id),
  })),
  rosterCsv: os.rosterCsv.handler(async ({ input, context }) => {
    const { items } = await listRoster(context.read(), { classId: input.id, limit: MOST_PUPILS });
    const rows = items.map(({ person, grade, classGroup, number, group }) => [
      grade,
      classGroup,
      number,
      person.familyName,
      person.givenName,
      person.familyKana,
      person.givenKana,
      group?.name ?? null,
    ]);
    return csvFile('roster.csv', ROSTER_HEADER, rows);
  }),
  enroll: os.enroll.handler(({ input: { classId, ...input }, context }) =>
    context.transact(async (work) => {
      const { enrolled, already, sagaId } = await enrollStudents(work, classId, input);
      return { enrolled: enrolled as never, already, sagaId: sagaId as never };
    }),
  ),
  enrollCsv: os.enrollCsv.handler(async ({ input, context }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return context.transact(async (work) => {
      const rows = await checkEnrollmentCsv(work.em, input.id, bytes);
      const broken = rows.some((row) => row.verdict === 'error');
      if (!input.commit || broken) return { committed: false, sagaId: null, rows };
      const studentIds = rows.flatMap((row) => (row.verdict === 'enroll' && row.person ? [row.person.id] : []));
      const { sagaId } = await enrollStudents(work, input.id, { studentIds });
      return { committed: true, sagaId: sagaId as never, rows };
    });
  }),
  unenroll: os.unenroll.handler(({ input, context }) => context.transact((work) => unenrollStudent(work, input.id))),
  openJoinCode: os.openJoinCode.handler(async ({ input, context }) => {
    await context.transact((work) => openJoinCode(work, input.id, input.days));
    return view(context, input.id);
  }),
  closeJoinCode: os.closeJoinCode.handler(async ({ input, context }) => {
    await context.transact((work) => closeJoinCode(work, input.id));
    return view(context, input.id);
  }),
  join: os.join.handler(({ input, context }) =>
    context.transact(async (work) => {
      const joined = await joinClass(work, context.me, input.code);
      return { classId: joined.id as never, name: joined.name };
    }),
  ),
};

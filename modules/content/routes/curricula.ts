import { contentRoutes } from '#contracts/content/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { pdfToken } from '#kernel/pdf/pdf.ts';
import { theCurriculum } from '#modules/content/database/find.ts';
import { listCurricula, readCurriculum, savedView } from '#modules/content/database/read-models/curricula.ts';
import { listVersions, readVersion } from '#modules/content/database/read-models/curriculum-versions.ts';
import { csvRows, PLAN_HEADER } from '#modules/content/domain/curricula/csv-out.ts';
import { printed } from '#modules/content/domain/curricula/print.ts';
import { readAssignment } from '#modules/content/routes/assignments.ts';
import { curriculumAssignment } from '#modules/content/sagas/curriculum-assignment.ts';
import { planAssignment } from '#modules/content/use-cases/curricula/assign-curriculum.ts';
import { copyCurriculum } from '#modules/content/use-cases/curricula/copy-curriculum.ts';
import { createCurriculum } from '#modules/content/use-cases/curricula/create-curriculum.ts';
import {
  createFromCsv,
  importCsv,
  type ReadFile,
  readCurriculumCsv,
} from '#modules/content/use-cases/curricula/import-csv.ts';
import { publishCurriculum, withdrawCurriculum } from '#modules/content/use-cases/curricula/publish-curriculum.ts';
import { removeCurriculum } from '#modules/content/use-cases/curricula/remove-curriculum.ts';
import { saveCurriculum } from '#modules/content/use-cases/curricula/save-curriculum.ts';
import { compare, keepOnDemand, restoreVersion } from '#modules/content/use-cases/curricula/versions.ts';

const os = routesOf(contentRoutes);
const asPupil = (context: RouteContext) => context.me.role === 'student';
const fileName = (title: string, ending: string) =>
  `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'curriculum'}.${ending}`;
const checked = ({ phases, rubric, rows, encoding }: ReadFile, id: string | null) => {
  const weeks = phases.flatMap((phase) => phase.weeks);
  return {
    committed: id !== null,
    ...{ encoding, rows, id: id as never },
    weeks: weeks.length,
    hours: weeks.reduce((sum, week) => sum + week.hours, 0),
    levels: rubric.reduce((sum, category) => sum + category.levels.length, 0),
    errors: rows.filter(({ verdict }) => verdict === 'error').length,
  };
};
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

export const curriculumRoutes = {
  curricula: os.curricula.handler(({ input, context }) =>
    listCurricula(context.read(), { ...input, schoolId: context.schoolId ?? '', reader: context.me }),
  ),
  createCurriculum: os.createCurriculum.handler(async ({ input: { classId, document }, context }) => {
    const given = Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as never;
    const { id } = await context.transact((work) =>
      createCurriculum(work, classId, { document: given, origin: 'hand' }),
    );
    return readCurriculum(context.read(), id, false);
  }),
  curriculum: os.curriculum.handler(({ input, context }) =>
    readCurriculum(context.read(), input.id, input.published || asPupil(context)),
  ),
  saveCurriculum: os.saveCurriculum.handler(({ input: { id, ...change }, context }) =>
    context.transact(async (work) => savedView(await saveCurriculum(work, id, change))),
  ),
  removeCurriculum: os.removeCurriculum.handler(async ({ input, context }) => {
    await context.transact((work) => removeCurriculum(work, input.id, true));
  }),
  takeBackCurriculum: os.takeBackCurriculum.handler(({ input, context }) =>
    context.transact(async (work) => savedView(await removeCurriculum(work, input.id, false))),
  ),
  publishCurriculum: os.publishCurriculum.handler(({ input, context }) =>
    context.transact(async (work) => savedView(await publishCurriculum(work, input.id, input.version))),
  ),
  withdrawCurriculum: os.withdrawCurriculum.handler(({ input, context }) =>
    context.transact(async (work) => savedView(await withdrawCurriculum(work, input.id))),
  ),
  curriculumVersions: os.curriculumVersions.handler(({ input, context }) => listVersions(context.read(), input)),
  keepCurriculumVersion: os.keepCurriculumVersion.handler(async ({ input, context }) => {
    const { id } = await context.transact((work) => keepOnDemand(work, input.id, input.name));
    return readVersion(context.read(), id);
  }),
  curriculumDiff: os.curriculumDiff.handler(async ({ input, context }) => ({
    changes: await compare(context.read(), input.id, input.from, input.to),
  })),
  restoreCurriculum: os.restoreCurriculum.handler(async ({ input: { id, number, version }, context }) => {
    await context.transact((work) => restoreVersion(work, id, number, version));
    return readCurriculum(context.read(), id, false);
  }),
  copyCurriculum: os.copyCurriculum.handler(async ({ input, context }) => {
    const copy = await context.transact((work) => copyCurriculum(work, input.id, input.classId, context.me));
    return readCurriculum(context.read(), copy.id, false);
  }),
  assignCurriculum: os.assignCurriculum.handler(async ({ input: { id, ...wanted }, context }) => {
    const saga = await context.transact(async (work) =>
      work.startSaga(curriculumAssignment, await planAssignment(work, id, wanted, context.me)),
    );
    return readAssignment(context.read(), saga.id);
  }),
  assignment: os.assignment.handler(({ input, context }) => readAssignment(context.read(), input.id)),
  exportCurriculumCsv: os.exportCurriculumCsv.handler(async ({ input, context }) => {
    const { document } = await theCurriculum(context.read(), input.id);
    return csvFile(fileName(document.title, 'csv'), PLAN_HEADER, csvRows(document), { guarded: true });
  }),
  exportCurriculumPdf: os.exportCurriculumPdf.handler(async ({ input, context }) => {
    const { document, className } = await readCurriculum(context.read(), input.id, asPupil(context));
    const bytes = await context.get(pdfToken).print(printed(document, className, context.client.language));
    return new File([bytes as never], fileName(document.title, 'pdf'), { type: 'application/pdf' });
  }),
  importCurriculumCsv: os.importCurriculumCsv.handler(async ({ input: { id, file, version, commit }, context }) => {
    const read = readCurriculumCsv(await bytesOf(file), context.ids);
    if (!commit) return checked(read, null);
    return checked(read, (await context.transact((work) => importCsv(work, id, version, read))).id);
  }),
  createCurriculumFromCsv: os.createCurriculumFromCsv.handler(
    async ({ input: { classId, file, title, commit }, context }) => {
      const read = readCurriculumCsv(await bytesOf(file), context.ids);
      if (!commit) return checked(read, null);
      const name = title || file.name.replace(/\.\w+$/, '').slice(0, 100) || 'CSV';
      return checked(read, (await context.transact((work) => createFromCsv(work, classId, name, read))).id);
    },
  ),
};

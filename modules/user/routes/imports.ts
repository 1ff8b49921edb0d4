import { SchoolId, UserId } from '#contracts/ids.ts';
import { userRoutes as contract } from '#contracts/user/routes.ts';
import { forbidden } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { listImports, listLines, oneImport } from '#modules/user/database/read-models/imports.ts';
import { exportPeople } from '#modules/user/use-cases/export-people.ts';
import { checkImport, recheckImport } from '#modules/user/use-cases/imports/check-import.ts';
import { commitImport } from '#modules/user/use-cases/imports/commit-import.ts';
import { exportErrors } from '#modules/user/use-cases/imports/export-errors.ts';
import { takeSlips } from '#modules/user/use-cases/imports/take-slips.ts';
import { undoImport } from '#modules/user/use-cases/imports/undo-import.ts';

const routes = routesOf(contract);
const view = (context: RouteContext, id: string) =>
  oneImport(context.read(), id, context.schoolId, context.clock.now());

export const importRoutes = {
  importFile: routes.importFile.handler(async ({ input: { file, createGroups }, context }) => {
    if (context.schoolId === null) throw forbidden('People are imported into a school.');
    const id = await checkImport(context, {
      schoolId: SchoolId.parse(context.schoolId),
      by: UserId.parse(context.me.id),
      fileName: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      createGroups,
    });
    return view(context, id);
  }),
  imports: routes.imports.handler(({ input, context }) =>
    listImports(context.read(), context.schoolId, input, context.clock.now()),
  ),
  import: routes.import.handler(({ input, context }) => view(context, input.id)),
  importRows: routes.importRows.handler(({ input, context }) => listLines(context.read(), input)),
  recheckImport: routes.recheckImport.handler(async ({ input: { id, ...command }, context }) => {
    await recheckImport(context, id, context.schoolId, command);
    return view(context, id);
  }),
  commitImport: routes.commitImport.handler(({ input: { id, ...command }, context }) =>
    context.transact(async (work) => {
      await commitImport(work, id, context.schoolId, command);
      await work.em.flush();
      return oneImport(work.em, id, context.schoolId, work.clock.now());
    }),
  ),
  undoImport: routes.undoImport.handler(({ input: { id }, context }) =>
    context.transact(async (work) => {
      await undoImport(work, id, context.schoolId);
      await work.em.flush();
      return oneImport(work.em, id, context.schoolId, work.clock.now());
    }),
  ),
  importErrors: routes.importErrors.handler(({ input: { id }, context }) =>
    exportErrors(context, id, context.schoolId),
  ),
  takeSlips: routes.takeSlips.handler(({ input: { id }, context }) =>
    context.transact((work) => takeSlips(work, id, context.schoolId)),
  ),
  exportList: routes.exportList.handler(({ input, context }) => exportPeople(context, context.schoolId, input.role)),
};

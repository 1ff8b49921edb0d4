import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { circumstancesOfClass } from '#modules/basebuilder/database/circumstances.ts';
import { PracticeSettings } from '#modules/basebuilder/database/practice.ts';
import {
  listClassLearners,
  listItemReports,
  listResults,
  listWeakItems,
  readCalibration,
} from '#modules/basebuilder/database/read-models/practice/class-practice.ts';
import { readLoad } from '#modules/basebuilder/database/read-models/practice/load.ts';
import { pupilsOfClass } from '#modules/basebuilder/database/read-models/practice/pupils-of-class.ts';
import { addDays } from '#modules/basebuilder/domain/practice/days.ts';
import { DEFAULT_CAP, DEFAULT_PARAMETERS, DEFAULT_RETENTION } from '#modules/basebuilder/domain/practice/schedule.ts';
import { WEEKLY_TARGET } from '#modules/basebuilder/domain/practice/week.ts';
import { resultsTable } from '#modules/basebuilder/routes/practice-table.ts';
import { changeSettings } from '#modules/basebuilder/use-cases/practice/change-settings.ts';
import { settleReports } from '#modules/basebuilder/use-cases/practice/report-item.ts';

const os = routesOf(basebuilderRoutes);

const now = (context: RouteContext, classId: string) =>
  circumstancesOfClass(context.read(), context.schoolId ?? '', classId, context.clock.now());

async function classSettings(context: RouteContext, classId: string) {
  const { retention, cap, own } = await now(context, classId);
  const said = own !== null && ((own.retention ?? null) !== null || (own.dailyCap ?? null) !== null);
  return { retention, dailyCap: cap, own: said, version: own?.version ?? 0 };
}

async function schoolSettings(context: RouteContext, id: string) {
  const row = await context.read().findOne(PracticeSettings, { id });
  return {
    retention: row?.retention ?? DEFAULT_RETENTION,
    dailyCap: row?.dailyCap ?? DEFAULT_CAP,
    own: row !== null,
    version: row?.version ?? 0,
    parameters: [...(row?.parameters ?? DEFAULT_PARAMETERS)],
    defaults: [...DEFAULT_PARAMETERS],
  };
}

export const classPracticeRoutes = {
  classPractice: os.classPractice.handler(async ({ context, input }) => {
    const { today } = await now(context, input.classId);
    return { items: await listClassLearners(context.read(), input.classId, today), target: WEEKLY_TARGET };
  }),
  classWeakItems: os.classWeakItems.handler(({ context, input }) =>
    listWeakItems(context.read(), input.classId, input.limit),
  ),
  classLoad: os.classLoad.handler(async ({ context, input: { classId, days } }) => {
    const em = context.read();
    const { today, cap, scheduler } = await now(context, classId);
    const pupils = await pupilsOfClass(em, classId);
    const ids = pupils.map(({ student }) => student.id);
    const loads = [...(await readLoad(em, ids, { today, days, cap, scheduler })).values()];
    return {
      pupils: ids.length,
      dailyCap: cap,
      days: Array.from({ length: days }, (_, place) => {
        const each = loads.map((load) => load[place] ?? 0);
        return {
          day: addDays(today, place),
          words: each.reduce((sum, words) => sum + words, 0),
          most: Math.max(0, ...each),
        };
      }),
    };
  }),
  classCalibration: os.classCalibration.handler(({ context, input }) => readCalibration(context.read(), input.classId)),
  practiceSettings: os.practiceSettings.handler(({ context, input }) => classSettings(context, input.classId)),
  savePracticeSettings: os.savePracticeSettings.handler(async ({ context, input: { classId, ...said } }) => {
    await context.transact((work) => changeSettings(work, { id: classId, schoolId: context.schoolId ?? '', ...said }));
    return classSettings(context, classId);
  }),
  exportPractice: os.exportPractice.handler(async ({ context, input }) => {
    const em = context.read();
    const [pupils, results] = [await pupilsOfClass(em, input.classId), await listResults(em, input.classId)];
    const { header, rows } = resultsTable(pupils, results, context.client.language);
    return csvFile('practice.csv', header, rows);
  }),
  itemReports: os.itemReports.handler(async ({ context, input }) => ({
    items: await listItemReports(context.read(), input.classId),
  })),
  settleItemReport: os.settleItemReport.handler(async ({ context, input }) => {
    await context.transact((work) => settleReports(work, { ...input, by: context.me.id }));
  }),
  schoolPracticeSettings: os.schoolPracticeSettings.handler(({ context, input }) =>
    schoolSettings(context, input.schoolId),
  ),
  saveSchoolPracticeSettings: os.saveSchoolPracticeSettings.handler(
    async ({ context, input: { schoolId, ...said } }) => {
      await context.transact((work) => changeSettings(work, { id: schoolId, schoolId, ...said }));
      return schoolSettings(context, schoolId);
    },
  ),
};

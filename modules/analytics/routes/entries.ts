import { SentEntry } from '#contracts/analytics/entries.ts';
import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import type { EntryId, LogTagId } from '#contracts/ids.ts';
import { dayIn } from '#kernel/clock.ts';
import { csvLines } from '#kernel/csv/write-csv.ts';
import { forbidden } from '#kernel/errors.ts';
import { fieldsOf, problemOf } from '#kernel/http/problem.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import { pdfToken } from '#kernel/pdf/pdf.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { Entry, LogTag } from '#modules/analytics/database/log.ts';
import { namesOf } from '#modules/analytics/database/names.ts';
import {
  listClassEntries,
  listStudentEntries,
  type StudentEntriesFilter,
  type WholeEntry,
  wholeLog,
} from '#modules/analytics/database/read-models/entries.ts';
import { readEntry } from '#modules/analytics/database/read-models/entry.ts';
import { seesWork } from '#modules/analytics/database/read-models/taught-only.ts';
import { plusDays } from '#modules/analytics/domain/days.ts';
import { csvHeader, csvRow, printedLog } from '#modules/analytics/domain/log/export.ts';
import { readEntry as markRead, remarkEntry, starEntry } from '#modules/analytics/use-cases/log/answer-entry.ts';
import { changeEntry } from '#modules/analytics/use-cases/log/change-entry.ts';
import { keepEntry } from '#modules/analytics/use-cases/log/keep-entry.ts';
import { addLogTag, removeLogTag } from '#modules/analytics/use-cases/log/log-tags.ts';
import { removeEntry, restoreEntry } from '#modules/analytics/use-cases/log/put-entry-away.ts';
import { transactMaking } from '#modules/analytics/use-cases/transact.ts';

const os = routesOf(analyticsRoutes);
const PRINTED = 200;

async function done(context: RouteContext, id: string, act: (work: Work) => Promise<unknown>) {
  await transactMaking(context, act);
  return readEntry(context.read(), id, context.me.id);
}

/** Whoever is not the pupil sees what is entered, a teacher in the classes they teach. */
const asReader = ({ me }: RouteContext, personId: string) => ({
  personId,
  enteredOnly: me.id !== personId,
  ...(me.role === 'teacher' ? { taughtBy: me.id } : {}),
});

async function verdictOf(context: RouteContext, given: { id: EntryId }) {
  const nothing = { id: given.id, version: 0 };
  const parsed = SentEntry.safeParse(given);
  if (!parsed.success)
    return {
      ...nothing,
      verdict: 'refused' as const,
      code: 'BAD_REQUEST' as const,
      errors: fieldsOf(parsed.error.issues),
    };
  try {
    return { ...nothing, ...(await transactMaking(context, (work) => keepEntry(work, context.me.id, parsed.data))) };
  } catch (error) {
    const problem = problemOf(error);
    // What is broken here or away for now is no verdict on the entry: the device sends it again.
    if (problem.code === 'INTERNAL' || problem.code === 'MODULE_UNAVAILABLE') throw error;
    const version = (await context.read().findOne(Entry, { id: given.id, personId: context.me.id }))?.version ?? 0;
    return { ...nothing, version, verdict: 'refused' as const, ...problem };
  }
}

const fileName = async (context: RouteContext, studentId: string, ending: string) => {
  const name = (await namesOf(context.read(), [studentId]))(studentId);
  return {
    name: `${name.familyName} ${name.givenName}`.trim(),
    file: `log-${name.familyName}${name.givenName}.${ending}`,
  };
};

export const entryRoutes = {
  sendEntries: os.sendEntries.handler(async ({ context, input }) => {
    const entries = [];
    for (const entry of input.entries) entries.push(await verdictOf(context, entry));
    return { entries };
  }),
  entry: os.entry.handler(async ({ context, input }) => {
    const { me } = context;
    const entry = await readEntry(context.read(), input.id, me.id);
    const seat = { classId: entry.classId, personId: entry.student.id };
    if (me.role === 'teacher' && !(await seesWork(context.read(), seat, me.id)))
      throw forbidden('You do not teach this pupil in this class.');
    return entry;
  }),
  changeEntry: os.changeEntry.handler(({ context, input }) =>
    done(context, input.id, (work) => changeEntry(work, context.me.id, input)),
  ),
  removeEntry: os.removeEntry.handler(({ context, input }) =>
    transactMaking(context, (work) => removeEntry(work, input.id)),
  ),
  restoreEntry: os.restoreEntry.handler(({ context, input }) =>
    done(context, input.id, (work) => restoreEntry(work, input.id)),
  ),
  studentEntries: os.studentEntries.handler(({ context, input: { studentId, cursor, limit, ...filter } }) =>
    listStudentEntries(context.read(), { ...filter, ...asReader(context, studentId) }, { cursor, limit }),
  ),
  exportEntriesCsv: os.exportEntriesCsv.handler(async ({ context, input: { studentId, ...filter } }) => {
    const { language } = context.client;
    const wanted: StudentEntriesFilter = { ...filter, ...asReader(context, studentId) };
    const { file } = await fileName(context, studentId, 'csv');
    const rows = async function* () {
      for await (const entry of wholeLog(context.read, wanted)) yield csvRow(entry, language);
    };
    context.sendStream({
      type: 'text/csv; charset=utf-8',
      name: file,
      chunks: csvLines(csvHeader(language), rows()),
    });
  }),
  exportEntriesPdf: os.exportEntriesPdf.handler(async ({ context, input: { studentId, ...filter } }) => {
    const entries: WholeEntry[] = [];
    const log = wholeLog(context.read, { ...filter, ...asReader(context, studentId), state: 'entered' });
    for await (const entry of log) if (entries.push(entry) === PRINTED) break;
    const { name, file } = await fileName(context, studentId, 'pdf');
    const bytes = await context.get(pdfToken).print(printedLog(entries, name, context.client.language));
    return new File([bytes as never], file, { type: 'application/pdf' });
  }),
  classEntries: os.classEntries.handler(async ({ context, input: { cursor, limit, ...filter } }) => {
    const em = context.read();
    const zone = await timeZoneOf(em, context.schoolId ?? '');
    const since = plusDays(dayIn(zone, context.clock.now()), -6);
    return listClassEntries(em, { ...filter, since }, { cursor, limit });
  }),
  logTags: os.logTags.handler(async ({ context, input }) => {
    const tags = await context.read().find(LogTag, { ...input, removed: false }, { orderBy: { name: 'asc' } });
    return { items: tags.map(({ id, name }) => ({ id: id as LogTagId, name })) };
  }),
  addLogTag: os.addLogTag.handler(({ context, input }) =>
    context.transact(async (work) => {
      const { id, name } = await addLogTag(work, input.classId, input.name);
      return { id: id as LogTagId, name };
    }),
  ),
  removeLogTag: os.removeLogTag.handler(({ context, input }) =>
    context.transact((work) => removeLogTag(work, input.id)),
  ),
  readEntry: os.readEntry.handler(({ context, input }) =>
    context.transact((work) => markRead(work, input.id, context.me.id)),
  ),
  starEntry: os.starEntry.handler(({ context, input }) =>
    done(context, input.id, (work) => starEntry(work, input.id, context.me.id, input.stars)),
  ),
  remarkEntry: os.remarkEntry.handler(({ context, input: { id, remarkId, text } }) =>
    done(context, id, (work) => remarkEntry(work, id, { id: remarkId, by: context.me.id, text })),
  ),
};

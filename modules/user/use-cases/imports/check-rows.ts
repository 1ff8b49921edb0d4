import { ImportId, type SchoolId, UserId } from '#contracts/ids.ts';
import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { Import, ImportLine } from '#modules/user/database/imports.ts';
import { circumstancesOf, type Seats } from '#modules/user/database/read-models/import-circumstances.ts';
import { readRow } from '#modules/user/domain/import/row.ts';
import { type Verdict, verdictsOf } from '#modules/user/domain/import/verdicts.ts';
import type { Line, People } from './read-file.ts';

export const PASSWORD_SEAL = 'import-password';
/** What a row shows in place of a password. */
const MASK = '••••';

const entriesOf = (lines: readonly Line[]) =>
  lines.map(({ line, cells, short }) => readRow(line, cells, short ?? undefined));

/** The verdicts of rows in view of the database as it is in this transaction and the seats as academic named them. */
export async function check(work: Work, schoolId: string, lines: readonly Line[], seats: Seats, createGroups: boolean) {
  const entries = entriesOf(lines);
  return verdictsOf(entries, await circumstancesOf(work.em, schoolId, entries, seats, createGroups));
}

export const countsOf = (rows: readonly Verdict[]) => {
  const many = (verdict: Verdict['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  return {
    all: rows.length,
    create: many('create'),
    update: many('update'),
    unchanged: many('unchanged'),
    error: many('error'),
  };
};

export type NewImport = {
  schoolId: SchoolId;
  by: UserId;
  fileName: string;
  createGroups: boolean;
  demo: boolean;
  people: People;
};

/** Checks rows and keeps them with their verdicts; no account is written. Passwords of the file are sealed. */
export async function keepImport(work: Work, { people, ...about }: NewImport, seats: Seats): Promise<Import> {
  const { rows, missingGroups } = await check(work, about.schoolId, people.lines, seats, about.createGroups);
  const kept = work.em.create(Import, {
    ...about,
    ...countsOf(rows),
    id: ImportId.parse(work.ids.next()),
    encoding: people.encoding,
    state: 'checked',
    missingGroups,
    unknownColumns: [...people.unknown],
    progressDone: 0,
    progressTotal: 0,
    failure: null,
    finishedAt: null,
    slipsUntil: null,
    createdAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });
  await work.em.flush();
  const secrets = work.get(secretsToken);
  await insertLines(
    work,
    rows.map((row, index) => {
      const password = row.entry.cells.password ?? '';
      return {
        id: `${kept.id}:${row.entry.line}`,
        importId: kept.id,
        line: row.entry.line,
        verdict: row.verdict,
        cells: password === '' ? row.entry.cells : { ...row.entry.cells, password: MASK },
        short: people.lines[index]?.short ?? null,
        faults: [...row.faults],
        changes: row.changes,
        userId: row.known ? UserId.parse(row.known.id) : null,
        sealed: password === '' ? null : secrets.seal(password, PASSWORD_SEAL),
        before: null,
      };
    }),
  );
  return kept;
}

async function insertLines(work: Work, lines: ImportLine[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 500) await work.em.insertMany(ImportLine, lines.slice(at, at + 500));
}

/** The kept rows as they were read, passwords opened again. */
export async function linesOf(
  work: Pick<Work, 'em' | 'get'>,
  importId: ImportId,
): Promise<{ kept: ImportLine; line: Line }[]> {
  const secrets = work.get(secretsToken);
  const lines = await work.em.find(ImportLine, { importId }, { orderBy: { line: 'asc' } });
  return lines.map((kept) => {
    const password =
      kept.cells.password === MASK && kept.sealed !== null ? secrets.open(kept.sealed, PASSWORD_SEAL) : '';
    const cells = kept.cells.password === undefined ? kept.cells : { ...kept.cells, password };
    return { kept, line: { line: kept.line, cells, short: kept.short } };
  });
}

import { copyFileSync, linkSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { isScaffolding } from '#kernel/backup/data-folder.ts';

export type Snapshot = {
  /** Names of the modules whose databases it holds, each with the migrations it has had. */
  readonly databases: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds during which nobody could write. */
  readonly heldMs: number;
};

/** The databases are never all at rest: too much is being written. */
export class NoRest extends Error {
  override readonly name = 'NoRest';
}

const PATIENCE = 60_000;
const PAGES_AT_ONCE = 500;
const SUFFIX = '.db';
const beside = /\.db-(wal|shm|journal)$/;

/**
 * Copies every database and file of a data folder into an empty one, as they are at one moment, while others go on
 * writing.
 *
 * That moment matters across databases: a reader's cursor must not be ahead of its source's events, nor behind what its
 * other effects say. So for a few milliseconds all databases are held by us, which means that none of them is in the
 * middle of a transaction; a read transaction is opened on each, files get a second name (hard link), and the writers go
 * on. What is copied afterwards is what those read transactions see.
 */
export async function takeSnapshot(
  folder: string,
  into: string,
  progress: (what: string) => void = () => {},
): Promise<Snapshot> {
  const names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX) && !isScaffolding(name));
  const readers = names.map((name) => ({ name, db: new DatabaseSync(join(folder, name), { readOnly: true }) }));
  try {
    const elsewhere: string[] = [];
    const heldMs = await whileHeld(
      names.map((name) => join(folder, name)),
      () => {
        for (const { db } of readers) db.exec('begin; select count(*) from sqlite_schema');
        for (const file of filesIn(folder)) if (!linked(folder, into, file)) elsewhere.push(file);
      },
    );
    // Another disk has no second names; files are written once, so that a little later they are the same.
    for (const file of elsewhere) copyFileSync(join(folder, file), join(into, file));
    const databases: Record<string, string[]> = {};
    for (const { name, db } of readers) {
      databases[name.slice(0, -SUFFIX.length)] = migrationsIn(db, name.slice(0, -SUFFIX.length));
      await backup(db, join(into, name), {
        rate: PAGES_AT_ONCE,
        progress: ({ totalPages, remainingPages }) => progress(`${name}: ${totalPages - remainingPages}/${totalPages}`),
      });
    }
    return { databases, heldMs };
  } finally {
    for (const { db } of readers) db.close();
  }
}

/**
 * Runs `work` while we are the only writer of all files. We take all or none at a time: holding one while waiting for
 * another would stop a process which needs the one to finish with the other.
 */
async function whileHeld(files: readonly string[], work: () => void): Promise<number> {
  const writers = files.map((file) => new DatabaseSync(file, { timeout: 0 }));
  const end = performance.now() + PATIENCE;
  try {
    while (!writers.every(begun)) {
      for (const db of writers) if (db.isTransaction) db.exec('rollback');
      if (performance.now() > end)
        throw new NoRest('The databases are being written to without a pause. Try again later.');
      await pause(1 + Math.random() * 5);
    }
    const from = performance.now();
    work();
    for (const db of writers) db.exec('rollback');
    return performance.now() - from;
  } finally {
    for (const db of writers) db.close();
  }
}

function begun(db: DatabaseSync): boolean {
  try {
    db.exec('begin immediate');
    return true;
  } catch (error) {
    if (/locked|busy/.test(String(error))) return false;
    throw error;
  }
}

/** Every file that is no database, by its path in the folder: uploads, generated keys, whatever is whole. */
function filesIn(folder: string, inside = '.'): string[] {
  return readdirSync(join(folder, inside)).flatMap((name) => {
    if (inside === '.' && (isScaffolding(name) || name.endsWith(SUFFIX) || beside.test(name))) return [];
    // Files on their way in, which are still being written to.
    if (name.startsWith('.')) return [];
    const path = join(inside, name);
    // What a link leads to counts; one that leads nowhere is nothing.
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    if (found?.isDirectory()) return filesIn(folder, path);
    return found?.isFile() ? [path] : [];
  });
}

function linked(folder: string, into: string, file: string): boolean {
  mkdirSync(dirname(join(into, file)), { recursive: true });
  try {
    linkSync(realpathSync(join(folder, file)), join(into, file));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false;
    throw error;
  }
}

function migrationsIn(db: DatabaseSync, module: string): string[] {
  const table = `${module}_migrations`;
  const there = db.prepare('select 1 from sqlite_schema where name = ?').get(table);
  return there
    ? db
        .prepare(`select name from "${table}" order by id`)
        .all()
        .map((row) => String(row.name))
    : [];
}

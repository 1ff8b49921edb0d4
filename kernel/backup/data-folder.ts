import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '#kernel/config.ts';

/** Somebody else is in the data folder in a way that excludes us. */
export class DataFolderBusy extends ConfigurationError {}

const LOCK = '.lock';
/** Being unpacked; worth nothing. */
const RESTORING = '.restoring';
/** Complete: whoever opens the folder next makes it the data. This rename is the moment a restore takes effect. */
const RESTORED = '.restored';
/** What was there before is out of the way, the new is being moved in. */
const ARRIVING = '.arriving';
const REPLACING = '.replacing';
const REPLACED = 'replaced-';

/** Entries of a data folder that are not data. */
export const isScaffolding = (name: string): boolean => name.startsWith('.') || name.startsWith(REPLACED);

const PATIENCE = 5000;
/** How to leave each; held here, because a lock that nobody holds on to ends with the next garbage collection. */
const entered = new Map<string, () => void>();

/**
 * Every process that works on a data folder enters it first, for as long as it lives: a restore is kept out by that, and
 * one that was cut short is finished. Throws DataFolderBusy while a restore is under way.
 */
export function enterDataFolder(folder: string): void {
  if (entered.has(folder)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(join(folder, RESTORED)) || existsSync(join(folder, ARRIVING))) {
    const leave = seizeDataFolder(folder, PATIENCE);
    settle(folder);
    leave();
  }
  const reading = 'begin; select count(*) from sqlite_schema';
  entered.set(folder, lock(folder, reading, PATIENCE, `A restore is under way in ${folder}.`));
}

/**
 * Takes the folder for oneself; answers how to give it back. Throws DataFolderBusy while any process is in it. The lock is
 * the operating system's, on a SQLite file: it ends with the process that holds it, however that ends.
 */
export function seizeDataFolder(folder: string, patience = 0): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return lock(folder, 'begin exclusive', patience, `QuestEd is at work in ${folder}: stop it first.`);
}

function lock(folder: string, statement: string, timeout: number, sentence: string): () => void {
  const db = new DatabaseSync(join(folder, LOCK), { timeout });
  try {
    db.exec(statement);
  } catch (error) {
    db.close();
    if (/locked/.test(String(error))) throw new DataFolderBusy(sentence);
    throw error;
  }
  return () => db.close();
}

/** An empty place inside the folder to unpack into. */
export function emptyPlace(folder: string): string {
  const place = join(folder, RESTORING);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { mode: 0o700 });
  return place;
}

/** What has been unpacked becomes the data; what was there before stays in a folder of its own, whose name is answered. */
export function replaceData(folder: string): string | undefined {
  renameSync(join(folder, RESTORING), join(folder, RESTORED));
  return settle(folder);
}

/**
 * Moves the old out and the new in. Every step is one rename and is found undone or done, so that beginning again after
 * any interruption ends the same. `rename` is handed in by tests.
 */
export function settle(folder: string, rename: typeof renameSync = renameSync): string | undefined {
  const at = (...names: string[]) => join(folder, ...names);
  let replaced: string | undefined;
  if (existsSync(at(RESTORED))) {
    for (const name of readdirSync(folder).filter((entry) => !isScaffolding(entry))) {
      mkdirSync(at(REPLACING), { recursive: true, mode: 0o700 });
      rename(at(name), at(REPLACING, name));
    }
    if (existsSync(at(REPLACING))) {
      replaced = at(REPLACED + new Date().toISOString().replace(/[:.]/g, '-'));
      rename(at(REPLACING), replaced);
    }
    rename(at(RESTORED), at(ARRIVING));
  }
  if (existsSync(at(ARRIVING))) {
    for (const name of readdirSync(at(ARRIVING))) rename(at(ARRIVING, name), at(name));
    rmdirSync(at(ARRIVING));
  }
  return replaced;
}

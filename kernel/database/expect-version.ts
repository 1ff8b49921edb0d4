import { versionConflict } from '#kernel/errors.ts';

/** Refuses (409) a change that was made on an older state of the row than the database holds. */
export function expectVersion(row: { version: number }, version: number, what: string): void {
  if (row.version !== version) throw versionConflict(what);
}

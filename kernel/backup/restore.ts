import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BadBackup, type Manifest, readManifest, unpack } from '#kernel/backup/archive.ts';
import { emptyPlace, replaceData, seizeDataFolder, settle } from '#kernel/backup/data-folder.ts';

/** What this program can open: by module, the names of the migrations it knows. */
export type Known = Readonly<Record<string, readonly string[]>>;

/**
 * Makes a backup the data of a folder, completely or not at all: it is unpacked and compared beside the data, and takes
 * effect by one rename. Answers what it was and where the data that was there before stays. Throws BadBackup, or
 * DataFolderBusy while any process is in the folder.
 */
export async function restore(
  file: string,
  folder: string,
  known: Known,
  progress: (what: string) => void = () => {},
): Promise<{ manifest: Manifest; replaced: string | undefined }> {
  const manifest = await readManifest(file);
  refuseNewer(file, manifest, known);
  const leave = seizeDataFolder(folder);
  try {
    settle(folder);
    const place = emptyPlace(folder);
    try {
      await unpack(file, manifest, place, progress);
      syncFolders(place);
    } catch (error) {
      rmSync(place, { recursive: true, force: true });
      throw error;
    }
    const replaced = replaceData(folder);
    sync(folder);
    return { manifest, replaced };
  } finally {
    leave();
  }
}

function refuseNewer(file: string, manifest: Manifest, known: Known): void {
  for (const [module, migrations] of Object.entries(manifest.databases)) {
    const ours = known[module];
    if (!ours || migrations.some((name) => !ours.includes(name))) {
      throw new BadBackup(
        `${file} was made by a newer QuestEd (${manifest.version}): its ${module} is not known here.`,
      );
    }
  }
}

/** The names in a folder reach the disk by syncing the folder. */
function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function syncFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncFolders(join(folder, entry.name));
  sync(folder);
}

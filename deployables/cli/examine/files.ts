import { type Environment, readSettings } from '#kernel/config.ts';
import { fileSettings, fileStorageFrom } from '#kernel/files/settings.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { type Finding, fine, look, wrong } from './finding.ts';
import { LITTLE_SPACE } from './surroundings.ts';

/** Does this module keep files? Its settings say where. */
export const keepsFiles = ({ settings }: ModuleManifest): boolean => 'QUESTED_S3_BUCKET' in settings.shape;

/** The storage of files: can it be reached and written to, and is there room? */
export async function examineFiles(environment: Environment): Promise<Finding> {
  try {
    const { where, freeBytes } = await fileStorageFrom(readSettings(fileSettings, environment)).examine();
    const little = freeBytes !== undefined && freeBytes < LITTLE_SPACE;
    return little ? look(`files are kept in ${where}, where there is little room`) : fine(`files are kept in ${where}`);
  } catch (error) {
    return wrong(`files cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

import { resolve } from 'node:path';
import { type Environment, kernelSettings, readSettings } from '#kernel/config.ts';
import { databaseSettings } from '#kernel/database/location.ts';
import { Failed } from './command-line/command.ts';

export const nothingIn = (folder: string): Failed =>
  new Failed(`There is no QuestEd in ${folder}. Name its folder by --data or QUESTED_DATA, or start it once.`);

/** The data folder, absolute, of an installation that has all its databases in it. Throws Failed for one that has not. */
export function dataFolder(environment: Environment, purpose: 'backup' | 'restore'): string {
  if (readSettings(databaseSettings, environment).QUESTED_DATABASE_URL) {
    const tool = purpose === 'backup' ? 'mariadb-dump --single-transaction' : 'mariadb';
    throw new Failed(
      `These databases are on a server: ${purpose} each with ${tool}, while every module is stopped, so that they are of one moment.`,
    );
  }
  return resolve(readSettings(kernelSettings, environment).QUESTED_DATA);
}

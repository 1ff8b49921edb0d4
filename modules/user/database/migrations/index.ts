import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261122173001_first as mysql1 } from './mysql/Migration20261122173001_first.ts';
import { Migration20261122173001_first as sqlite1 } from './sqlite/Migration20261122173001_first.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [{ name: 'Migration20261122173001_first', class: sqlite1 }],
  mysql: [{ name: 'Migration20261122173001_first', class: mysql1 }],
};

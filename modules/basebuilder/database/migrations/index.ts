import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261126035938_initial as mysql1 } from './mysql/Migration20261126035938_initial.ts';
import { Migration20261126035938_initial as sqlite1 } from './sqlite/Migration20261126035938_initial.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [{ name: 'Migration20261126035938_initial', class: sqlite1 }],
  mysql: [{ name: 'Migration20261126035938_initial', class: mysql1 }],
};

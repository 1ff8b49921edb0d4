import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261122173001_first as mysql1 } from './mysql/Migration20261122173001_first.ts';
import { Migration20261122193729_sagas as mysql2 } from './mysql/Migration20261122193729_sagas.ts';
import { Migration20261122202140_audit as mysql3 } from './mysql/Migration20261122202140_audit.ts';
import { Migration20261122205952_one_index_of_positions as mysql4 } from './mysql/Migration20261122205952_one_index_of_positions.ts';
import { Migration20261122173001_first as sqlite1 } from './sqlite/Migration20261122173001_first.ts';
import { Migration20261122193729_sagas as sqlite2 } from './sqlite/Migration20261122193729_sagas.ts';
import { Migration20261122202140_audit as sqlite3 } from './sqlite/Migration20261122202140_audit.ts';
import { Migration20261122205952_one_index_of_positions as sqlite4 } from './sqlite/Migration20261122205952_one_index_of_positions.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261122173001_first', class: sqlite1 },
    { name: 'Migration20261122193729_sagas', class: sqlite2 },
    { name: 'Migration20261122202140_audit', class: sqlite3 },
    { name: 'Migration20261122205952_one_index_of_positions', class: sqlite4 },
  ],
  mysql: [
    { name: 'Migration20261122173001_first', class: mysql1 },
    { name: 'Migration20261122193729_sagas', class: mysql2 },
    { name: 'Migration20261122202140_audit', class: mysql3 },
    { name: 'Migration20261122205952_one_index_of_positions', class: mysql4 },
  ],
};

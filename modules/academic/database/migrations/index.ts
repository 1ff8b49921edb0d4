import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261122175013_initial as mysql1 } from './mysql/Migration20261122175013_initial.ts';
import { Migration20261122193730_sagas as mysql2 } from './mysql/Migration20261122193730_sagas.ts';
import { Migration20261122202146_audit as mysql3 } from './mysql/Migration20261122202146_audit.ts';
import { Migration20261122210001_one_index_of_positions as mysql4 } from './mysql/Migration20261122210001_one_index_of_positions.ts';
import { Migration20261125210015_group_members as mysql5 } from './mysql/Migration20261125210015_group_members.ts';
import { Migration20261126043506_days_off as mysql6 } from './mysql/Migration20261126043506_days_off.ts';
import { Migration20261122175013_initial as sqlite1 } from './sqlite/Migration20261122175013_initial.ts';
import { Migration20261122193729_sagas as sqlite2 } from './sqlite/Migration20261122193729_sagas.ts';
import { Migration20261122202146_audit as sqlite3 } from './sqlite/Migration20261122202146_audit.ts';
import { Migration20261122210001_one_index_of_positions as sqlite4 } from './sqlite/Migration20261122210001_one_index_of_positions.ts';
import { Migration20261125210015_group_members as sqlite5 } from './sqlite/Migration20261125210015_group_members.ts';
import { Migration20261126043506_days_off as sqlite6 } from './sqlite/Migration20261126043506_days_off.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261122175013_initial', class: sqlite1 },
    { name: 'Migration20261122193729_sagas', class: sqlite2 },
    { name: 'Migration20261122202146_audit', class: sqlite3 },
    { name: 'Migration20261122210001_one_index_of_positions', class: sqlite4 },
    { name: 'Migration20261125210015_group_members', class: sqlite5 },
    { name: 'Migration20261126043506_days_off', class: sqlite6 },
  ],
  mysql: [
    { name: 'Migration20261122175013_initial', class: mysql1 },
    { name: 'Migration20261122193730_sagas', class: mysql2 },
    { name: 'Migration20261122202146_audit', class: mysql3 },
    { name: 'Migration20261122210001_one_index_of_positions', class: mysql4 },
    { name: 'Migration20261125210015_group_members', class: mysql5 },
    { name: 'Migration20261126043506_days_off', class: mysql6 },
  ],
};

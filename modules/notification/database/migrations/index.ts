import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261122175013_initial as mysql1 } from './mysql/Migration20261122175013_initial.ts';
import { Migration20261122193730_sagas as mysql2 } from './mysql/Migration20261122193730_sagas.ts';
import { Migration20261122202151_audit as mysql3 } from './mysql/Migration20261122202151_audit.ts';
import { Migration20261122210007_one_index_of_positions as mysql4 } from './mysql/Migration20261122210007_one_index_of_positions.ts';
import { Migration20261126034108_live_inbox as mysql5 } from './mysql/Migration20261126034108_live_inbox.ts';
import { Migration20261126034308_delivery as mysql6 } from './mysql/Migration20261126034308_delivery.ts';
import { Migration20261126035724_announcements as mysql7 } from './mysql/Migration20261126035724_announcements.ts';
import { Migration20261126043005_mails_in_order as mysql8 } from './mysql/Migration20261126043005_mails_in_order.ts';
import { Migration20261126044944_days_off as mysql9 } from './mysql/Migration20261126044944_days_off.ts';
import { Migration20261126064715_letters as mysql10 } from './mysql/Migration20261126064715_letters.ts';
import { Migration20261122175013_initial as sqlite1 } from './sqlite/Migration20261122175013_initial.ts';
import { Migration20261122193730_sagas as sqlite2 } from './sqlite/Migration20261122193730_sagas.ts';
import { Migration20261122202151_audit as sqlite3 } from './sqlite/Migration20261122202151_audit.ts';
import { Migration20261122210007_one_index_of_positions as sqlite4 } from './sqlite/Migration20261122210007_one_index_of_positions.ts';
import { Migration20261126034108_live_inbox as sqlite5 } from './sqlite/Migration20261126034108_live_inbox.ts';
import { Migration20261126034308_delivery as sqlite6 } from './sqlite/Migration20261126034308_delivery.ts';
import { Migration20261126035724_announcements as sqlite7 } from './sqlite/Migration20261126035724_announcements.ts';
import { Migration20261126043004_mails_in_order as sqlite8 } from './sqlite/Migration20261126043004_mails_in_order.ts';
import { Migration20261126044944_days_off as sqlite9 } from './sqlite/Migration20261126044944_days_off.ts';
import { Migration20261126064715_letters as sqlite10 } from './sqlite/Migration20261126064715_letters.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261122175013_initial', class: sqlite1 },
    { name: 'Migration20261122193730_sagas', class: sqlite2 },
    { name: 'Migration20261122202151_audit', class: sqlite3 },
    { name: 'Migration20261122210007_one_index_of_positions', class: sqlite4 },
    { name: 'Migration20261126034108_live_inbox', class: sqlite5 },
    { name: 'Migration20261126034308_delivery', class: sqlite6 },
    { name: 'Migration20261126035724_announcements', class: sqlite7 },
    { name: 'Migration20261126043004_mails_in_order', class: sqlite8 },
    { name: 'Migration20261126044944_days_off', class: sqlite9 },
    { name: 'Migration20261126064715_letters', class: sqlite10 },
  ],
  mysql: [
    { name: 'Migration20261122175013_initial', class: mysql1 },
    { name: 'Migration20261122193730_sagas', class: mysql2 },
    { name: 'Migration20261122202151_audit', class: mysql3 },
    { name: 'Migration20261122210007_one_index_of_positions', class: mysql4 },
    { name: 'Migration20261126034108_live_inbox', class: mysql5 },
    { name: 'Migration20261126034308_delivery', class: mysql6 },
    { name: 'Migration20261126035724_announcements', class: mysql7 },
    { name: 'Migration20261126043005_mails_in_order', class: mysql8 },
    { name: 'Migration20261126044944_days_off', class: mysql9 },
    { name: 'Migration20261126064715_letters', class: mysql10 },
  ],
};

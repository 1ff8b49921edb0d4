import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261125211449_initial as mysql1 } from './mysql/Migration20261125211449_initial.ts';
import { Migration20261125212609_plans as mysql2 } from './mysql/Migration20261125212609_plans.ts';
import { Migration20261125213519_milestones as mysql3 } from './mysql/Migration20261125213519_milestones.ts';
import { Migration20261125215127_homes as mysql4 } from './mysql/Migration20261125215127_homes.ts';
import { Migration20261125223235_entry_index as mysql5 } from './mysql/Migration20261125223235_entry_index.ts';
import { Migration20261126001144_evaluations as mysql6 } from './mysql/Migration20261126001144_evaluations.ts';
import { Migration20261126003733_reports as mysql7 } from './mysql/Migration20261126003733_reports.ts';
import { Migration20261126005616_counters as mysql8 } from './mysql/Migration20261126005616_counters.ts';
import { Migration20261126012105_summaries as mysql9 } from './mysql/Migration20261126012105_summaries.ts';
import { Migration20261126043009_milestones_near as mysql10 } from './mysql/Migration20261126043009_milestones_near.ts';
import { Migration20261125211449_initial as sqlite1 } from './sqlite/Migration20261125211449_initial.ts';
import { Migration20261125212609_plans as sqlite2 } from './sqlite/Migration20261125212609_plans.ts';
import { Migration20261125213519_milestones as sqlite3 } from './sqlite/Migration20261125213519_milestones.ts';
import { Migration20261125215127_homes as sqlite4 } from './sqlite/Migration20261125215127_homes.ts';
import { Migration20261125223235_entry_index as sqlite5 } from './sqlite/Migration20261125223235_entry_index.ts';
import { Migration20261126001144_evaluations as sqlite6 } from './sqlite/Migration20261126001144_evaluations.ts';
import { Migration20261126003733_reports as sqlite7 } from './sqlite/Migration20261126003733_reports.ts';
import { Migration20261126005616_counters as sqlite8 } from './sqlite/Migration20261126005616_counters.ts';
import { Migration20261126012105_summaries as sqlite9 } from './sqlite/Migration20261126012105_summaries.ts';
import { Migration20261126043009_milestones_near as sqlite10 } from './sqlite/Migration20261126043009_milestones_near.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261125211449_initial', class: sqlite1 },
    { name: 'Migration20261125212609_plans', class: sqlite2 },
    { name: 'Migration20261125213519_milestones', class: sqlite3 },
    { name: 'Migration20261125215127_homes', class: sqlite4 },
    { name: 'Migration20261125223235_entry_index', class: sqlite5 },
    { name: 'Migration20261126001144_evaluations', class: sqlite6 },
    { name: 'Migration20261126003733_reports', class: sqlite7 },
    { name: 'Migration20261126005616_counters', class: sqlite8 },
    { name: 'Migration20261126012105_summaries', class: sqlite9 },
    { name: 'Migration20261126043009_milestones_near', class: sqlite10 },
  ],
  mysql: [
    { name: 'Migration20261125211449_initial', class: mysql1 },
    { name: 'Migration20261125212609_plans', class: mysql2 },
    { name: 'Migration20261125213519_milestones', class: mysql3 },
    { name: 'Migration20261125215127_homes', class: mysql4 },
    { name: 'Migration20261125223235_entry_index', class: mysql5 },
    { name: 'Migration20261126001144_evaluations', class: mysql6 },
    { name: 'Migration20261126003733_reports', class: mysql7 },
    { name: 'Migration20261126005616_counters', class: mysql8 },
    { name: 'Migration20261126012105_summaries', class: mysql9 },
    { name: 'Migration20261126043009_milestones_near', class: mysql10 },
  ],
};

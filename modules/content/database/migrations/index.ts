import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261122224406_initial as mysql1 } from './mysql/Migration20261122224406_initial.ts';
import { Migration20261122231633_personal_themes as mysql2 } from './mysql/Migration20261122231633_personal_themes.ts';
import { Migration20261122232447_curricula as mysql3 } from './mysql/Migration20261122232447_curricula.ts';
import { Migration20261122233307_files as mysql4 } from './mysql/Migration20261122233307_files.ts';
import { Migration20261122224406_initial as sqlite1 } from './sqlite/Migration20261122224406_initial.ts';
import { Migration20261122231633_personal_themes as sqlite2 } from './sqlite/Migration20261122231633_personal_themes.ts';
import { Migration20261122232447_curricula as sqlite3 } from './sqlite/Migration20261122232447_curricula.ts';
import { Migration20261122233307_files as sqlite4 } from './sqlite/Migration20261122233307_files.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261122224406_initial', class: sqlite1 },
    { name: 'Migration20261122231633_personal_themes', class: sqlite2 },
    { name: 'Migration20261122232447_curricula', class: sqlite3 },
    { name: 'Migration20261122233307_files', class: sqlite4 },
  ],
  mysql: [
    { name: 'Migration20261122224406_initial', class: mysql1 },
    { name: 'Migration20261122231633_personal_themes', class: mysql2 },
    { name: 'Migration20261122232447_curricula', class: mysql3 },
    { name: 'Migration20261122233307_files', class: mysql4 },
  ],
};

import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261126035938_initial as mysql1 } from './mysql/Migration20261126035938_initial.ts';
import { Migration20261126050836_theme_links as mysql2 } from './mysql/Migration20261126050836_theme_links.ts';
import { Migration20261126035938_initial as sqlite1 } from './sqlite/Migration20261126035938_initial.ts';
import { Migration20261126050835_theme_links as sqlite2 } from './sqlite/Migration20261126050835_theme_links.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261126035938_initial', class: sqlite1 },
    { name: 'Migration20261126050835_theme_links', class: sqlite2 },
  ],
  mysql: [
    { name: 'Migration20261126035938_initial', class: mysql1 },
    { name: 'Migration20261126050836_theme_links', class: mysql2 },
  ],
};

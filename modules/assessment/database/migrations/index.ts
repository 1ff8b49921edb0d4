import type { Migrations } from '#kernel/database/database.ts';
import { Migration20261122231126_initial as mysql1 } from './mysql/Migration20261122231126_initial.ts';
import { Migration20261125215418_quizzes as mysql2 } from './mysql/Migration20261125215418_quizzes.ts';
import { Migration20261125222121_rubrics as mysql3 } from './mysql/Migration20261125222121_rubrics.ts';
import { Migration20261122231126_initial as sqlite1 } from './sqlite/Migration20261122231126_initial.ts';
import { Migration20261125215418_quizzes as sqlite2 } from './sqlite/Migration20261125215418_quizzes.ts';
import { Migration20261125222121_rubrics as sqlite3 } from './sqlite/Migration20261125222121_rubrics.ts';

/** Written by `npm run migration`. */
export const migrations: Migrations = {
  sqlite: [
    { name: 'Migration20261122231126_initial', class: sqlite1 },
    { name: 'Migration20261125215418_quizzes', class: sqlite2 },
    { name: 'Migration20261125222121_rubrics', class: sqlite3 },
  ],
  mysql: [
    { name: 'Migration20261122231126_initial', class: mysql1 },
    { name: 'Migration20261125215418_quizzes', class: mysql2 },
    { name: 'Migration20261125222121_rubrics', class: mysql3 },
  ],
};

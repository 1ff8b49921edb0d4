/**
 * node killed-import.ts FOLDER hashing|before-commit|after-commit
 * Sets a school up in FOLDER, starts an import of sixty people and kills itself (SIGKILL) at the named moment.
 */
import { StatementSync } from 'node:sqlite';
import { importerOf } from './importer.ts';
import { bootSchool } from './school.ts';

const [, , folder = '', moment] = process.argv;
const die = () => process.kill(process.pid, 'SIGKILL');
type Run = (this: StatementSync, ...values: unknown[]) => unknown;
const statements = StatementSync.prototype as unknown as Record<'run' | 'all', Run>;
let armed = false;
let written = false;
for (const how of ['run', 'all'] as const) {
  const run = statements[how];
  statements[how] = function (...values) {
    const sql = this.sourceSQL;
    const committing = sql === 'commit' && written;
    if (armed && moment === 'hashing' && /^update .import. set .progressDone/.test(sql) && Number(values[0]) > 20)
      die();
    if (committing && moment === 'before-commit') die();
    const result = run.apply(this, values);
    if (armed && /^insert into .credential./.test(sql)) written = true;
    if (committing) die();
    return result;
  };
}

const school = await bootSchool('sqlite', { folder });
const imports = importerOf(school);
const rows = Array.from({ length: 60 }, (_, n) => `st${n + 100},森,花${n},生徒,1,1年A組,${n + 1}`);
const checked = await imports.check(['login_id,姓,名,区分,学年,組,番号', ...rows].join('\n'), true);
armed = true;
await imports.commit(checked.body);
await school.settled();

/**
 * npm run bench [-- NAME …]
 * Figures with their limits beside them, measured in one run on one machine: read the ratios, not the seconds. With
 * names (`roster`, `sign-ins` …) only these are measured.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCurricula } from './curricula.bench.ts';
import { benchFiles } from './files.bench.ts';
import { benchImport } from './import.bench.ts';
import { benchLive } from './live.bench.ts';
import { benchMails } from './mails.bench.ts';
import { benchPractice } from './practice.bench.ts';
import { endProcess } from './processes.bench.ts';
import { benchQuizzes } from './quizzes.bench.ts';
import { benchRoster } from './roster.bench.ts';
import { type BenchSchool, openClass, SCHOOL_URL } from './school.bench.ts';
import { benchSignIns } from './sign-ins.bench.ts';
import { benchStart } from './start.bench.ts';
import { benchThemes } from './themes.bench.ts';
import { benchWeight } from './weight.bench.ts';
import { benchWork } from './work.bench.ts';

const BENCHES: Record<string, (school: BenchSchool) => Promise<void>> = {
  'sign-ins': benchSignIns,
  roster: benchRoster,
  files: benchFiles,
  themes: benchThemes,
  curricula: benchCurricula,
  quizzes: benchQuizzes,
  practice: benchPractice,
  work: benchWork,
  mails: benchMails,
  live: benchLive,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'quested-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const server = await benchStart(folder);
const people = await benchImport();
const classes = new Map<number, Promise<string>>();
const school: BenchSchool = {
  folder,
  server,
  url: SCHOOL_URL,
  ...people,
  classOf(pupils) {
    const opened = classes.get(pupils) ?? openClass(people.admin, people.teacher, people.pupils.slice(0, pupils));
    classes.set(pupils, opened);
    return opened;
  },
};
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench(school);
}
await endProcess(server);
benchWeight(folder);
process.exit(0);

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices, type Project } from '@playwright/test';
import { freePort } from './support/free-port.ts';

const root = join(import.meta.dirname, '..');

/** The forms QuestEd runs in. One set of journeys walks through each; `--project=apart` chooses one. */
const TOPOLOGIES = {
  together: {
    // The single executable where one is named, else from source.
    command: process.env.QUESTED_E2E_EXECUTABLE || 'node deployables/school.ts',
    ready: /is ready/,
    tests: [] as string[],
  },
  apart: {
    command: 'node e2e/topologies/apart.ts --quiet --instances 2',
    ready: /runs apart/,
    tests: ['faults/*.spec.ts'],
  },
};
type Name = keyof typeof TOPOLOGIES;

// The configuration is read again in every worker: what the first reading chose is handed on in the environment.
process.env.QUESTED_E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'quested-e2e-'));
const asked = process.argv.filter((_, i, all) => all[i]?.startsWith('--project=') || all[i - 1] === '--project');
const names = (Object.keys(TOPOLOGIES) as Name[]).filter(
  (name) => asked.length === 0 || asked.some((word) => word.includes(name)),
);
for (const name of names) process.env[`QUESTED_E2E_${name}`] ??= String(await freePort());
// Where journeys start a test server of models: each form of QuestEd may speak to its own, and to no other address here.
for (const name of names) process.env[`QUESTED_E2E_${name}_MODELS`] ??= String(await freePort());
const folderOf = (name: Name): string => join(process.env.QUESTED_E2E_FOLDER ?? '', name);
const portOf = (name: Name): string => process.env[`QUESTED_E2E_${name}`] ?? '';
const urlOf = (name: Name): string => `http://localhost:${portOf(name)}`;

/** First the installation, then the school, then everything that is tried on it; last what breaks it. */
function projectsOf(name: Name): Project[] {
  const common = { use: { baseURL: urlOf(name) }, metadata: { topology: name, folder: folderOf(name) } };
  const before = ['journeys/first-run.spec.ts', 'journeys/school.spec.ts'];
  const { tests } = TOPOLOGIES[name];
  return [
    { ...common, name: `${name}: first run`, testMatch: before[0] },
    { ...common, name: `${name}: school`, testMatch: before[1], dependencies: [`${name}: first run`] },
    {
      ...common,
      name,
      testMatch: 'journeys/*.spec.ts',
      testIgnore: [...before, 'journeys/ai-*.spec.ts'],
      dependencies: [`${name}: school`],
    },
    // One after another: each sets up the models of the one school there is.
    {
      ...common,
      name: `${name}: ai`,
      testMatch: 'journeys/ai-*.spec.ts',
      dependencies: [`${name}: school`],
      workers: 1,
    },
    ...(tests.length
      ? [{ ...common, name: `${name}: faults`, testMatch: tests, dependencies: [name, `${name}: ai`] }]
      : []),
  ] as Project[];
}

export default defineConfig({
  testDir: '.',
  outputDir: '../dist/e2e',
  globalTeardown: './support/tidy-up.ts',
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.QUESTED_CHROMIUM || '/usr/bin/chromium',
      // Without a language Chromium opens no file whose name is not ASCII, and a bare machine has none.
      env: { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
  projects: names.flatMap(projectsOf),
  webServer: names.map(program),
});

function program(name: Name) {
  return {
    name,
    command: TOPOLOGIES[name].command,
    cwd: root,
    wait: { stdout: TOPOLOGIES[name].ready },
    timeout: 120_000,
    env: {
      PORT: portOf(name),
      QUESTED_DATA: folderOf(name),
      QUESTED_LOG_LEVEL: 'warn',
      QUESTED_PUBLIC_URL: urlOf(name),
      QUESTED_AI_LOCAL: `http://127.0.0.1:${process.env[`QUESTED_E2E_${name}_MODELS`]}`,
    },
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  };
}

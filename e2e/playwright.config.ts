import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { freePort } from './support/free-port.ts';

// The configuration is read again in every worker: what the first reading chose is handed on in the environment.
process.env.QUESTED_E2E_PORT ??= String(await freePort());
process.env.QUESTED_E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'quested-e2e-'));
const port = process.env.QUESTED_E2E_PORT;
const folder = process.env.QUESTED_E2E_FOLDER;
const baseURL = `http://localhost:${port}`;

/** One set of journeys; the topology they run on is the server started below. */
export default defineConfig({
  testDir: 'journeys',
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
    baseURL,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.QUESTED_CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
  projects: [
    { name: 'first-run', testMatch: 'first-run.spec.ts' },
    { name: 'school', testMatch: 'school.spec.ts', dependencies: ['first-run'] },
    { name: 'together', testIgnore: ['first-run.spec.ts', 'school.spec.ts'], dependencies: ['school'] },
  ],
  webServer: {
    command: 'node deployables/school.ts',
    cwd: join(import.meta.dirname, '..'),
    url: `${baseURL}/health/ready`,
    env: { PORT: port, QUESTED_DATA: join(folder, 'data'), QUESTED_LOG_LEVEL: 'warn', QUESTED_PUBLIC_URL: baseURL },
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});

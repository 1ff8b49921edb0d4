import { defineConfig } from 'vitest/config';

/** Three kinds of tests by their names: `*.test.ts` needs nothing, `*.integration.test.ts` databases, `*.bus.test.ts` processes. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contracts,kernel,modules,deployables}/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts', '**/*.bus.test.ts', '**/node_modules/**'],
          environment: 'node',
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{kernel,modules,deployables}/**/*.integration.test.ts'],
          environment: 'node',
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'bus',
          include: ['kernel/**/*.bus.test.ts'],
          environment: 'node',
          pool: 'forks',
          isolate: false,
          // Real processes are killed and started again, a dozen in one test; a busy machine takes minutes over it.
          testTimeout: 400_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

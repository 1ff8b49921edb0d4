/** npm run dev: the server restarts on change, the pages reload hot (Vite, which passes /api on to the server). */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const env = { ...process.env, PORT: process.env.PORT ?? '3000' };
const server = spawn(
  process.execPath,
  [
    '--watch-path=contracts',
    '--watch-path=kernel',
    '--watch-path=modules',
    '--watch-path=deployables',
    '--watch-preserve-output',
    'deployables/school.ts',
  ],
  { cwd: root, env, stdio: 'inherit' },
);
const pages = spawn(
  process.execPath,
  [join(root, 'node_modules/vite/bin/vite.js'), '-c', join(root, 'deployables/web/vite.config.ts')],
  { cwd: root, env, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.kill(signal);
    pages.kill(signal);
  });
}

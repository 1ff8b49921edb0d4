/** Builds the web into dist/web, unless what is there was built from the very same files. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const SOURCES = ['deployables/web', 'contracts', 'package-lock.json'];
const MARK = join(root, 'dist/web/.built-from');

const hash = createHash('sha256');
for (const source of SOURCES) {
  const path = join(root, source);
  const files = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .map((file) => join(path, file))
        .filter((file) => statSync(file).isFile())
        .sort()
    : [path];
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
}
const fingerprint = hash.digest('hex');
if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== fingerprint) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'deployables/web/vite.config.ts');
  execFileSync(process.execPath, [vite, 'build', '-c', config, '--logLevel=warn'], {
    cwd: root,
    stdio: 'inherit',
    // Whoever calls, even a test: React's own checks make pages twice as heavy and slow.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  writeFileSync(MARK, fingerprint);
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { figure, round } from './figures.bench.ts';

const web = join(import.meta.dirname, '../../../dist/web');

/** What a browser fetches before the first page works, and what the people weigh on the disk. */
export function benchWeight(folder: string): void {
  const page = readFileSync(join(web, 'index.html'), 'utf8');
  const scripts = readdirSync(join(web, 'assets')).filter((name) => name.endsWith('.js') && page.includes(name));
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(web, 'assets', name))).length, 0);
  figure(
    'first-load script named by the page (gzip)',
    `${round(bytes / 1024)} kB in ${scripts.length} files`,
    '≤ 150 kB',
  );
  const data = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  figure(
    'data of everything above',
    `${round(data.reduce((sum, { name }) => sum + statSync(join(folder, name)).size, 0) / 1e6)} MB`,
  );
}

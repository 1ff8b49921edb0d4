/**
 * npm run build:binary [-- --node FILE] [--out FILE]
 * Makes dist/quested: Node.js with the program, its migrations and its pages inside. `--node` names the Node.js of
 * another platform (same version as the one that runs this) to build for that one.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { webFolder } from '#kernel/http/web.ts';
import { WEB_ASSETS } from '../web-files.ts';
import { bundle, root } from './bundle.ts';

/** What `postject` looks for in a Node.js (nodejs.org, "Single executable applications"). */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const { values } = parseArgs({ options: { node: { type: 'string' }, out: { type: 'string' } } });
const node = values.node ? resolve(values.node) : process.execPath;
const out = resolve(values.out ?? join(root, 'dist/quested'));

async function build(): Promise<void> {
  mkdirSync(dirname(out), { recursive: true });
  const work = mkdtempSync(`${out}-`);
  try {
    const main = join(work, 'quested.cjs');
    await bundle('deployables/quested.ts', main);
    const pages = join(root, 'dist/web');
    const names = webFolder(pages).names();
    if (!names.includes('index.html')) throw new Error('There are no pages in dist/web: npm run web');
    const blob = join(work, 'quested.blob');
    const config = {
      main,
      output: blob,
      disableExperimentalSEAWarning: true,
      // Compiled code fits the machine it was compiled on only.
      useCodeCache: node === process.execPath,
      assets: Object.fromEntries(names.map((name) => [`${WEB_ASSETS}${name}`, join(pages, name)])),
    };
    writeFileSync(join(work, 'sea.json'), JSON.stringify(config));
    execFileSync(process.execPath, ['--experimental-sea-config', join(work, 'sea.json')], { stdio: 'pipe' });
    rmSync(out, { force: true });
    copyFileSync(node, out);
    chmodSync(out, 0o755);
    inject(blob);
    console.log(`${out}: ${Math.round(statSync(out).size / 1e6)} MB, ${names.length} pages and assets inside`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Its remark that it cannot find a section name is of no consequence; when it fails, what it said is in the error. */
function inject(blob: string): void {
  const postject = join(root, 'node_modules/postject/dist/cli.js');
  const apple = /darwin|macos/i.test(node) ? ['--macho-segment-name', 'NODE_SEA'] : [];
  execFileSync(process.execPath, [postject, out, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...apple], {
    stdio: 'pipe',
  });
}

build().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

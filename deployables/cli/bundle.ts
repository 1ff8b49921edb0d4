import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

export const root = join(import.meta.dirname, '../..');

/**
 * Packs an entry file and everything it reaches into one CommonJS file that needs nothing but Node.js; answers what went
 * in. Names of functions and classes are kept: entities and errors are known by them.
 */
export async function bundle(entry: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    define: { 'import.meta.dirname': '__dirname' },
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

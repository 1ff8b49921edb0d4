import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { MODULES } from '#contracts/define.ts';
import { bundle, root } from './bundle.ts';

/** The deployables that run apart: one per module that exists, and the gateway. */
export const services: readonly string[] = [...MODULES, 'gateway'].filter((name) =>
  existsSync(join(root, `deployables/${name}.ts`)),
);

/** Packs each into one file `NAME.cjs` of a folder; whoever serves the pages finds them beside it. Answers what went in. */
export async function buildServices(folder: string): Promise<ReadonlyMap<string, Metafile>> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const built = new Map<string, Metafile>();
  for (const name of services) built.set(name, await bundle(`deployables/${name}.ts`, join(folder, `${name}.cjs`)));
  const serving = [...built.values()].some(({ inputs }) => 'deployables/web-files.ts' in inputs);
  if (serving) cpSync(join(root, 'dist/web'), join(folder, 'pages'), { recursive: true });
  return built;
}

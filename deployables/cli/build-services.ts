/**
 * npm run build:services
 * Makes dist/services: one file per deployable that runs apart, each with everything it needs but Node.js.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.ts';
import { buildServices } from './services.ts';

const folder = join(root, 'dist/services');

buildServices(folder).then(
  (built) => {
    for (const [name, { inputs }] of built) {
      const megabytes = (statSync(join(folder, `${name}.cjs`)).size / 1e6).toFixed(1);
      console.log(`dist/services/${name}.cjs: ${megabytes} MB from ${Object.keys(inputs).length} files`);
    }
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);

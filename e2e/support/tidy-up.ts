import { rmSync } from 'node:fs';

/** The data of the run goes with it; screenshots stay in dist/screens. */
export default function tidyUp(): void {
  const folder = process.env.QUESTED_E2E_FOLDER;
  if (folder) rmSync(folder, { recursive: true, force: true });
}

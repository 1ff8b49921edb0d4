import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { ItemImport } from '#modules/basebuilder/database/materials.ts';
import { importItems } from '#modules/basebuilder/jobs/import-items.ts';

type Wish = { version: number; existing: 'update' | 'skip'; sets: boolean };

/** Starts writing a checked import; rows in error are left out. */
export async function commitImport(work: Work, id: string, { version, existing, sets }: Wish): Promise<void> {
  const found = await work.em.findOne(ItemImport, { id });
  if (!found) throw notFound('import');
  expectVersion(found, version, 'import');
  if (found.state !== 'checked') throw new Refusal('CONFLICT', 'This import has been written already.');
  if (found.create + found.known === 0) throw new Refusal('UNPROCESSABLE', 'There is nothing to write.');
  Object.assign(found, { state: 'running', existing, makeSets: sets });
  work.startJob(importItems, { importId: id });
}

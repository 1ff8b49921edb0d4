import * as z from 'zod';
import { defineJob } from '#kernel/module.ts';
import { ItemImport, ItemImportLine } from '#modules/basebuilder/database/materials.ts';
import { makeSets } from '#modules/basebuilder/use-cases/import/make-sets.ts';
import { writeLines } from '#modules/basebuilder/use-cases/import/write-lines.ts';

/** Lines of one transaction. */
const AT_ONCE = 200;

/**
 * Writes a checked import some lines at a time. A line remembers the item it became in the same transaction, so that
 * after a crash the job goes on where it stood; the sets and the end are one transaction.
 */
export const importItems = defineJob({
  name: 'import-items',
  input: z.object({ importId: z.string() }),
  async run(context, job) {
    const { importId } = job.input;
    const total = { importId, verdict: { $ne: 'error' as const } };
    const all = await context.read().count(ItemImportLine, total);
    for (;;) {
      job.signal.throwIfAborted();
      const written = await context.transact(async (work) => {
        const found = await work.em.findOneOrFail(ItemImport, { id: importId });
        const lines = await work.em.find(
          ItemImportLine,
          { ...total, itemId: null },
          { orderBy: { line: 'asc' }, limit: AT_ONCE },
        );
        if (lines.length > 0) await writeLines(work, found, lines);
        return lines.length;
      });
      if (written === 0) break;
      const left = await context.read().count(ItemImportLine, { ...total, itemId: null });
      await job.progress(all - left, all);
    }
    await context.transact(async (work) => {
      const found = await work.em.findOneOrFail(ItemImport, { id: importId });
      if (found.makeSets) found.sets = await makeSets(work, found);
      found.state = 'done';
      job.finishIn(work);
    });
  },
  async failed(work, { importId }) {
    const found = await work.em.findOneOrFail(ItemImport, { id: importId });
    found.state = 'failed';
  },
});

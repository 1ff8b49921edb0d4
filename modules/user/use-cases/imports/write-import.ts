import * as z from 'zod';
import { classGroupSeats } from '#contracts/academic/queries.ts';
import { ImportId } from '#contracts/ids.ts';
import { demoRequested, importFinished } from '#contracts/user/events.ts';
import { defineJob, type ModuleContext, type RunningJob, type Work } from '#kernel/module.ts';
import { flushUnique } from '#modules/user/database/find.ts';
import { Import } from '#modules/user/database/imports.ts';
import { User } from '#modules/user/database/people.ts';
import type { Seats } from '#modules/user/database/read-models/import-circumstances.ts';
import { SECRETS_KEPT } from '#modules/user/domain/import/periods.ts';
import { check, linesOf } from './check-rows.ts';
import { type Hashed, hashPasswords } from './hash-passwords.ts';
import { SENTENCES } from './sentences.ts';
import { createPerson, updatePerson } from './write-row.ts';

const Input = z.object({ importId: ImportId });
type Input = z.output<typeof Input>;

/**
 * Writes an import: passwords are hashed first, outside of any transaction and with progress; then all rows are checked
 * once more and written in one transaction, together with their events and the end of the job. Whatever stops it before
 * that commit leaves nothing.
 */
export const writeImport = defineJob({
  name: 'write-import',
  input: Input,
  run: async (context: ModuleContext, job: RunningJob<Input>) => {
    const { importId } = job.input;
    const about = await context.read().findOneOrFail(Import, { id: importId });
    const { groups } = await context.ask(classGroupSeats, { schoolId: about.schoolId });
    const hashed = await hashPasswords(context, about, job);
    await context.transact(async (work) => {
      const found = await work.em.findOneOrFail(Import, { id: importId });
      if (found.state === 'running') await write(work, found, groups, hashed);
      job.finishIn(work);
    });
  },
  failed: async (work, { importId }) => {
    const found = await work.em.findOneOrFail(Import, { id: importId });
    if (found.state === 'running') await fail(work, found, 'broken', 0);
  },
});

async function fail(work: Work, found: Import, why: 'changed' | 'broken', line: number): Promise<void> {
  const by = await work.em.findOne(User, { id: found.by });
  found.state = 'failed';
  found.failure = SENTENCES[by?.language ?? 'ja'][why](line);
  found.finishedAt = work.clock.now();
}

/** Everything or, when a row cannot be written any more, nothing but the reason. */
async function write(work: Work, found: Import, seats: Seats, hashed: Hashed): Promise<void> {
  const lines = await linesOf(work, found.id);
  const { rows } = await check(
    work,
    found.schoolId,
    lines.map(({ line }) => line),
    seats,
    found.createGroups,
  );
  const wanted = lines.flatMap(({ kept }, index) => {
    const row = rows[index];
    return row && (kept.verdict === 'create' || kept.verdict === 'update') ? [{ kept, row }] : [];
  });
  const spoilt = wanted.find(
    ({ kept, row }) => row.verdict === 'error' || (row.verdict === 'create') !== (kept.verdict === 'create'),
  );
  if (spoilt) return fail(work, found, 'changed', spoilt.kept.line);

  const users = new Map(
    (await work.em.find(User, { id: { $in: wanted.flatMap(({ kept }) => kept.userId ?? []) } })).map((u) => [u.id, u]),
  );
  let slips = 0;
  for (const { kept, row } of wanted) {
    const known = kept.userId === null ? undefined : users.get(kept.userId);
    if (known) await updatePerson(work, found, kept, row, known);
    else slips += createPerson(work, found, kept, row, hashed) ? 1 : 0;
  }
  found.state = 'done';
  found.progressDone = found.progressTotal;
  found.finishedAt = work.clock.now();
  found.slipsUntil = slips > 0 ? work.clock.now() + SECRETS_KEPT : null;
  work.publish(importFinished, found, {
    schoolId: found.schoolId,
    importId: found.id,
    by: found.by,
    created: found.create,
    updated: found.update,
    undone: false,
  });
  if (found.demo) {
    const pupils = wanted.filter(({ row }) => row.entry.role === 'student').length;
    const demo = { id: found.id, eventSeq: 0 };
    const teachers = wanted.length - pupils;
    work.publish(demoRequested, demo, { schoolId: found.schoolId, by: found.by, pupils, teachers });
  }
  await flushUnique(work.em);
}

import * as z from 'zod';
import { ImportId } from '#contracts/ids.ts';
import { importFinished } from '#contracts/user/events.ts';
import { Refusal } from '#kernel/errors.ts';
import { defineJob, type ModuleContext, type RunningJob, type Work } from '#kernel/module.ts';
import { flushUnique } from '#modules/user/database/find.ts';
import { Import, ImportLine } from '#modules/user/database/imports.ts';
import { Credential, SignInGuard, User } from '#modules/user/database/people.ts';
import { MailLink, Session } from '#modules/user/database/sessions.ts';
import { fold } from '#modules/user/domain/folding.ts';
import { UNDO_WITHIN } from '#modules/user/domain/import/periods.ts';
import { type Entry, readRow } from '#modules/user/domain/import/row.ts';
import { fingerprint } from '#modules/user/security/fingerprint.ts';
import { sayOf } from '../facts.ts';
import { importOf } from './check-import.ts';
import { place } from './place.ts';
import { SENTENCES } from './sentences.ts';
import { applyTo } from './write-row.ts';

const Input = z.object({ importId: ImportId });

/** Starts taking an import back: within 30 days, and while nobody it created has signed in. */
export async function undoImport(work: Work, id: ImportId, schoolId: string | null): Promise<void> {
  const found = await importOf(work, id, schoolId);
  if (found.state !== 'done') throw new Refusal('CONFLICT', 'Only a finished import can be undone.');
  if (work.clock.now() > (found.finishedAt ?? 0) + UNDO_WITHIN) {
    throw new Refusal('CONFLICT', 'An import can be undone for 30 days.');
  }
  const used = (await creations(work, id)).filter(({ credential }) => credential.lastSignInAt !== null).length;
  if (used > 0) {
    throw new Refusal('CONFLICT', `${used} of these people have signed in since: the import cannot be undone.`, {
      data: { used },
    });
  }
  found.state = 'undoing';
  found.failure = null;
  work.startJob(undoWrittenImport, { importId: id });
}

/** All in one transaction, like the writing of it. */
export const undoWrittenImport = defineJob({
  name: 'undo-import',
  input: Input,
  run: async (context: ModuleContext, job: RunningJob<z.output<typeof Input>>) => {
    await context.transact(async (work) => {
      const found = await work.em.findOneOrFail(Import, { id: job.input.importId });
      if (found.state === 'undoing') await undo(work, found);
      job.finishIn(work);
    });
  },
  failed: async (work, { importId }) => {
    const found = await work.em.findOneOrFail(Import, { id: importId });
    if (found.state === 'undoing') await stop(work, found, 'undoBroken', 0);
  },
});

async function stop(work: Work, found: Import, why: 'used' | 'undoBroken', many: number): Promise<void> {
  const by = await work.em.findOne(User, { id: found.by });
  found.state = 'done';
  found.failure = SENTENCES[by?.language ?? 'ja'][why](many);
}

async function undo(work: Work, found: Import): Promise<void> {
  const created = await creations(work, found.id);
  const used = created.filter(({ credential }) => credential.lastSignInAt !== null).length;
  if (used > 0) return stop(work, found, 'used', used);
  for (const { user, credential, line } of created) {
    if (line.cells.class_group) place(work, user, found.schoolId, { group: null, number: null }, false);
    sayOf(work, 'removed', user);
    work.em.remove(user);
    work.em.remove(credential);
    line.sealed = null;
  }
  const ids = created.map(({ user }) => user.id);
  await work.em.nativeDelete(Session, { userId: { $in: ids } });
  await work.em.nativeDelete(MailLink, { userId: { $in: ids } });
  await work.em.nativeDelete(SignInGuard, { account: { $in: ids.map(fingerprint) } });
  const restored = await restore(work, found);
  found.state = 'undone';
  found.slipsUntil = null;
  work.publish(importFinished, found, {
    schoolId: found.schoolId,
    importId: found.id,
    by: found.by,
    created: created.length,
    updated: restored,
    undone: true,
  });
  await flushUnique(work.em);
}

/** Whom the import created and who is still there. */
async function creations(work: Work, importId: ImportId) {
  const lines = await work.em.find(ImportLine, { importId, verdict: 'create', userId: { $ne: null } });
  const ids = lines.flatMap((line) => line.userId ?? []);
  const users = new Map((await work.em.find(User, { id: { $in: ids } })).map((user) => [user.id, user]));
  const found = await work.em.find(Credential, { userId: { $in: ids } });
  const credentials = new Map(found.map((credential) => [credential.userId, credential]));
  return lines.flatMap((line) => {
    const user = line.userId === null ? undefined : users.get(line.userId);
    const credential = user && credentials.get(user.id);
    return user && credential ? [{ line, user, credential }] : [];
  });
}

/** Gives updated people back what they had, save what has been changed again since. */
async function restore(work: Work, found: Import): Promise<number> {
  const lines = await work.em.find(ImportLine, { importId: found.id, verdict: 'update' });
  let many = 0;
  for (const line of lines) {
    const user = line.userId === null ? null : await work.em.findOne(User, { id: line.userId });
    if (!user || !line.before) continue;
    const { before } = line;
    const entry = readRow(line.line, line.cells, undefined);
    await applyTo(work, user, found, backTo(user, entry, before));
    const moved = ['grade', 'class_group', 'attendance_number'].some((column) => column in line.changes);
    if (moved) place(work, user, found.schoolId, before, false);
    many += 1;
  }
  return many;
}

type Restored = Parameters<typeof applyTo>[3];
function backTo(user: User, entry: Entry, before: Restored): Restored {
  const back = (key: 'familyName' | 'givenName' | 'familyKana' | 'givenKana') =>
    user[key] === entry.names[key] ? before[key] : user[key];
  const sameEmail = entry.email !== null && fold(entry.email) === fold(user.email ?? '');
  return {
    familyName: back('familyName'),
    givenName: back('givenName'),
    familyKana: back('familyKana'),
    givenKana: back('givenKana'),
    email: sameEmail ? before.email : user.email,
    role: user.role === entry.role ? before.role : user.role,
  };
}

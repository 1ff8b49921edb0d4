import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Work } from '#kernel/module.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { expectOpenClass, expectPupil } from '#modules/ai/database/find-class.ts';
import { writeDraftJob } from '#modules/ai/jobs/write-draft.ts';
import type { Ask } from '#modules/ai/writers/written.ts';

export type Asked = {
  classId: string;
  personId: string;
  aboutId: string | null;
  language: 'ja' | 'en';
  ask: Ask;
};

/**
 * Records that somebody wants a draft; a job writes it. Whoever asks again for the same thing while it is being written
 * gets the one under way: a second click costs nothing.
 */
export async function askForDraft(work: Work, { ask, ...asked }: Asked): Promise<Draft> {
  const { schoolId } = await expectOpenClass(work.em, asked.classId);
  if (asked.aboutId) await expectPupil(work.em, asked.classId, asked.aboutId);
  const { classId, personId, aboutId } = asked;
  const id = work.ids.next();
  const slot = [ask.kind, classId, personId, aboutId].join(' ');
  const row = { ...asked, id, slot, kind: ask.kind, ask, schoolId, state: 'waiting' as const };
  await work.em
    .insert(Draft, { ...row, askedAt: work.clock.now(), eventSeq: 0, version: 1 })
    .catch((error: unknown) => {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
    });
  // Locked, to see what somebody else has committed since this transaction began to read.
  const draft = await work.em.findOneOrFail(Draft, { slot }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (draft.id === id) work.startJob(writeDraftJob, { draftId: draft.id });
  // Put away while it was being written, and wanted again.
  draft.removedAt = null;
  return draft;
}

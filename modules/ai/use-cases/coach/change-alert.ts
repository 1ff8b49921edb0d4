import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import type { Alert } from '#modules/ai/database/conversations.ts';
import { theAlert } from '#modules/ai/database/find-coach.ts';

/** The first look at an alert is written down; looking again changes nothing. */
export async function seeAlert(work: Work, id: string, by: string): Promise<void> {
  const alert = await theAlert(work.em, id);
  if (alert.seenBy === null || alert.seenBy === undefined)
    Object.assign(alert, { seenBy: by, seenAt: work.clock.now() });
  if (alert.state === 'open') alert.state = 'seen';
  await work.em.flush();
}

/** How it is dealt with, in words, and whether that is done. */
export async function changeAlert(
  work: Work,
  id: string,
  by: string,
  { version, state, note }: { version: number; state: Alert['state']; note: string },
): Promise<void> {
  const alert = await theAlert(work.em, id);
  expectVersion(alert, version, 'alert');
  const now = work.clock.now();
  if (!alert.seenBy) Object.assign(alert, { seenBy: by, seenAt: now });
  if (state === 'done' && alert.state !== 'done') Object.assign(alert, { doneBy: by, doneAt: now });
  if (state !== 'done') Object.assign(alert, { doneBy: null, doneAt: null });
  Object.assign(alert, { state, note: note.trim() });
  await work.em.flush();
}

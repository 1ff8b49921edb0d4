import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';

export async function markRead(work: Work, id: string): Promise<void> {
  await work.em.nativeUpdate(Notice, { id, readAt: null }, { readAt: work.clock.now() });
}

export async function markAllRead(work: Work, personId: string): Promise<void> {
  await work.em.nativeUpdate(Notice, { personId, readAt: null }, { readAt: work.clock.now() });
}

import { notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Session } from '#modules/user/database/sessions.ts';
import { endSession } from './end-sessions.ts';

/** Ends one of a person's own sessions; another person's is not there. Ending it twice is no mistake. */
export async function signOut(work: Work, userId: string, sessionId: string): Promise<void> {
  const session = await work.em.findOne(Session, { id: sessionId as Session['id'] });
  if (!session || session.userId !== userId) throw notFound('session');
  if (session.endedAt === null) endSession(work, session);
}

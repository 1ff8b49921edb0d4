import i18next from 'i18next';
import { ApiProblem } from '../../../../api/problem.ts';
import { queryClient } from '../../../../api/query-client.ts';
import { requireActive, requireRole } from '../../../../app/guards.ts';
import { meQuery } from '../../../../app/session.ts';
import { showTimesOf } from '../../../../i18n/format.ts';
import { owner } from './store.ts';

type At = { location: { href: string } };

/** The session page's door: without a line, whoever took a pack along on this device may go on with it. */
export async function mayPractise(at: At): Promise<void> {
  await i18next.loadNamespaces('practice');
  try {
    await requireActive(at);
    await requireRole('student')(at);
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.code !== 'OFFLINE') throw problem;
    const known = await owner();
    if (!known) throw problem;
    showTimesOf(known.me.school?.timeZone);
    // Not fresh: as soon as there is a line, it is asked who is really there.
    queryClient.setQueryData(meQuery.queryKey, known.me, { updatedAt: 0 });
  }
}

import type { activityEntered, activityWithdrawn } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { LogTitle } from '#modules/ai/database/conversations.ts';

/** As many as a talk is given. */
const KEPT = 10;

/** An entry of a pupil's log has come or changed: its title is kept while it is among the last ones. */
export async function onActivityEntered(work: Work, event: EnvelopeOf<typeof activityEntered>): Promise<void> {
  const { classId, personId, day, title = '' } = event.data;
  const { em } = work;
  const known = await em.findOne(LogTitle, { id: event.aggregateId });
  if (known) em.assign(known, { day, title });
  else em.create(LogTitle, { id: event.aggregateId, classId, personId, day, title });
  await em.flush();
  const all = await em.find(LogTitle, { classId, personId }, { orderBy: { day: 'desc', id: 'desc' } });
  for (const old of all.slice(KEPT)) em.remove(old);
  await em.flush();
}

/** It was deleted, or is a draft again. */
export async function onActivityWithdrawn(work: Work, event: EnvelopeOf<typeof activityWithdrawn>): Promise<void> {
  const known = await work.em.findOne(LogTitle, { id: event.aggregateId });
  if (known) work.em.remove(known);
  await work.em.flush();
}

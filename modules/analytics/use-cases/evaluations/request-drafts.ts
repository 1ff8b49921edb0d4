import { evaluationDraftsRequested } from '#contracts/analytics/events.ts';
import type { ClassId, SchoolId, UserId } from '#contracts/ids.ts';
import { MINUTE } from '#kernel/clock.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { DraftAsk, DraftRequest } from '#modules/analytics/database/evaluations.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';

export type Asking = { term: string; personIds: readonly string[]; by: string; language: 'ja' | 'en' };
/** As long as a draft is waited for before it may be asked for anew. */
const PATIENCE = 30 * MINUTE;

/** A teacher asks AI for drafts. Who is being drafted already is left alone. Answers for whom it was asked. */
export async function requestDrafts(work: Work, classId: string, asking: Asking): Promise<UserId[]> {
  const { em } = work;
  const { term, by, language } = asking;
  const { schoolId } = await theOpenClass(em, classId);
  const wanted = [...new Set(asking.personIds)];
  const seat = { placeId: classId, placeKind: 'class', as: 'student', gone: false } as const;
  if ((await em.count(memberships.entity, { ...seat, personId: wanted })) < wanted.length)
    throw refuseField('UNPROCESSABLE', 'personIds', 'not_in_class', 'Somebody does not sit in this class.');
  const now = work.clock.now();
  const there = new Map(
    (await em.find(DraftAsk, { classId, term, personId: wanted })).map((ask) => [ask.personId, ask]),
  );
  const waits = (id: string) => {
    const ask = there.get(id);
    return ask?.state === 'asked' && now - ask.at < PATIENCE;
  };
  const asked = wanted.filter((id) => !waits(id));
  if (asked.length === 0) return [];
  const requestId = work.ids.next();
  em.create(DraftRequest, { id: requestId, classId, term, by, language, at: now });
  for (const personId of asked) {
    const facts = { requestId, state: 'asked' as const, reason: null, at: now };
    const ask = there.get(personId);
    if (ask) em.assign(ask, facts);
    else em.create(DraftAsk, { id: work.ids.next(), classId, personId, term, ...facts });
  }
  work.publish(
    evaluationDraftsRequested,
    { id: requestId, eventSeq: 0 },
    {
      schoolId: schoolId as SchoolId,
      classId: classId as ClassId,
      requestId,
      by: by as UserId,
      language,
      personIds: asked as UserId[],
    },
  );
  await em.flush();
  return asked as UserId[];
}

import type { NoticeKind } from '#contracts/notification/routes.ts';
import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';

export type Telling = {
  personId: string;
  schoolId: string | null;
  kind: NoticeKind;
  /** What happened, e.g. an event's id: the person is told once of each. */
  cause: string;
  values: Record<string, string | number>;
  link: string | null;
};

/** Puts a line into somebody's inbox, once per cause. */
export async function tell(work: Work, telling: Telling): Promise<void> {
  const { personId, kind, cause } = telling;
  if (await work.em.count(Notice, { personId, kind, cause })) return;
  work.em.create(Notice, { id: work.ids.next(), ...telling, readAt: null, createdAt: work.clock.now() });
}

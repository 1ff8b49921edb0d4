import type { NoticeKind } from '#contracts/notification/routes.ts';
import type { Work } from '#kernel/module.ts';
import { Notice } from '#modules/notification/database/entities.ts';

type News = {
  schoolId: string;
  kind: NoticeKind;
  /** Everybody is told once of each. */
  cause: string;
  values: Record<string, string | number>;
  link: string;
};

/** Puts the same line into the inboxes of many: two statements, however many they are. */
export async function tellAll(work: Work, personIds: readonly string[], news: News): Promise<void> {
  if (personIds.length === 0) return;
  const { kind, cause } = news;
  const told = await work.em.find(Notice, { personId: [...personIds], kind, cause }, { fields: ['personId'] });
  const known = new Set(told.map(({ personId }) => personId));
  for (const personId of new Set(personIds)) {
    if (known.has(personId)) continue;
    work.em.create(Notice, { id: work.ids.next(), personId, ...news, readAt: null, createdAt: work.clock.now() });
  }
}

import type { ClassId, EntryId, SchoolId, UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { classNameOf } from '#modules/analytics/database/find.ts';
import type { Entry } from '#modules/analytics/database/log.ts';

/** What the others are told of an entry: of its words only the title. */
export const entryFacts = (entry: Entry) => ({
  schoolId: entry.schoolId as SchoolId,
  classId: entry.classId as ClassId,
  personId: entry.personId as UserId,
  day: entry.day,
  tags: [...entry.tags],
  state: entry.state,
  title: entry.title,
});

/** What they are told of the talk about it. */
export const talkFacts = async (em: EntityManager, entry: Entry, by: string, toldIds: readonly string[]) => ({
  schoolId: entry.schoolId as SchoolId,
  classId: entry.classId as ClassId,
  className: await classNameOf(em, entry.classId),
  entryId: entry.id as EntryId,
  title: entry.title,
  by: by as UserId,
  toldIds: toldIds as UserId[],
});

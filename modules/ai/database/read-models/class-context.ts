import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/ai/database/tables.ts';

export type PupilContext = {
  personId: string;
  familyName: string;
  givenName: string;
  theme: { title: string; question: string } | undefined;
  /** Newest first. */
  entries: { day: string; title: string }[];
};

/** What is known of the work of pupils in a class (all of them, or one): three statements, however many there are. */
export async function workOfPupils(em: EntityManager, classId: string, personId?: string): Promise<PupilContext[]> {
  let seats = tables(em)
    .selectFrom('replica_academic_memberships as m')
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .select(['m.personId', 'p.familyName', 'p.givenName'])
    .where('m.placeId', '=', classId)
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .orderBy('m.personId');
  let themes = tables(em)
    .selectFrom('replica_content_selected_themes')
    .select(['personId', 'title', 'question'])
    .where('classId', '=', classId)
    .where('gone', '=', 0);
  let entries = tables(em)
    .selectFrom('log_title')
    .select(['personId', 'day', 'title'])
    .where('classId', '=', classId)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc');
  if (personId) {
    seats = seats.where('m.personId', '=', personId);
    themes = themes.where('personId', '=', personId);
    entries = entries.where('personId', '=', personId);
  }
  const [people, chosen, titles] = await Promise.all([seats.execute(), themes.execute(), entries.execute()]);
  const themeOf = new Map(chosen.map(({ personId: who, title, question }) => [who, { title, question }]));
  const entriesOf = Map.groupBy(titles, (row) => row.personId);
  return people.map((person) => ({
    personId: person.personId,
    familyName: person.familyName ?? '',
    givenName: person.givenName ?? '',
    theme: themeOf.get(person.personId),
    entries: (entriesOf.get(person.personId) ?? []).map(({ day, title }) => ({ day, title })),
  }));
}

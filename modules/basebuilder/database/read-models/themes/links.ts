import { sql } from 'kysely';
import type { ItemTheme, PupilTheme, ThemeLinkView } from '#contracts/basebuilder/theme-links.ts';
import type { ClassId, ThemeId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { pupilsOfClass } from '#modules/basebuilder/database/read-models/practice/pupils-of-class.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** Links to things that were not put away, with what they are, the closest first. */
const links = (em: EntityManager) =>
  tables(em)
    .selectFrom('theme_link as link')
    .leftJoin('knowledge_item as item', 'item.id', 'link.thingId')
    .leftJoin('text_set as set', 'set.id', 'link.thingId')
    .select(['link.themeId', 'link.thingKind', 'link.thingId', 'link.relevance', 'link.linkedAt'])
    .select((e) => [
      e.fn.coalesce('item.title', 'set.title', sql<string>`''`).as('title'),
      e.fn.coalesce('item.question', sql<string>`''`).as('question'),
      e.fn.coalesce('item.active', sql<number>`1`).as('asked'),
      e
        .selectFrom('set_entry')
        .select((s) => s.fn.countAll<number>().as('n'))
        .whereRef('set_entry.setId', '=', 'link.thingId')
        .as('words'),
    ])
    .where('item.archivedAt', 'is', null)
    .where('set.archivedAt', 'is', null)
    .orderBy('link.relevance', 'desc')
    .orderBy('link.linkedAt')
    .orderBy('link.id');

type Row = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];
const viewOf = (row: Row): ThemeLinkView => ({
  themeId: row.themeId as ThemeId,
  kind: row.thingKind,
  thingId: row.thingId,
  title: row.title,
  question: row.question,
  words: row.thingKind === 'set' ? Number(row.words) : 1,
  asked: Number(row.asked) === 1,
  relevance: row.relevance,
  linkedAt: iso(Number(row.linkedAt)),
});

/** Every pupil of a class with their theme and what is linked to it: three statements, however many. */
export async function listClassLinks(em: EntityManager, classId: string): Promise<PupilTheme[]> {
  const pupils = await pupilsOfClass(em, classId);
  const themes = await tables(em)
    .selectFrom('replica_content_selected_themes')
    .select(['personId', 'themeId', 'title', 'question'])
    .where('classId', '=', classId)
    .where('gone', '=', 0)
    .execute();
  const linked = Map.groupBy(await links(em).where('link.classId', '=', classId).execute(), ({ themeId }) => themeId);
  const themeOf = new Map(themes.map((theme) => [theme.personId, theme]));
  return pupils.map((pupil) => {
    const theme = themeOf.get(pupil.student.id);
    return {
      ...pupil,
      theme: theme ? { id: theme.themeId as ThemeId, title: theme.title, question: theme.question } : null,
      links: theme ? (linked.get(theme.themeId) ?? []).map(viewOf) : [],
    };
  });
}

export async function viewOfLink(em: EntityManager, themeId: string, thingId: string): Promise<ThemeLinkView> {
  const row = await links(em)
    .where('link.themeId', '=', themeId)
    .where('link.thingId', '=', thingId)
    .executeTakeFirst();
  if (!row) throw notFound('link');
  return viewOf(row);
}

/** Themes shown of one item at most. */
const MOST = 100;

/** The themes an item is linked to that are chosen now, in classes a teacher teaches or in all. */
export async function listItemThemes(
  em: EntityManager,
  itemId: string,
  teacherId: string | undefined,
): Promise<ItemTheme[]> {
  let found = tables(em)
    .selectFrom('theme_link as link')
    .innerJoin('replica_content_selected_themes as theme', 'theme.themeId', 'link.themeId')
    .innerJoin('replica_academic_classes as class', 'class.id', 'theme.classId')
    .innerJoin('replica_user_people as person', 'person.id', 'theme.personId')
    .select(['theme.themeId', 'theme.title', 'theme.question', 'link.relevance', 'theme.classId', 'class.name'])
    .select(['person.id', 'person.familyName', 'person.givenName', 'person.familyKana', 'person.givenKana'])
    .where('link.thingId', '=', itemId)
    .where('theme.gone', '=', 0)
    .where('class.gone', '=', 0)
    .where('person.gone', '=', 0);
  if (teacherId !== undefined)
    found = found.where('theme.classId', 'in', (e) =>
      e
        .selectFrom('replica_academic_memberships as seat')
        .select('seat.placeId')
        .where('seat.personId', '=', teacherId)
        .where('seat.placeKind', '=', 'class')
        .where('seat.as', '=', 'teacher')
        .where('seat.gone', '=', 0),
    );
  const rows = await found
    .orderBy('link.relevance', 'desc')
    .orderBy('person.familyKana')
    .orderBy('person.givenKana')
    .orderBy('link.id')
    .limit(MOST)
    .execute();
  return rows.map(({ themeId, title, question, relevance, classId, name, ...person }) => ({
    student: { ...person, id: person.id as UserId },
    classId: classId as ClassId,
    className: name,
    theme: { id: themeId as ThemeId, title, question },
    relevance,
  }));
}

import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** Classes a pupil sits in that are not put away: a subquery of their ids. */
export const seatsOf = (em: EntityManager, personId: string) =>
  tables(em)
    .selectFrom('replica_academic_memberships as seat')
    .innerJoin('replica_academic_classes as class', 'class.id', 'seat.placeId')
    .select('seat.placeId')
    .where('seat.personId', '=', personId)
    .where('seat.placeKind', '=', 'class')
    .where('seat.as', '=', 'student')
    .where('seat.gone', '=', 0)
    .where('class.gone', '=', 0)
    .where('class.archived', '=', 0);

/** Ids of the sets that were delivered to a class the pupil sits in: a subquery. */
export const deliveredSets = (em: EntityManager, personId: string) =>
  tables(em)
    .selectFrom('delivery')
    .innerJoin('text_set', 'text_set.id', 'delivery.setId')
    .select('delivery.setId')
    .where('delivery.withdrawnAt', 'is', null)
    .where('text_set.archivedAt', 'is', null)
    .where('delivery.classId', 'in', seatsOf(em, personId));

/** What was assigned to the pupil, a project group or a class of theirs and not taken back. */
export const assignmentsTo = (em: EntityManager, personId: string) =>
  tables(em)
    .selectFrom('path_assignment as a')
    .where('a.withdrawnAt', 'is', null)
    .where((e) =>
      e.or([
        e.and([e('a.toKind', '=', 'person'), e('a.toId', '=', personId)]),
        e.and([e('a.toKind', '=', 'class'), e('a.toId', 'in', seatsOf(em, personId))]),
        e.and([
          e('a.toKind', '=', 'group'),
          e(
            'a.toId',
            'in',
            e
              .selectFrom('replica_academic_group_members')
              .select('groupId')
              .where('personId', '=', personId as never)
              .where('gone', '=', 0),
          ),
        ]),
      ]),
    );

/** Ids of the paths among them that were not put away: a subquery. */
export const assignedPaths = (em: EntityManager, personId: string) =>
  assignmentsTo(em, personId)
    .innerJoin('learning_path as path', 'path.id', 'a.pathId')
    .select('a.pathId')
    .where('path.archivedAt', 'is', null);

/** What was linked to themes the pupil has chosen in their classes; of all of them, or of one. */
export function linkedThings(em: EntityManager, personId: string, kind: 'item' | 'set', themeId?: string) {
  const links = tables(em)
    .selectFrom('theme_link as link')
    .innerJoin('replica_content_selected_themes as theme', 'theme.themeId', 'link.themeId')
    .select('link.thingId')
    .where('link.thingKind', '=', kind)
    .where('theme.personId', '=', personId)
    .where('theme.gone', '=', 0)
    .where('theme.classId', 'in', seatsOf(em, personId));
  return themeId === undefined ? links : links.where('link.themeId', '=', themeId);
}

/** Ids of the sets linked to a theme of the pupil's that were not put away: a subquery. */
export const linkedSets = (em: EntityManager, personId: string, themeId?: string) =>
  tables(em)
    .selectFrom('text_set as linked')
    .select('linked.id')
    .where('linked.archivedAt', 'is', null)
    .where('linked.id', 'in', linkedThings(em, personId, 'set', themeId));

/**
 * Ids of the active items a pupil may practise: those of the sets delivered to their classes, those of the steps of
 * paths assigned to them, and what was linked to the themes they have chosen. A category of a path opens the items that stand in it directly. One statement, whatever there is.
 */
export function openItems(em: EntityManager, personId: string) {
  const steps = tables(em).selectFrom('path_step').where('pathId', 'in', assignedPaths(em, personId));
  return tables(em)
    .selectFrom('knowledge_item')
    .select('knowledge_item.id')
    .where('knowledge_item.active', '=', 1)
    .where('knowledge_item.archivedAt', 'is', null)
    .where((e) =>
      e.or([
        e(
          'knowledge_item.id',
          'in',
          e
            .selectFrom('set_entry')
            .select('set_entry.itemId')
            .where((s) =>
              s.or([
                s('set_entry.setId', 'in', deliveredSets(em, personId)),
                s('set_entry.setId', 'in', linkedSets(em, personId)),
                s(
                  'set_entry.setId',
                  'in',
                  steps.select('path_step.thingId').where('path_step.kind', 'in', ['set', 'reading']),
                ),
              ]),
            ),
        ),
        e('knowledge_item.id', 'in', linkedThings(em, personId, 'item')),
        e('knowledge_item.id', 'in', steps.select('path_step.thingId').where('path_step.kind', '=', 'item')),
        e(
          'knowledge_item.categoryId',
          'in',
          steps.select('path_step.thingId').where('path_step.kind', '=', 'category'),
        ),
      ]),
    );
}

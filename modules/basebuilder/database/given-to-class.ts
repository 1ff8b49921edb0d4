import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/**
 * Ids of the items a class was given, by sets delivered to it, by paths assigned in its name or by links to themes of its
 * pupils: a subquery.
 */
export function deliveredOrAssignedTo(em: EntityManager, classId: string) {
  const db = tables(em);
  const sets = db
    .selectFrom('delivery')
    .select('delivery.setId')
    .where('delivery.classId', '=', classId)
    .where('delivery.withdrawnAt', 'is', null);
  const steps = db
    .selectFrom('path_step')
    .innerJoin('path_assignment', 'path_assignment.pathId', 'path_step.pathId')
    .select('path_step.thingId')
    .where('path_assignment.classId', '=', classId)
    .where('path_assignment.withdrawnAt', 'is', null);
  const linked = db.selectFrom('theme_link').select('theme_link.thingId').where('theme_link.classId', '=', classId);
  return db
    .selectFrom('knowledge_item as given')
    .select('given.id')
    .where((e) =>
      e.or([
        e(
          'given.id',
          'in',
          e
            .selectFrom('set_entry')
            .select('set_entry.itemId')
            .where((s) =>
              s.or([
                s('set_entry.setId', 'in', sets),
                s('set_entry.setId', 'in', linked.where('theme_link.thingKind', '=', 'set')),
                s('set_entry.setId', 'in', steps.where('path_step.kind', 'in', ['set', 'reading'])),
              ]),
            ),
        ),
        e('given.id', 'in', linked.where('theme_link.thingKind', '=', 'item')),
        e('given.id', 'in', steps.where('path_step.kind', '=', 'item')),
        e('given.categoryId', 'in', steps.where('path_step.kind', '=', 'category')),
      ]),
    );
}

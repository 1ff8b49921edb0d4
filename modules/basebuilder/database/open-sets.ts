import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { assignedPaths, deliveredSets, linkedSets } from '#modules/basebuilder/database/open-to-pupil.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

/** A set that was delivered to a class of the pupil, stands in a path assigned to them or is linked to a theme of theirs. */
export async function theOpenSet(em: EntityManager, personId: string, setId: string) {
  const steps = tables(em)
    .selectFrom('path_step')
    .select('path_step.thingId')
    .where('path_step.kind', 'in', ['set', 'reading'])
    .where('path_step.pathId', 'in', assignedPaths(em, personId));
  const row = await tables(em)
    .selectFrom('text_set')
    .select(['id', 'schoolId', 'title', 'passage'])
    .where('id', '=', setId)
    .where('archivedAt', 'is', null)
    .where((e) =>
      e.or([e('id', 'in', deliveredSets(em, personId)), e('id', 'in', steps), e('id', 'in', linkedSets(em, personId))]),
    )
    .executeTakeFirst();
  if (!row) throw notFound('text');
  return row;
}

import type { KeptEvent } from '#kernel/audit/read-kept-events.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/academic/database/tables.ts';

type Names = { familyName: string; givenName: string };

/** What people of a school, and operators, are called now, by id; of who has gone nothing is known any more. */
export async function namesOf(em: EntityManager, schoolId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Names>();
  const rows = await tables(em)
    .selectFrom('replica_user_people')
    .select(['id', 'familyName', 'givenName'])
    .where('id', 'in', [...ids])
    .where((of) => of.or([of('schoolId', '=', schoolId), of('schoolId', 'is', null)]))
    .execute();
  return new Map(rows.map(({ id, familyName, givenName }): [string, Names] => [id, { familyName, givenName }]));
}

/** The class or class group each event is about: as it is called now, or as the event itself says. */
export async function placesOf(em: EntityManager, events: readonly KeptEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.map(placeIdOf))].filter((id) => id !== undefined);
  const names = new Map<string, string>();
  for (const table of ['school_class', 'class_group'] as const) {
    if (ids.length === 0) break;
    const rows = await tables(em).selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return new Map(
    events.flatMap((event): [string, string][] => {
      const { className, name } = event.data;
      const said = [className, name].find((one) => typeof one === 'string');
      const place = said ?? names.get(placeIdOf(event) ?? '');
      return typeof place === 'string' ? [[event.id, place]] : [];
    }),
  );
}

function placeIdOf({ data: { placeId }, aggregateType, aggregateId }: KeptEvent): string | undefined {
  if (typeof placeId === 'string') return placeId;
  return aggregateType === 'class' ? aggregateId : undefined;
}

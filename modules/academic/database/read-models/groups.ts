import type { Group as GroupView } from '#contracts/academic/routes.ts';
import type { GroupId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { personRef } from '#modules/academic/database/people.ts';
import { named } from '#modules/academic/database/read-models/class-groups.ts';
import { tables } from '#modules/academic/database/tables.ts';

/** Project groups of a class (or one of them) with their members, by name. One statement. */
async function groups(em: EntityManager, where: { classId: string } | { id: string }): Promise<GroupView[]> {
  let query = tables(em)
    .selectFrom('project_group as g')
    .leftJoin('project_group_member as m', 'm.groupId', 'g.id')
    .leftJoin('replica_user_people as p', 'p.id', 'm.personId')
    .select(['g.id', 'g.name', 'g.version', 'm.personId', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .where('g.dissolved', '=', 0)
    .orderBy('g.name')
    .orderBy('g.id')
    .orderBy('p.familyKana')
    .orderBy('p.givenKana');
  query = 'id' in where ? query.where('g.id', '=', where.id) : query.where('g.classId', '=', where.classId);
  const found = new Map<string, GroupView>();
  for (const row of await query.execute()) {
    const group = found.get(row.id) ?? { id: row.id as GroupId, name: row.name, version: row.version, members: [] };
    found.set(row.id, group);
    if (row.personId) group.members.push(personRef(row.personId, named(row)));
  }
  return [...found.values()];
}

export const listGroups = (em: EntityManager, classId: string): Promise<GroupView[]> => groups(em, { classId });

export async function readGroup(em: EntityManager, id: string): Promise<GroupView> {
  const [group] = await groups(em, { id });
  if (!group) throw notFound('group');
  return group;
}

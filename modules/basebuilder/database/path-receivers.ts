import type { EntityManager } from '#kernel/database/database.ts';
import { pupilIdsOf } from '#modules/basebuilder/database/seats.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';

type Assigned = { toKind: 'class' | 'group' | 'person'; toId: string; classId: string };

/** Whom assignments are for, in their order; only who sits in the class: two statements at most. */
export async function receiversOf(em: EntityManager, assigned: readonly Assigned[]): Promise<string[][]> {
  const seated = await pupilIdsOf(em, [...new Set(assigned.map(({ classId }) => classId))]);
  const groupIds = assigned.filter(({ toKind }) => toKind === 'group').map(({ toId }) => toId);
  const members = groupIds.length
    ? await tables(em)
        .selectFrom('replica_academic_group_members')
        .select(['groupId', 'personId'])
        .where('groupId', 'in', groupIds as never)
        .where('gone', '=', 0)
        .execute()
    : [];
  return assigned.map(({ toKind, toId, classId }) => {
    const pupils = seated.get(classId) ?? [];
    if (toKind === 'class') return pupils;
    if (toKind === 'person') return pupils.filter((id) => id === toId);
    const team = new Set(members.filter(({ groupId }) => groupId === toId).map(({ personId }) => personId as string));
    return pupils.filter((id) => team.has(id));
  });
}

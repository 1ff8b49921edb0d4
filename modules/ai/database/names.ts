import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { classes } from '#modules/ai/replicas/academic.ts';
import { people } from '#modules/ai/replicas/user.ts';

export type Name = { id: UserId; familyName: string; givenName: string };

/** Names of people by id, in one statement; empty once the account has gone. */
export async function namesOf(em: EntityManager, ids: readonly (string | null | undefined)[]) {
  const wanted = [...new Set(ids.flatMap((id) => (id ? [id] : [])))];
  const rows = wanted.length ? await em.find(people.entity, { id: wanted }) : [];
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id: string): Name => {
    const found = known.get(id);
    return { id: id as UserId, familyName: found?.familyName ?? '', givenName: found?.givenName ?? '' };
  };
}

export async function classNamesOf(em: EntityManager, ids: readonly string[]) {
  const rows = ids.length ? await em.find(classes.entity, { id: [...new Set(ids)] }) : [];
  const known = new Map(rows.map((row) => [row.id, row.name]));
  return (id: string): string => known.get(id) ?? '';
}

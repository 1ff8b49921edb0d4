import type { EntityManager } from '#kernel/database/database.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { NoticeCount } from '#modules/notification/database/entities.ts';
import { tables } from '#modules/notification/database/tables.ts';

const ONE = 'notices';
const AT_ONCE = 200;

/**
 * Gives every new notice its number, in one order for the whole cluster. Ids cannot serve as places to resume from: two
 * transactions may commit in another order than they took their ids in. Numbers are given one transaction after the other,
 * so that whoever sees a number sees all before it. Answers how many were numbered.
 */
export async function numberNotices(context: ModuleContext): Promise<number> {
  let done = 0;
  while (await unnumbered(context.read(), 1).then((ids) => ids.length > 0)) {
    const given = await context.transact(async ({ em }) => {
      await takeTurn(em);
      const { last } = await em.findOneOrFail(NoticeCount, { id: ONE });
      const ids = await unnumbered(em, AT_ONCE);
      if (ids.length === 0) return 0;
      await tables(em)
        .updateTable('notice')
        .set((e) => ({
          number: ids
            .slice(1)
            .reduce(
              (cases, id, at) => cases.when('id', '=', id).then(last + at + 2),
              e
                .case()
                .when('id', '=', ids[0] ?? '')
                .then(last + 1),
            )
            .end(),
        }))
        .where('id', 'in', ids)
        .execute();
      await tables(em)
        .updateTable('notice_count')
        .set({ last: last + ids.length })
        .where('id', '=', ONE)
        .execute();
      return ids.length;
    });
    done += given;
  }
  return done;
}

/** Waits until everybody before has committed; the first one makes the row. */
async function takeTurn(em: EntityManager): Promise<void> {
  const { numUpdatedRows } = await tables(em)
    .updateTable('notice_count')
    .set((e) => ({ last: e.ref('last') }))
    .where('id', '=', ONE)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await em.insert(NoticeCount, { id: ONE, last: 0 });
}

const unnumbered = async (em: EntityManager, limit: number): Promise<string[]> => {
  const rows = await tables(em)
    .selectFrom('notice')
    .select('id')
    .where('number', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

import { ImportId, UserId } from '#contracts/ids.ts';
import type { Belongings } from '#kernel/module.ts';
import { tables } from '#modules/user/database/tables.ts';

/** What access words judge: a person belongs to a school and to themselves, an import to its school. */
export const belongings: Belongings = {
  user: async (em, id) => {
    if (!UserId.safeParse(id).success) return undefined;
    const row = await tables(em).selectFrom('user').select('schoolId').where('id', '=', id).executeTakeFirst();
    return row && { schoolId: row.schoolId, personId: id };
  },
  import: async (em, id) => {
    if (!ImportId.safeParse(id).success) return undefined;
    const row = await tables(em).selectFrom('import').select('schoolId').where('id', '=', id).executeTakeFirst();
    return row && { schoolId: row.schoolId };
  },
};

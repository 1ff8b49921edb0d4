import { DAY, HOUR } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { tables } from '#modules/user/database/tables.ts';
import { SECRETS_KEPT } from '#modules/user/domain/import/periods.ts';
import { FORGET_AFTER } from '#modules/user/domain/sign-in-locks.ts';

/** Links are kept a while after their end, so that people read "expired" and not "unknown". */
const LINKS_KEPT = 30 * DAY;

/** Wipes what must not or need not be kept: passwords of slips nobody took and files nobody wrote, old sessions, links, counts. */
export async function tidyUp(context: ModuleContext): Promise<void> {
  const now = context.clock.now();
  await context.transact(async ({ em }) => {
    const db = tables(em);
    const stale = db
      .selectFrom('import')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('slipsUntil', '<=', now),
          eb.and([eb('state', 'in', ['checked', 'failed']), eb('createdAt', '<=', now - SECRETS_KEPT)]),
        ]),
      );
    await db
      .updateTable('import_line')
      .set({ sealed: null })
      .where('sealed', 'is not', null)
      .where('importId', 'in', stale)
      .execute();
    await db.updateTable('import').set({ slipsUntil: null }).where('slipsUntil', '<=', now).execute();
    await db
      .deleteFrom('session')
      .where((eb) => eb.or([eb('endedAt', '<=', now - HOUR), eb('expiresAt', '<=', now - HOUR)]))
      .execute();
    await db
      .deleteFrom('mail_link')
      .where('expiresAt', '<=', now - LINKS_KEPT)
      .execute();
    await db
      .deleteFrom('sign_in_guard')
      .where('lastFailedAt', '<=', now - FORGET_AFTER)
      .where('blockedUntil', '<=', now)
      .execute();
  });
}

import { DAY } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { settingsFor } from '#modules/ai/database/effective-settings.ts';
import { tables } from '#modules/ai/database/tables.ts';

/** Texts of calls go after the days each school keeps them; the figures of the calls stay. */
export async function forgetTexts(context: ModuleContext): Promise<void> {
  const db = tables(context.read());
  const schools = await db.selectFrom('ai_call').select('schoolId').distinct().where('sent', 'is not', null).execute();
  for (const { schoolId } of schools) {
    const { effective } = await settingsFor(context.read(), schoolId);
    await context.transact(({ em }) =>
      tables(em)
        .updateTable('ai_call')
        .set({ sent: null, received: null })
        .where('schoolId', '=', schoolId)
        .where('startedAt', '<', context.clock.now() - effective.keepDays * DAY)
        .where('openUntil', 'is', null)
        .where('sent', 'is not', null)
        .execute(),
    );
  }
}

import type { ModuleContext } from '#kernel/module.ts';
import { tables } from '#modules/academic/database/tables.ts';

/** For the coach of ai: what the subject of a class says about coaching. */
export async function coachingNoteOf(context: ModuleContext, { classId }: { classId: string }) {
  const row = await tables(context.read())
    .selectFrom('school_class as c')
    .innerJoin('subject as s', 's.id', 'c.subjectId')
    .select('s.coachingPrompt')
    .where('c.id', '=', classId)
    .executeTakeFirst();
  return { note: row?.coachingPrompt ?? '' };
}

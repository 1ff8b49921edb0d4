import type { ClassId, UserId } from '#contracts/ids.ts';
import { nextDay, startOfDay } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { tables } from '#modules/ai/database/tables.ts';

/** For reports of the day, which notification writes. */
export async function questionsOfDay(
  context: ModuleContext,
  { schoolId, day }: { schoolId: string; day: string },
): Promise<{ items: { classId: ClassId; personId: UserId; questions: number }[] }> {
  const em = context.read();
  const school = await tables(em)
    .selectFrom('replica_academic_schools')
    .select('timeZone')
    .where('id', '=', schoolId)
    .executeTakeFirst();
  const zone = school?.timeZone ?? 'Asia/Tokyo';
  const from = startOfDay(zone, day);
  const to = startOfDay(zone, nextDay(day));
  const rows = await tables(em)
    .selectFrom('turn')
    .innerJoin('conversation', 'conversation.id', 'turn.conversationId')
    .where('conversation.schoolId', '=', schoolId)
    .where('conversation.kind', '=', 'coach')
    .where('conversation.lastAt', '>=', from)
    .where('turn.at', '>=', from)
    .where('turn.at', '<', to)
    .groupBy(['conversation.classId', 'conversation.personId'])
    .select((e) => ['conversation.classId', 'conversation.personId', e.fn.countAll<number>().as('questions')])
    .execute();
  return {
    items: rows.map(({ classId, personId, questions }) => ({
      classId: classId as ClassId,
      personId: personId as UserId,
      questions: Number(questions),
    })),
  };
}

import type { ClassConversation, ConversationFilter, Phase } from '#contracts/ai/coach-views.ts';
import type { ConversationId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { nameOf } from '#modules/ai/database/names.ts';
import { tables } from '#modules/ai/database/tables.ts';

type Filter = {
  classId: string;
  /** Whose reading tells what is new. */
  readerId: string;
  show?: ConversationFilter | undefined;
  studentId?: string | undefined;
  phase?: Phase | undefined;
  cursor?: string | undefined;
  limit: number;
};

const rowsOf = (em: EntityManager, classId: string, readerId: string) =>
  tables(em)
    .selectFrom('conversation as c')
    .leftJoin('replica_user_people as p', 'p.id', 'c.personId')
    .leftJoin('conversation_reading as r', (join) =>
      join.onRef('r.conversationId', '=', 'c.id').on('r.personId', '=', readerId),
    )
    .leftJoin(
      (e) =>
        e
          .selectFrom('alert')
          .select(['conversationId', 'classId'])
          .select((a) => a.fn.countAll<number>().as('alerts'))
          .select((a) => a.fn.sum<number>(a.case().when('state', '<>', 'done').then(1).else(0).end()).as('openAlerts'))
          .where('classId', '=', classId)
          .groupBy(['conversationId', 'classId'])
          .as('a'),
      (join) => join.onRef('a.conversationId', '=', 'c.id'),
    )
    .where('c.classId', '=', classId)
    .where('c.kind', '=', 'coach');

/** The teacher's list, the last one first: three statements, however many there are. */
export async function listClassConversations(em: EntityManager, filter: Filter) {
  const { classId, readerId, show, studentId, phase, cursor, limit } = filter;
  let matching = rowsOf(em, classId, readerId);
  if (studentId) matching = matching.where('c.personId', '=', studentId);
  if (phase) matching = matching.where('c.phase', '=', phase);
  if (show === 'alerts') matching = matching.where('a.alerts', '>', 0);
  if (show === 'guarded') matching = matching.where('c.guarded', '>', 0);
  if (show === 'unread')
    matching = matching.where((e) => e.or([e('r.number', 'is', null), e('r.number', '<', e.ref('c.turns'))]));
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.select([
    'c.id',
    'c.personId',
    'p.familyName',
    'p.givenName',
    'p.familyKana',
    'p.givenKana',
    'c.title',
    'c.phase',
    'c.step',
    'c.turns',
    'c.guarded',
    'c.archived',
    'c.lastAt',
    'r.number',
    'a.alerts',
    'a.openAlerts',
  ]);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where((e) =>
      e.or([e('c.lastAt', '<', Number(at)), e.and([e('c.lastAt', '=', Number(at)), e('c.id', '<', String(id))])]),
    );
  }
  const rows = await page
    .orderBy('c.lastAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(
      (row): ClassConversation => ({
        id: row.id as ConversationId,
        student: nameOf(row.personId, row),
        title: row.title,
        phase: row.phase,
        step: row.step,
        turns: row.turns,
        guarded: row.guarded,
        openAlerts: Number(row.openAlerts ?? 0),
        alerts: Number(row.alerts ?? 0),
        lastAt: iso(Number(row.lastAt)),
        unread: (row.number ?? 0) < row.turns,
        archived: row.archived === 1,
      }),
    ),
    total: Number(total),
    counts: await countClass(em, classId, readerId),
    ...(rows.length > limit && last ? { next: encodeCursor([Number(last.lastAt), last.id]) } : {}),
  };
}

async function countClass(em: EntityManager, classId: string, readerId: string) {
  const { unread, alerts, guarded } = await rowsOf(em, classId, readerId)
    .select((e) => [
      e.fn
        .sum<number>(
          e
            .case()
            .when(e.or([e('r.number', 'is', null), e('r.number', '<', e.ref('c.turns'))]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('unread'),
      e.fn.sum<number>(e.case().when('a.openAlerts', '>', 0).then(1).else(0).end()).as('alerts'),
      e.fn.sum<number>(e.case().when('c.guarded', '>', 0).then(1).else(0).end()).as('guarded'),
    ])
    .executeTakeFirstOrThrow();
  return { unread: Number(unread ?? 0), alerts: Number(alerts ?? 0), guarded: Number(guarded ?? 0) };
}

import type { AlertState, AlertView } from '#contracts/ai/coach-views.ts';
import type { AlertId, ClassId, ConversationId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Alert } from '#modules/ai/database/conversations.ts';
import { namesOf } from '#modules/ai/database/names.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { classes } from '#modules/ai/replicas/academic.ts';

/** Alerts as pages show them: two statements more, however many there are. */
export async function viewsOfAlerts(em: EntityManager, alerts: readonly Alert[]): Promise<AlertView[]> {
  if (alerts.length === 0) return [];
  const name = await namesOf(
    em,
    alerts.flatMap(({ personId, seenBy, doneBy }) => [personId, seenBy, doneBy]),
  );
  const courses = await em.find(classes.entity, { id: [...new Set(alerts.map(({ classId }) => classId))] });
  const courseOf = new Map(courses.map((row) => [row.id, row.name]));
  const act = (by: string | null | undefined, at: number | null | undefined) =>
    by && at ? { who: name(by), at: iso(at) } : null;
  return alerts.map((alert) => ({
    id: alert.id as AlertId,
    classId: alert.classId as ClassId,
    className: courseOf.get(alert.classId) ?? '',
    conversationId: alert.conversationId as ConversationId,
    student: name(alert.personId),
    risks: alert.risks,
    words: alert.words,
    state: alert.state,
    seen: act(alert.seenBy, alert.seenAt),
    done: act(alert.doneBy, alert.doneAt),
    note: alert.note,
    at: iso(alert.at),
    version: alert.version,
  }));
}

type Filter = {
  schoolId: string;
  /** Only of pupils this person teaches in the class it was said in, or whose class group they keep. */
  toldTo?: string | undefined;
  classId?: string | undefined;
  state?: AlertState | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Those not dealt with first, then the last one first. */
export async function listAlerts(em: EntityManager, filter: Filter) {
  const { schoolId, toldTo, classId, state, cursor, limit } = filter;
  let matching = tables(em).selectFrom('alert as a').where('a.schoolId', '=', schoolId);
  if (toldTo)
    matching = matching.where((e) =>
      e.or([
        e(
          'a.classId',
          'in',
          e
            .selectFrom('replica_academic_memberships as t')
            .select('t.placeId')
            .where('t.personId', '=', toldTo)
            .where('t.as', '=', 'teacher')
            .where('t.placeKind', '=', 'class')
            .where('t.gone', '=', 0),
        ),
        e(
          'a.personId',
          'in',
          e
            .selectFrom('replica_academic_memberships as h')
            .innerJoin('replica_academic_memberships as s', 's.placeId', 'h.placeId')
            .select('s.personId')
            .where('h.personId', '=', toldTo)
            .where('h.as', '=', 'teacher')
            .where('h.placeKind', '=', 'classGroup')
            .where('h.gone', '=', 0)
            .where('s.as', '=', 'student')
            .where('s.gone', '=', 0),
        ),
      ]),
    );
  if (classId) matching = matching.where('a.classId', '=', classId);
  const { open } = await matching
    .where('a.state', '<>', 'done')
    .select((e) => e.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow();
  if (state) matching = matching.where('a.state', '=', state);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.select((e) => [
    'a.id',
    'a.at',
    e.case().when('a.state', '=', 'done').then(1).else(0).end().as('dealt'),
  ]);
  if (cursor) {
    const [dealt, at, id] = decodeCursor(cursor, 3);
    page = page.where((e) => {
      const rank = e.case().when('a.state', '=', 'done').then(1).else(0).end();
      return e.or([
        e(rank, '>', Number(dealt)),
        e.and([e(rank, '=', Number(dealt)), e('a.at', '<', Number(at))]),
        e.and([e(rank, '=', Number(dealt)), e('a.at', '=', Number(at)), e('a.id', '<', String(id))]),
      ]);
    });
  }
  const rows = await page
    .orderBy('dealt')
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const found = shown.length ? await em.find(Alert, { id: shown.map(({ id }) => id) }) : [];
  const byId = new Map(found.map((alert) => [alert.id, alert]));
  const inOrder = shown.flatMap(({ id }) => byId.get(id) ?? []);
  return {
    items: await viewsOfAlerts(em, inOrder),
    total: Number(total),
    open: Number(open),
    ...(rows.length > limit && last ? { next: encodeCursor([Number(last.dealt), Number(last.at), last.id]) } : {}),
  };
}

import { dayIn } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { namesOf } from '#modules/analytics/database/names.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { chosenEntries } from '#modules/analytics/domain/reports/choose.ts';
import type { PupilReport } from '#modules/analytics/domain/reports/print-report.ts';

export type ReportAsked = {
  classId: string;
  personId: string;
  /** Which evaluations: what the pupil may read, or what is confirmed as well; of one term, or of all. */
  evaluations: readonly ('confirmed' | 'published')[];
  term?: string | null;
  entries?: readonly string[] | undefined;
};
const MANY = 300;

/** Everything a report says about a pupil in a class: eight statements. */
export async function readPupilReport(em: EntityManager, asked: ReportAsked): Promise<PupilReport> {
  const { classId, personId } = asked;
  const place = await tables(em)
    .selectFrom('replica_academic_classes as c')
    .leftJoin('replica_content_selected_themes as t', (join) =>
      join.onRef('t.classId', '=', 'c.id').on('t.personId', '=', personId).on('t.gone', '=', 0),
    )
    .leftJoin(
      (db) =>
        db
          .selectFrom('replica_academic_memberships as h')
          .innerJoin('replica_academic_class_groups as g', 'g.id', 'h.placeId')
          .select(['h.number', 'g.yearId', 'g.name as groupName'])
          .where('h.personId', '=', personId)
          .where('h.placeKind', '=', 'classGroup')
          .where('h.as', '=', 'student')
          .where('h.gone', '=', 0)
          .as('s'),
      (join) => join.onRef('s.yearId', '=', 'c.yearId'),
    )
    .leftJoin('report_summary as y', (join) => join.onRef('y.classId', '=', 'c.id').on('y.personId', '=', personId))
    .select([
      'c.name',
      'y.text as summary',
      'c.schoolId',
      't.title',
      't.question',
      't.themeId',
      's.number',
      's.groupName',
    ])
    .where('c.id', '=', classId)
    .executeTakeFirst();
  const name = (await namesOf(em, [personId]))(personId);
  return {
    name: `${name.familyName} ${name.givenName}`.trim(),
    seat: [place?.groupName, place?.number].filter(Boolean).join(' '),
    className: place?.name ?? '',
    theme: place?.themeId ? { title: place.title ?? '', question: place.question ?? '' } : null,
    summary: place?.summary ?? '',
    evaluations: await evaluationsOf(em, asked),
    milestones: await milestonesOf(em, asked, await timeZoneOf(em, place?.schoolId ?? '')),
    entries: await entriesOf(em, asked),
  };
}

async function evaluationsOf(em: EntityManager, { classId, personId, evaluations, term }: ReportAsked) {
  let query = tables(em)
    .selectFrom('evaluation')
    .select(['term', 'text', 'knowledge', 'thinking', 'attitude'])
    .where('classId', '=', classId)
    .where('personId', '=', personId)
    .where('state', 'in', [...evaluations]);
  if (term) query = query.where('term', '=', term);
  const rows = await query.orderBy('changedAt').limit(20).execute();
  return rows.map((row) => ({
    term: row.term,
    text: row.text,
    grades: { knowledge: row.knowledge ?? null, thinking: row.thinking ?? null, attitude: row.attitude ?? null },
  }));
}

/** What was handed in last, with what was said to it. */
async function milestonesOf(em: EntityManager, { classId, personId }: ReportAsked, zone: string) {
  const rows = await tables(em)
    .selectFrom('milestone as m')
    .leftJoin('submission as s', (join) => join.onRef('s.milestoneId', '=', 'm.id').on('s.personId', '=', personId))
    .leftJoin('submission_version as v', (join) =>
      join.onRef('v.submissionId', '=', 's.id').onRef('v.number', '=', 's.number'),
    )
    .leftJoin('submission_review as r', 'r.id', 'v.id')
    .select(['m.title', 'm.dueDay', 'v.at', 'v.late', 'v.content', 'r.text', 'r.level', 'r.grade'])
    .where('m.classId', '=', classId)
    .where('m.removed', '=', 0)
    .orderBy('m.dueDay')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    title: row.title,
    dueDay: row.dueDay,
    submittedOn: row.at === null || row.at === undefined ? null : dayIn(zone, Number(row.at)),
    late: Boolean(row.late),
    content: row.content ?? '',
    verdict: row.level ?? row.grade ?? '',
    answer: row.text ?? '',
  }));
}

async function entriesOf(em: EntityManager, { classId, personId, entries }: ReportAsked) {
  const known = await tables(em)
    .selectFrom('entry as e')
    .leftJoin('entry_talk as t', 't.id', 'e.id')
    .select(['e.id', 'e.day', 't.stars'])
    .where('e.classId', '=', classId)
    .where('e.personId', '=', personId)
    .where('e.state', '=', 'entered')
    .where('e.removedAt', 'is', null)
    .orderBy('e.day', 'desc')
    .orderBy('e.id', 'desc')
    .limit(entries ? 5000 : MANY)
    .execute();
  const chosen = chosenEntries(
    known.map(({ id, day, stars }) => ({ id, day, stars: stars ?? null })),
    entries,
  );
  if (chosen.length === 0) return [];
  const ids = chosen.map(({ id }) => id);
  const words = await tables(em)
    .selectFrom('entry as e')
    .select(['e.id', 'e.title', 'e.did', 'e.detail', 'e.reflection', 'e.tags'])
    .select((q) =>
      q
        .selectFrom('work_file as f')
        .select((f) => f.fn.countAll<number>().as('n'))
        .whereRef('f.thingId', '=', 'e.id')
        .whereRef('f.personId', '=', 'e.personId')
        .where('f.gone', '=', 0)
        .as('files'),
    )
    .where('e.id', 'in', ids)
    .execute();
  return chosen.flatMap(({ id, day, stars }) =>
    words
      .filter((row) => row.id === id)
      .map(({ title, did, detail, reflection, tags, files }) => ({
        ...{ id, day, stars, title, did, detail, reflection },
        tags: JSON.parse(tags) as string[],
        files: Number(files ?? 0),
      })),
  );
}

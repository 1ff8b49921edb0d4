import { sql } from 'kysely';
import type { BankItem as BankItemView } from '#contracts/assessment/quiz-items.ts';
import type { QuizItemId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import type { BankItem } from '#modules/assessment/database/quizzes.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';

export type BankFilter = {
  schoolId: string;
  q?: string | undefined;
  type?: Item['type'] | undefined;
  subject?: string | undefined;
  tag?: string | undefined;
  /** Only what this person put in or changed last. */
  by?: string | undefined;
};

const matching = (em: EntityManager, { schoolId, q, type, subject, tag, by }: BankFilter) => {
  let found = tables(em)
    .selectFrom('quiz_bank_item as i')
    .where('i.schoolId', '=', schoolId)
    .where('i.removedAt', 'is', null);
  if (type) found = found.where('i.type', '=', type);
  if (subject) found = found.where('i.subject', '=', subject);
  if (by) found = found.where((e) => e.or([e('i.createdBy', '=', by), e('i.changedBy', '=', by)]));
  if (q) found = found.where(contains(sql.ref('i.words'), q));
  if (tag) found = found.where(contains(sql.ref('i.tags'), `\n${tag}\n`));
  return found;
};
const COLUMNS = [
  'i.id',
  'i.item',
  'i.subject',
  'i.tags',
  'i.createdBy',
  'i.changedBy',
  'i.changedAt',
  'i.version',
] as const;

/** The bank, last changed first: three statements. */
export async function listBankItems(
  em: EntityManager,
  { cursor, limit, ...filter }: BankFilter & { cursor?: string | undefined; limit: number },
) {
  const all = matching(em, filter);
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all.select(COLUMNS);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where((e) => e(e.refTuple('i.changedAt', 'i.id'), '<', e.tuple(Number(at), String(id))));
  }
  const rows = await page
    .orderBy('i.changedAt', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await viewsOf(
      em,
      shown.map((row) => ({ ...row, item: JSON.parse(row.item) as Item })),
    ),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([Number(last.changedAt), last.id]) } : {}),
  };
}

/** The items found, for an export. */
export async function allBankItems(em: EntityManager, filter: BankFilter, most: number) {
  const rows = await matching(em, filter)
    .select(['i.item', 'i.subject', 'i.tags'])
    .orderBy('i.id')
    .limit(most)
    .execute();
  return rows.map(({ item, subject, tags }) => ({
    item: JSON.parse(item) as Item,
    subject,
    tags: tagsOf(tags),
  }));
}

const tagsOf = (line: string): string[] => line.split('\n').filter(Boolean);

type Row = Pick<BankItem, 'id' | 'item' | 'subject' | 'tags' | 'changedAt' | 'version'> &
  Partial<Pick<BankItem, 'createdBy' | 'changedBy'>>;

async function viewsOf(em: EntityManager, rows: readonly Row[]): Promise<BankItemView[]> {
  const name = await namesOf(
    em,
    rows.flatMap(({ createdBy, changedBy }) => [createdBy, changedBy]),
  );
  const personOf = (id: string | null | undefined) => {
    if (!id) return null;
    const { familyName, givenName } = name(id);
    return { id: name(id).id, familyName, givenName };
  };
  return rows.map((row) => ({
    id: row.id as QuizItemId,
    item: row.item as BankItemView['item'],
    subject: row.subject,
    tags: tagsOf(row.tags),
    createdBy: personOf(row.createdBy),
    changedBy: personOf(row.changedBy),
    changedAt: iso(Number(row.changedAt)),
    version: row.version,
  }));
}

export async function viewOfBankItem(em: EntityManager, row: BankItem): Promise<BankItemView> {
  const [view] = await viewsOf(em, [row]);
  if (!view) throw new Error('a row has a view');
  return view;
}

/** Subjects and tags in use, the most used first; at most a hundred of each. */
export async function readShelves(em: EntityManager, schoolId: string) {
  const rows = await matching(em, { schoolId }).select(['i.subject', 'i.tags']).execute();
  return {
    subjects: counted(rows.flatMap(({ subject }) => (subject ? [subject] : []))),
    tags: counted(rows.flatMap(({ tags }) => tagsOf(tags))),
  };
}

const MOST = 100;
function counted(names: readonly string[]) {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times]
    .map(([name, items]) => ({ name, items }))
    .toSorted((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
}

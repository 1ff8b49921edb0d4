import type { MailId } from '#contracts/ids.ts';
import type { MailKind } from '#contracts/notification/kinds.ts';
import type { MailView } from '#contracts/notification/mails.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import type { Mail } from '#modules/notification/database/entities.ts';
import { tables } from '#modules/notification/database/tables.ts';

const OVER: readonly MailView['state'][] = ['sent', 'failed', 'bounced', 'kept'];

/** `open` unseals what a mail says. */
export const mailView = (row: Omit<Mail, 'version'>, open: (sealed: string) => string): MailView => ({
  id: row.id as MailId,
  kind: row.kind,
  to: row.address,
  language: row.language,
  subject: row.subject,
  text: open(row.sealedText),
  state: row.state,
  attempts: row.attempts,
  error: row.error ?? null,
  nextAt: OVER.includes(row.state) ? null : iso(Number(row.nextAt)),
  createdAt: iso(Number(row.createdAt)),
  sentAt: row.sentAt === null || row.sentAt === undefined ? null : iso(Number(row.sentAt)),
});

export type MailFilter = {
  schoolId: string | null;
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  state?: MailView['state'] | undefined;
  kind?: MailKind | undefined;
};

/** Mails of a school, newest first; `null` means those of the operator. `stuck` counts all that were given up. */
export async function listMails(em: EntityManager, filter: MailFilter, open: (sealed: string) => string) {
  const ofSchool = tables(em)
    .selectFrom('mail')
    .where('schoolId', filter.schoolId === null ? 'is' : '=', filter.schoolId);
  const count = async (query: typeof ofSchool) =>
    Number((await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n);
  const { q, state, kind } = filter;
  let matching = ofSchool;
  if (state) matching = matching.where('state', '=', state);
  if (kind) matching = matching.where('kind', '=', kind);
  if (q) matching = matching.where((e) => e.or([contains(e.ref('address'), q), contains(e.ref('subject'), q)]));
  let page = matching
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.cursor) page = page.where('id', '<', String(decodeCursor(filter.cursor, 1)[0]));
  const rows = await page.execute();
  const items = rows.slice(0, filter.limit).map((row) => mailView(row as Omit<Mail, 'version'>, open));
  const last = items.at(-1);
  return {
    items,
    total: await count(matching),
    stuck: await count(ofSchool.where('state', '=', 'failed')),
    ...(rows.length > filter.limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

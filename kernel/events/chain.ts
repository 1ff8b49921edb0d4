import { createHash } from 'node:crypto';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the chain covers of one event; `data` is the stored text. */
export type Link = {
  readonly msgId: string;
  readonly type: string;
  readonly aggType: string;
  readonly aggId: string;
  readonly aggSeq: number;
  readonly at: number;
  readonly data: string;
  readonly personalDigest: string | null;
};

/**
 * The next hash of a partition's chain. Only events kept for ever are chained: retention removes the others, and a chain
 * with holes proves nothing.
 */
export const chained = (previous: string, link: Link): string =>
  sha256(
    JSON.stringify([
      previous,
      link.msgId,
      link.type,
      link.aggType,
      link.aggId,
      link.aggSeq,
      link.at,
      sha256(link.data),
      link.personalDigest,
    ]),
  );

/** Stands for personal data in the chain; without the salt nobody can try names against it. */
export const personalDigest = (salt: string, personal: string): string => sha256(salt + personal);

/** Checks a partition's chain from the beginning; answers the position of the first event that was tampered with. */
export async function verifyChain(em: EntityManager, part: number): Promise<number | undefined> {
  let previous = '';
  let after = 0;
  for (;;) {
    const page = await tables(em)
      .selectFrom('bus_event')
      .select(['pos', 'hash', 'msgId', 'type', 'aggType', 'aggId', 'aggSeq', 'at', 'data'])
      .select(['personal', 'personalSalt', 'personalDigest'])
      .where('part', '=', part)
      .where('pos', '>', after)
      .where('keep', '=', 'forever')
      .orderBy('pos')
      .limit(500)
      .execute();
    for (const row of page) {
      after = Number(row.pos);
      const link = { ...row, aggSeq: Number(row.aggSeq), at: Number(row.at) };
      const personal =
        row.personal === null ||
        row.personalSalt === null ||
        personalDigest(row.personalSalt, row.personal) === row.personalDigest;
      previous = chained(previous, link);
      if (row.hash !== previous || !personal) return after;
    }
    if (page.length < 500) return undefined;
  }
}

/** Empties what the events of one aggregate say about a person, and the salt with it. The chain still verifies. */
export async function erasePersonal(em: EntityManager, aggregateType: string, aggregateId: string): Promise<void> {
  await tables(em)
    .updateTable('bus_event')
    .set({ personal: null, personalSalt: null })
    .where('aggType', '=', aggregateType)
    .where('aggId', '=', aggregateId)
    .execute();
}

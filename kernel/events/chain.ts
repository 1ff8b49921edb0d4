import { createHash } from 'node:crypto';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#kernel/events/entities.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the chain covers of one event; `headers` and `data` are the stored texts. */
export type Link = {
  readonly msgId: string;
  readonly type: string;
  readonly v: number;
  readonly aggType: string;
  readonly aggId: string;
  readonly aggSeq: number;
  readonly at: number;
  readonly schoolId: string | null;
  /** Who did it, and what caused it. */
  readonly headers: string;
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
      link.v,
      link.aggType,
      link.aggId,
      link.aggSeq,
      link.at,
      link.schoolId,
      sha256(link.headers),
      sha256(link.data),
      link.personalDigest,
    ]),
  );

/** Stands for personal data in the chain; without the salt nobody can try names against it. */
export const personalDigest = (salt: string, personal: string): string => sha256(salt + personal);

/** Empties what the events of one aggregate say about a person, and the salt with it. The chain still verifies. */
export async function erasePersonal(em: EntityManager, aggregateType: string, aggregateId: string): Promise<void> {
  await tables(em)
    .updateTable('bus_event')
    .set({ personal: null, personalSalt: null })
    .where('aggType', '=', aggregateType)
    .where('aggId', '=', aggregateId)
    .execute();
}

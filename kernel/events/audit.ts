import type { Selectable } from 'kysely';
import type { EntityManager } from '#kernel/database/database.ts';
import { chained, personalDigest } from '#kernel/events/chain.ts';
import { type BusTables, tables } from '#kernel/events/entities.ts';
import { ALL_PARTITIONS } from '#kernel/events/partition.ts';

const PAGE = 500;

/** One partition's chain of the events that are kept for ever, as it was found. */
export type ChainState = {
  readonly part: number;
  /** Events that were found as they were written. */
  readonly events: number;
  /** Position and time (milliseconds) of the last of them; zeros while there are none. */
  readonly pos: number;
  readonly at: number;
  /** The last of them stands for all before it: whoever has noted it down can tell a chain that was made anew. */
  readonly hash: string;
  readonly break?: ChainBreak;
};
/**
 * Where a chain breaks. `altered`: the event at `pos` is not what was written there, or one between it and the last good
 * one was taken out, put in or moved. `personal`: what it says about a person was altered. `end`: `pos` is the last good
 * one, and events after it were taken out.
 */
export type ChainBreak = { readonly pos: number; readonly why: 'altered' | 'personal' | 'end' };

/** Walks every chain of a module; `told` hears of each partition when it is through. */
export async function auditChains(
  em: EntityManager,
  told: (state: ChainState) => void = () => {},
): Promise<readonly ChainState[]> {
  const states: ChainState[] = [];
  for (const part of ALL_PARTITIONS) {
    const state = await auditChain(em, part);
    states.push(state);
    told(state);
  }
  return states;
}

/** Walks one partition's chain from its beginning; events that come meanwhile are not looked at. */
export async function auditChain(em: EntityManager, part: number): Promise<ChainState> {
  const relay = await tables(em)
    .selectFrom('bus_relay')
    .select(['head', 'lastHash'])
    .where('part', '=', part)
    .executeTakeFirst();
  const head = Number(relay?.head ?? 0);
  let good: Omit<ChainState, 'break'> = { part, events: 0, pos: 0, at: 0, hash: '' };
  for (let rows = await page(em, part, 0, head); rows.length > 0; rows = await page(em, part, good.pos, head)) {
    for (const row of rows) {
      const link = { ...row, aggSeq: Number(row.aggSeq), at: Number(row.at) };
      const [pos, hash] = [Number(row.pos), chained(good.hash, link)];
      if (row.hash !== hash) return { ...good, break: { pos, why: 'altered' } };
      if (!untouched(row)) return { ...good, break: { pos, why: 'personal' } };
      good = { part, events: good.events + 1, pos, at: link.at, hash };
    }
  }
  return good.hash === (relay?.lastHash ?? '') ? good : { ...good, break: { pos: good.pos, why: 'end' } };
}

type Row = Pick<Selectable<BusTables['bus_event']>, 'personal' | 'personalSalt' | 'personalDigest'>;

/** What an event says about a person is as written, or was erased together with its salt. */
function untouched({ personal, personalSalt, personalDigest: digest }: Row): boolean {
  if (personal === null || personalSalt === null) return personal === personalSalt;
  return personalDigest(personalSalt, personal) === digest;
}

const page = (em: EntityManager, part: number, after: number, head: number) =>
  tables(em)
    .selectFrom('bus_event')
    .select(['pos', 'hash', 'msgId', 'type', 'v', 'aggType', 'aggId', 'aggSeq', 'at', 'schoolId', 'headers', 'data'])
    .select(['personal', 'personalSalt', 'personalDigest'])
    .where('part', '=', part)
    .where('pos', '>', after)
    .where('pos', '<=', head)
    .where('keep', '=', 'forever')
    .orderBy('pos')
    .limit(PAGE)
    .execute();

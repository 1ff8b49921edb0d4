import * as z from 'zod';
import { type Envelope, type EventContract, MODULES } from '#contracts/define.ts';
import { iso } from '#kernel/clock.ts';
import { blank } from '#kernel/events/blank.ts';
import { aggregateKey } from '#kernel/events/partition.ts';

/** The envelope as it travels (delivery.md, "Envelope"). */
const Wire = z.object({
  id: z.string(),
  type: z.string(),
  v: z.number(),
  src: z.enum(MODULES),
  part: z.number(),
  pos: z.number(),
  prev: z.string(),
  aggType: z.string(),
  agg: z.string(),
  seq: z.number(),
  at: z.number(),
  corr: z.string(),
  caus: z.string(),
  tp: z.string().optional(),
  actor: z.string().optional(),
  school: z.string().nullable(),
  data: z.unknown(),
  personal: z.unknown(),
});
export type Wire = z.infer<typeof Wire>;

/** A positioned row of `bus_event`, as far as it travels. */
export type StoredEvent = {
  readonly msgId: string;
  readonly type: string;
  readonly v: number;
  readonly part: number;
  readonly pos: number;
  readonly prev: string;
  readonly aggType: string;
  readonly aggId: string;
  readonly aggSeq: number;
  readonly at: number;
  readonly schoolId: string | null;
  readonly headers: string;
  readonly data: string;
  readonly personal: string | null;
};

/** JSON texts are put in as they are stored: what is damaged in the row arrives damaged and is noticed by the reader. */
export function encode(source: string, row: StoredEvent): string {
  const facts = JSON.stringify({
    id: row.msgId,
    type: row.type,
    v: row.v,
    src: source,
    part: row.part,
    pos: row.pos,
    prev: row.prev,
    aggType: row.aggType,
    agg: row.aggId,
    seq: row.aggSeq,
    at: row.at,
    school: row.schoolId,
  });
  const headers = row.headers.length > 2 ? `,${row.headers.slice(1, -1)}` : '';
  return `${facts.slice(0, -1)}${headers},"data":${row.data},"personal":${row.personal ?? 'null'}}`;
}

/** Throws on bytes that are no envelope. */
export const decode = (bytes: string): Wire => Wire.parse(JSON.parse(bytes));

/** The same, `undefined` instead of throwing. */
export function decoded(bytes: string): Wire | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}

export const aggregateOf = (wire: Wire): string => aggregateKey(wire.aggType, wire.agg);

/**
 * What a reaction receives, validated by the contract the *reader* was built with, so additions of a
 * newer writer are dropped. Of an erased person only blanks are left.
 */
export function envelope(wire: Wire, contract: EventContract, replay: boolean): Envelope {
  return {
    id: wire.id,
    type: wire.type,
    source: wire.src,
    part: wire.part,
    pos: wire.pos,
    prev: wire.prev,
    aggregateType: wire.aggType,
    aggregateId: wire.agg,
    seq: wire.seq,
    at: iso(wire.at),
    correlation: wire.corr,
    causation: wire.caus,
    traceparent: wire.tp,
    actor: wire.actor,
    schoolId: wire.school ?? undefined,
    data: contract.data.parse(wire.data),
    personal:
      contract.personal && (wire.personal === null ? blank(contract.personal) : contract.personal.parse(wire.personal)),
    meta: { replay },
  };
}

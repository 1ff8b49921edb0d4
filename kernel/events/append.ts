import { randomBytes } from 'node:crypto';
import type { EventContract } from '#contracts/define.ts';
import type { Context } from '#kernel/context.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { personalDigest } from '#kernel/events/chain.ts';
import { BusEvent } from '#kernel/events/entities.ts';
import { partitionOf } from '#kernel/events/partition.ts';

export type NewEvent = {
  readonly event: EventContract;
  readonly aggregateId: string;
  readonly seq: number;
  readonly data: unknown;
  readonly personal: unknown;
  /** UUIDv7; a second event with the same id fails the transaction. */
  readonly id: string;
  readonly at: number;
  readonly context: Context | undefined;
};

/**
 * Writes an event into the open transaction. What is stored is a JSON copy that fits the schema; data that has no JSON
 * form or does not fit throws here, so that the transaction which wanted to say it fails. The relay gives the position:
 * a counter here would make all writers of the partition wait for each other's commits.
 */
export function appendEvent(em: EntityManager, say: NewEvent): void {
  const { event, context } = say;
  const data = event.data.parse(jsonCopy(say.data));
  const personal = event.personal ? JSON.stringify(event.personal.parse(jsonCopy(say.personal))) : null;
  const salt = personal === null ? null : randomBytes(16).toString('hex');
  em.persist(
    em.create(BusEvent, {
      msgId: say.id,
      part: partitionOf(event.aggregate, say.aggregateId),
      aggType: event.aggregate,
      aggId: say.aggregateId,
      aggSeq: say.seq,
      type: event.type,
      v: event.version,
      keep: event.keep,
      schoolId: schoolOf(data) ?? context?.schoolId ?? null,
      headers: JSON.stringify({
        corr: context?.correlation ?? say.id,
        caus: context?.causation ?? '',
        tp: context?.traceparent,
        actor: context?.actor,
      }),
      data: JSON.stringify(data),
      personal,
      personalSalt: salt,
      personalDigest: salt === null || personal === null ? null : personalDigest(salt, personal),
      at: say.at,
      pos: null,
      prev: null,
      hash: null,
      publishedAt: null,
    }),
  );
}

const jsonCopy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const schoolOf = (data: Record<string, unknown>): string | undefined =>
  typeof data.schoolId === 'string' ? data.schoolId : undefined;

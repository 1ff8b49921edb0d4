import type { EntitySchema } from '@mikro-orm/core';
import type * as z from 'zod';
import type { EventContract, ReplicaContract } from '#contracts/define.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { blank } from '#kernel/events/blank.ts';
import { type Answer, answer, on, type Reaction, type ReplicaDeclaration } from '#kernel/module.ts';
import { type ReplicaRow, replicaEntity } from '#kernel/replica/replica-entity.ts';

export { type ReplicaRow, replicaEntity } from '#kernel/replica/replica-entity.ts';

/** Keeps a replica in this module; stands in its manifest. `entity` is what its code reads. */
export const replica = <Row extends z.ZodObject>(
  contract: ReplicaContract<Row>,
): { readonly contract: ReplicaContract<Row>; readonly entity: EntitySchema<ReplicaRow<Row>> } => ({
  contract,
  entity: replicaEntity(contract),
});

/** What keeps a replica up to date, in the transaction of the module's own reactions to the same event and before them. */
export function replicaReactions(declaration: ReplicaDeclaration): Reaction[] {
  const { contract } = declaration;
  const fields = Object.keys(contract.row.shape);
  const fed = contract.fedBy.map((event) =>
    on<EventContract>(event, async (work, { aggregateId, seq, data, personal }) => {
      const carried: Record<string, unknown> = { ...data, ...(personal ?? {}) };
      const row = Object.fromEntries(fields.map((field) => [field, carried[field] ?? null]));
      await applyRow(work.em, declaration, { id: aggregateId, seq, gone: false, row }, 'newer');
    }),
  );
  const removed = contract.removedBy.map((event) =>
    on<EventContract>(event, async (work, { aggregateId, seq }) => {
      await applyRow(work.em, declaration, tombstone(contract, aggregateId, seq), 'newer');
    }),
  );
  return [...fed, ...removed];
}

export type ReplicaChange = { id: string; seq: number; gone: boolean; row: Record<string, unknown> };

/** Nothing stays of a removed row but that it is gone, and since when: an older event must not bring it back. */
export const tombstone = (contract: ReplicaContract, id: string, seq: number): ReplicaChange => ({
  id,
  seq,
  gone: true,
  row: blank(contract.row),
});

/** Applies a change that is newer than the row, or as new (a rebuild repairs what stands at the same number). */
export async function applyRow(
  em: EntityManager,
  declaration: ReplicaDeclaration,
  change: ReplicaChange,
  when: 'newer' | 'as-new',
): Promise<void> {
  const { id, seq, gone, row } = change;
  const known = await em.findOne(declaration.entity, { id });
  if (known && (known.seq > seq || (known.seq === seq && when === 'newer'))) return;
  if (known) em.assign(known, { ...row, seq, gone });
  else em.create(declaration.entity, { ...row, id, seq, gone });
  await em.flush();
}

/**
 * The owner's side: answers the snapshot query by pages. `read` gives up to `limit` rows with an id greater than `after`,
 * in the order of ids, each with the number of its aggregate's last event.
 */
export function snapshotAnswer<Row extends z.ZodObject>(
  contract: ReplicaContract<Row>,
  read: (em: EntityManager, after: string, limit: number) => Promise<{ id: string; seq: number; row: z.infer<Row> }[]>,
): Answer {
  return answer(contract.snapshot, async (context, { after, limit }) => {
    const rows = await read(context.read(), after ?? '', limit);
    return { rows, next: rows.length === limit ? rows.at(-1)?.id : undefined };
  });
}

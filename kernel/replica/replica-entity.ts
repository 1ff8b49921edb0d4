import { EntitySchema } from '@mikro-orm/core';
import * as z from 'zod';
import type { ReplicaContract } from '#contracts/define.ts';
import type { AnyEntity } from '#kernel/database/database.ts';

/** A row of a replica: the owner's row, the number of the event it stands at, and whether the thing is gone. */
export type ReplicaRow<Row extends z.ZodObject> = { id: string; seq: number; gone: boolean } & z.infer<Row>;

const made = new WeakMap<ReplicaContract, AnyEntity>();

/** The table `replica_<name>` of a contract; the same entity each time. */
export function replicaEntity<Row extends z.ZodObject>(contract: ReplicaContract<Row>): EntitySchema<ReplicaRow<Row>> {
  const known: AnyEntity | undefined = made.get(contract);
  if (known) return known;
  const words = contract.name.split(/[.-]/);
  const name = `Replica${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
  const columns = Object.entries(contract.row.shape).map(([field, type]) => [
    field,
    column(contract.name, field, type),
  ]);
  const entity: AnyEntity = new EntitySchema({
    name,
    tableName: `replica_${words.join('_')}`,
    properties: {
      id: { type: 'string', length: 36, primary: true },
      seq: { type: 'integer' },
      gone: { type: 'boolean' },
      ...Object.fromEntries(columns),
    },
    indexes: contract.indexes.map((properties) => ({ properties: [...properties] })),
  });
  made.set(contract, entity);
  return entity;
}

type Column = { type: 'string' | 'integer' | 'double' | 'boolean'; length?: number; nullable?: boolean };

function column(replica: string, field: string, type: z.core.$ZodType): Column {
  if (type instanceof z.ZodNullable || type instanceof z.ZodOptional) {
    return { ...column(replica, field, type.unwrap()), nullable: true };
  }
  if (type instanceof z.ZodDefault) return column(replica, field, type.unwrap());
  if (type instanceof z.ZodEnum || type instanceof z.ZodLiteral) return { type: 'string', length: 64 };
  if (type instanceof z.ZodBoolean) return { type: 'boolean' };
  if (type instanceof z.ZodNumber) return { type: type.isInt ? 'integer' : 'double' };
  if (type instanceof z.ZodUUID) return { type: 'string', length: 36 };
  if (type instanceof z.ZodString || type instanceof z.ZodStringFormat) {
    // As short as the contract allows: four columns of 255 would not fit into one index of InnoDB.
    return { type: 'string', length: Math.min(type.maxLength ?? 255, 255) };
  }
  throw new Error(`${replica}: ${field} is no string, number, boolean or enum, as a replica's fields must be`);
}

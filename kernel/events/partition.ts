import { crc32 } from 'node:zlib';

/** Partitions per source module: fixed, because an aggregate must never change its partition. */
export const PARTITIONS = 8;
export const ALL_PARTITIONS: readonly number[] = Array.from({ length: PARTITIONS }, (_, part) => part);

/** The name of an aggregate across types. */
export const aggregateKey = (type: string, id: string): string => `${type}:${id}`;

export const partitionOf = (aggregateType: string, aggregateId: string): number =>
  crc32(aggregateKey(aggregateType, aggregateId)) % PARTITIONS;

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '#kernel/database/database.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';

/**
 * The course, locked for the rest of the transaction: another orchestrator waits and then finds it moved on. SQLite has
 * one writer at a time and needs no lock.
 */
export const lockCourse = (em: EntityManager, id: string): Promise<BusSaga | null> =>
  em.findOne(BusSaga, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });

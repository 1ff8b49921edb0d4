import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { Category, Delivery, KnowledgeItem, TextSet } from '#modules/basebuilder/database/materials.ts';
import { classes } from '#modules/basebuilder/replicas/academic.ts';

const held = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;

/**
 * A school's categories, held until the end of the transaction: who moves one at the same time waits, so that two moves
 * that are each harmless never close a circle together.
 */
export const heldCategories = (em: EntityManager, schoolId: string): Promise<Category[]> =>
  em.find(Category, { schoolId }, { ...held, orderBy: { position: 'asc', id: 'asc' } });

export const theCategories = (em: EntityManager, schoolId: string): Promise<Category[]> =>
  em.find(Category, { schoolId }, { orderBy: { position: 'asc', id: 'asc' } });

/** The row, or the refusal a person reads. Callers have been granted access to it already. */
export async function theItem(em: EntityManager, id: string): Promise<KnowledgeItem> {
  const row = await em.findOne(KnowledgeItem, { id });
  if (!row) throw notFound('item');
  return row;
}

export async function theSet(em: EntityManager, id: string): Promise<TextSet> {
  const row = await em.findOne(TextSet, { id });
  if (!row) throw notFound('text set');
  return row;
}

/** A set held until the end of the transaction: what is done with it at the same time follows one another. */
export async function heldSet(em: EntityManager, id: string): Promise<TextSet> {
  const row = await em.findOne(TextSet, { id }, held);
  if (!row) throw notFound('text set');
  return row;
}

export async function theDelivery(em: EntityManager, id: string): Promise<Delivery> {
  const row = await em.findOne(Delivery, { id }, held);
  if (!row) throw notFound('delivery');
  return row;
}

/** A class that takes changes: not put away. */
export async function theOpenClass(
  em: EntityManager,
  id: string,
): Promise<{ id: string; schoolId: string; name: string }> {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { Alert, CoachCare, Conversation, Turn } from '#modules/ai/database/conversations.ts';
import { DEFAULT_CONTACT, DEFAULT_WORDS } from '#modules/ai/domain/coach/risk/defaults.ts';
import { classes, schools } from '#modules/ai/replicas/academic.ts';

/** The row, or the refusal a person reads. Callers have been granted access to it already. */
export async function theConversation(em: EntityManager, id: string): Promise<Conversation> {
  const row = await em.findOne(Conversation, { id });
  if (!row) throw notFound('conversation');
  return row;
}
export async function theTurn(em: EntityManager, id: string): Promise<Turn> {
  const row = await em.findOne(Turn, { id });
  if (!row) throw notFound('message');
  return row;
}
export async function theAlert(em: EntityManager, id: string): Promise<Alert> {
  const row = await em.findOne(Alert, { id });
  if (!row) throw notFound('alert');
  return row;
}

/** A class that is not put away. */
export async function theOpenClass(em: EntityManager, id: string) {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

/** Where a school's clocks are. */
export const timeZoneOf = async (em: EntityManager, schoolId: string): Promise<string> =>
  (await em.findOne(schools.entity, { id: schoolId }))?.timeZone ?? 'Asia/Tokyo';

/** A school's words of risk and whom it sends its pupils to: its own, or those every school begins with. */
export async function careOf(em: EntityManager, schoolId: string) {
  const own = await em.findOne(CoachCare, { id: schoolId });
  return {
    words: own?.words ?? DEFAULT_WORDS,
    contact: own ? { ja: own.contactJa, en: own.contactEn } : DEFAULT_CONTACT,
    version: own?.version ?? 0,
  };
}

/** A class, put away or not. */
export async function theClass(em: EntityManager, id: string) {
  const row = await em.findOne(classes.entity, { id });
  if (!row) throw notFound('class');
  return row;
}

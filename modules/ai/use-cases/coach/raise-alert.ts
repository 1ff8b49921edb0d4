import { alertRaised } from '#contracts/ai/events.ts';
import type { AlertId, ClassId, ConversationId, SchoolId, UserId } from '#contracts/ids.ts';
import { dayIn } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { Alert, type Conversation, type Turn } from '#modules/ai/database/conversations.ts';
import { timeZoneOf } from '#modules/ai/database/find-coach.ts';
import { homeroomTeachersOf, teachersOf } from '#modules/ai/database/seats.ts';
import type { Found } from '#modules/ai/domain/coach/risk/find.ts';
import { classes } from '#modules/ai/replicas/academic.ts';

/**
 * Tells the pupil's teachers, once per conversation and day. Further words of that day join the alert that is there;
 * one somebody had dealt with is open again.
 */
export async function raiseAlert(work: Work, conversation: Conversation, turn: Turn, found: Found): Promise<void> {
  const { em } = work;
  const { schoolId, classId, personId } = conversation;
  const now = work.clock.now();
  const day = dayIn(await timeZoneOf(em, schoolId), now);
  const known = await em.findOne(Alert, { conversationId: conversation.id, day });
  if (known) {
    known.risks = [...new Set([...known.risks, ...found.risks])];
    known.words = [...new Set([...known.words, ...found.words])];
    Object.assign(known, { number: turn.number, at: now, state: 'open' });
    return;
  }
  const alert = em.create(Alert, {
    id: work.ids.next(),
    schoolId,
    classId,
    personId,
    conversationId: conversation.id,
    day,
    number: turn.number,
    risks: found.risks,
    words: found.words,
    state: 'open',
    seenBy: null,
    seenAt: null,
    doneBy: null,
    doneAt: null,
    note: '',
    at: now,
    eventSeq: 0,
    version: 1,
  });
  const course = await em.findOne(classes.entity, { id: classId });
  const told = [...(await teachersOf(em, classId)), ...(await homeroomTeachersOf(em, personId, classId))];
  work.publish(alertRaised, alert, {
    schoolId: schoolId as SchoolId,
    classId: classId as ClassId,
    className: course?.name ?? '',
    alertId: alert.id as AlertId,
    conversationId: conversation.id as ConversationId,
    personId: personId as UserId,
    risks: found.risks,
    toldIds: [...new Set(told)],
  });
}

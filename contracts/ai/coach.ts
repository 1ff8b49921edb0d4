import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { LONGEST_MESSAGE } from '#contracts/ai/coach-limits.ts';
import {
  AlertState,
  AlertView,
  ChatEvent,
  ClassConversation,
  ClassConversationsQuery,
  CoachCare,
  Contact,
  ConversationView,
  Phase,
  ReadConversation,
  ReadTurn,
  RiskList,
  TurnView,
} from '#contracts/ai/coach-views.ts';
import { may, Nothing, route, Version } from '#contracts/define.ts';
import { AlertId, ClassId, ConversationId, TurnId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export * from '#contracts/ai/coach-views.ts';

const tags = ['ai'];
const own = may(['self'], 'conversation', 'id');

export const coachRoutes = {
  coachStatus: route
    .meta(may(['memberOfClass'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/coach',
      summary: 'Whether there is somebody to ask in this class, who reads along, and whom one can turn to',
      tags,
    })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ available: z.boolean(), teachers: z.array(PersonRef), contact: Contact })),
  chat: route
    // Sending again is safe by the message's own id; an answer that streams is not remembered as a whole.
    .meta({ ...may(['memberOfClass'], 'class', 'classId'), idempotent: false })
    .route({
      method: 'POST',
      path: '/ai/chat',
      summary: 'Write to the coach (pupils) or the assistant (teachers); the answer streams',
      description:
        'Ids are made by the client. The first message of a conversation begins it; a message that is sent again brings back its answer, or goes on with it, and never asks the model twice.',
      tags,
    })
    .input(
      z.object({
        classId: ClassId,
        conversationId: ConversationId,
        id: TurnId,
        text: z.string().max(LONGEST_MESSAGE).default(''),
        phase: Phase.default('free'),
        /** `more`: one step up the ladder, without words. `topic`: these words begin a new topic. */
        step: z.enum(['stay', 'more', 'topic']).default('stay'),
        language: z.enum(['ja', 'en']).default('ja'),
      }),
    )
    .output(eventIterator(ChatEvent)),
  followTurn: route
    .meta(may(['self'], 'turn', 'id'))
    .route({
      method: 'GET',
      path: '/ai/turns/{id}/answer',
      summary: 'Go on with an answer after the line broke, from whichever instance writes it',
      tags,
    })
    .input(z.object({ id: TurnId }))
    .output(eventIterator(ChatEvent)),
  stopTurn: route
    // Stopping again is stopping; and it waits for what another transaction writes, so it must not sit in one.
    .meta({ ...may(['self'], 'turn', 'id'), idempotent: false })
    .route({
      method: 'POST',
      path: '/ai/turns/{id}/stop',
      successStatus: 204,
      summary: 'Stop an answer; what came is kept',
      tags,
    })
    .input(z.object({ id: TurnId }))
    .output(Nothing),

  conversations: route
    .meta(may(['memberOfClass'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/my-conversations',
      summary: 'My conversations in a class, the last one first',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId, archived: z.stringbool().default(false) }))
    .output(pageOf(ConversationView)),
  conversation: route
    .meta(own)
    .route({ method: 'GET', path: '/ai/conversations/{id}', summary: 'One of my conversations', tags })
    .input(z.object({ id: ConversationId, before: z.coerce.number().int().min(1).optional() }))
    .output(
      z.object({
        conversation: ConversationView,
        /** The last 40, or the 40 before `before`; in the order they were said. */
        turns: z.array(TurnView),
        earlier: z.boolean(),
      }),
    ),
  changeConversation: route
    .meta(own)
    .route({
      method: 'PUT',
      path: '/ai/conversations/{id}',
      summary: 'Name my conversation, put it away or take it out again',
      description: 'Nothing is deleted: teachers may read it.',
      tags,
    })
    .input(
      z.object({
        id: ConversationId,
        version: Version,
        title: z.string().trim().min(1).max(80),
        archived: z.boolean(),
      }),
    )
    .output(ConversationView),

  classConversations: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/conversations',
      summary: 'Conversations of the pupils of a class with the coach, the last one first',
      tags,
    })
    .input(ClassConversationsQuery)
    .output(
      pageOf(ClassConversation).extend({
        counts: z.object({ unread: z.number().int(), alerts: z.number().int(), guarded: z.number().int() }),
      }),
    ),
  readConversation: route
    .meta(may(['teacherOfClass'], 'conversation', 'id'))
    .route({
      method: 'GET',
      path: '/ai/conversations/{id}/reading',
      summary: 'A conversation of a pupil, with what was held back and who has read it',
      tags,
    })
    .input(z.object({ id: ConversationId }))
    .output(ReadConversation),
  markConversationRead: route
    .meta(may(['teacherOfClass'], 'conversation', 'id'))
    .route({
      method: 'POST',
      path: '/ai/conversations/{id}/read',
      successStatus: 204,
      summary: 'I have read it up to this turn; the reading is written down',
      tags,
    })
    .input(z.object({ id: ConversationId, number: z.coerce.number().int().min(0) }))
    .output(Nothing),

  alerts: route
    .meta(may(['teacherOfSchool', 'adminOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/ai/alerts',
      summary: 'Alerts about pupils of mine, those waiting first; administrators see those of the school',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId.optional(), state: AlertState.optional() }))
    .output(pageOf(AlertView).extend({ open: z.number().int() })),
  alert: route
    .meta(may(['teacherOfStudent', 'adminOfSchool'], 'alert', 'id'))
    .route({
      method: 'GET',
      path: '/ai/alerts/{id}',
      summary: 'One alert with what was said around it; that it was looked at is written down',
      tags,
    })
    .input(z.object({ id: AlertId }))
    .output(z.object({ alert: AlertView, turns: z.array(ReadTurn), readable: z.boolean() })),
  changeAlert: route
    .meta(may(['teacherOfStudent', 'adminOfSchool'], 'alert', 'id'))
    .route({ method: 'PUT', path: '/ai/alerts/{id}', summary: 'Note how an alert is dealt with', tags })
    .input(z.object({ id: AlertId, version: Version, state: AlertState, note: z.string().max(2000) }))
    .output(AlertView),

  coachCare: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({ method: 'GET', path: '/ai/care', summary: 'Words that raise an alert, and whom pupils are told of', tags })
    .input(z.object({}))
    .output(CoachCare),
  changeCoachCare: route
    .meta(may(['adminOfSchool'], 'school'))
    .route({ method: 'PUT', path: '/ai/care', summary: 'Change these words', tags })
    .input(z.object({ version: z.coerce.number().int().min(0), words: RiskList, contact: Contact }))
    .output(CoachCare),
};

import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { aiRoutes } from '#contracts/ai/routes.ts';
import { forbidden } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { answersToken } from '#modules/ai/answering/answers.ts';
import { followAnswer } from '#modules/ai/answering/follow.ts';
import { startAnswer } from '#modules/ai/answering/write-answer.ts';
import { careOf, theAlert, theConversation } from '#modules/ai/database/find-coach.ts';
import { namesOf } from '#modules/ai/database/names.ts';
import { listAlerts, viewsOfAlerts } from '#modules/ai/database/read-models/alerts.ts';
import { listClassConversations } from '#modules/ai/database/read-models/class-conversations.ts';
import { listMyConversations, showConversation } from '#modules/ai/database/read-models/my-conversations.ts';
import { readConversation, turnsAround } from '#modules/ai/database/read-models/reading.ts';
import { viewOfConversation } from '#modules/ai/database/read-models/turns.ts';
import { teachersOf, teaches } from '#modules/ai/database/seats.ts';
import { DEFAULT_CONTACT, DEFAULT_WORDS } from '#modules/ai/domain/coach/risk/defaults.ts';
import { modelsToken } from '#modules/ai/models/models.ts';
import { type Asking, beginTurn } from '#modules/ai/use-cases/coach/begin-turn.ts';
import { changeAlert, seeAlert } from '#modules/ai/use-cases/coach/change-alert.ts';
import { changeCare } from '#modules/ai/use-cases/coach/change-care.ts';
import { changeConversation, noteReading } from '#modules/ai/use-cases/coach/change-conversation.ts';
import { stopTurn } from '#modules/ai/use-cases/coach/stop-turn.ts';

const os = routesOf(aiRoutes);

/** The same message may arrive twice at once: whoever comes second finds the turn. */
async function begin(context: RouteContext, asking: Asking) {
  const act = () => context.transact((work) => beginTurn(work, context.me, asking));
  const { turn, fresh } = await act().catch((error: unknown) => {
    if (error instanceof UniqueConstraintViolationException) return act();
    throw error;
  });
  if (fresh) startAnswer(context, turn.id);
}

/** Schools have one tenant's administrators and teachers; the operator belongs to none. */
function schoolOf(context: RouteContext): string {
  if (context.schoolId === null) throw forbidden('Only somebody of the school.');
  return context.schoolId;
}

async function careView(context: RouteContext) {
  const care = await careOf(context.read(), schoolOf(context));
  return { ...care, defaults: { words: DEFAULT_WORDS, contact: DEFAULT_CONTACT } };
}

export const coachRoutes = {
  coachStatus: os.coachStatus.handler(async ({ context, input: { classId } }) => {
    const em = context.read();
    const schoolId = schoolOf(context);
    const fn = context.me.role === 'student' ? 'coach' : 'assistant';
    const ids = await teachersOf(em, classId);
    const name = await namesOf(em, ids);
    const [available, { contact }] = await Promise.all([
      context.get(modelsToken).available(schoolId, fn),
      careOf(em, schoolId),
    ]);
    return { available, teachers: ids.map(name), contact };
  }),
  chat: os.chat.handler(async ({ context, input, signal }) => {
    await begin(context, input);
    return followAnswer(context, input.id, signal);
  }),
  followTurn: os.followTurn.handler(async ({ context, input, signal }) => followAnswer(context, input.id, signal)),
  stopTurn: os.stopTurn.handler(async ({ context, input }) => {
    await context.transact((work) => stopTurn(work, input.id));
    const live = context.get(answersToken).find(input.id);
    live?.stop();
    await live?.over;
  }),

  conversations: os.conversations.handler(({ context, input }) =>
    listMyConversations(context.read(), { ...input, personId: context.me.id }),
  ),
  conversation: os.conversation.handler(({ context, input }) =>
    showConversation(context.read(), input.id, input.before),
  ),
  changeConversation: os.changeConversation.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeConversation(work, id, change));
    return viewOfConversation(await theConversation(context.read(), id));
  }),

  classConversations: os.classConversations.handler(({ context, input }) =>
    listClassConversations(context.read(), { ...input, readerId: context.me.id }),
  ),
  readConversation: os.readConversation.handler(({ context, input }) => readConversation(context.read(), input.id)),
  markConversationRead: os.markConversationRead.handler(({ context, input }) =>
    context.transact((work) => noteReading(work, input.id, context.me.id, input.number)),
  ),

  alerts: os.alerts.handler(({ context, input }) =>
    listAlerts(context.read(), {
      ...input,
      schoolId: schoolOf(context),
      toldTo: context.me.role === 'admin' ? undefined : context.me.id,
    }),
  ),
  alert: os.alert.handler(async ({ context, input: { id } }) => {
    await context.transact((work) => seeAlert(work, id, context.me.id));
    const em = context.read();
    const row = await theAlert(em, id);
    const [view] = await viewsOfAlerts(em, [row]);
    if (!view) throw forbidden();
    return { alert: view, turns: await turnsAround(em, row), readable: await teaches(em, context.me.id, row.classId) };
  }),
  changeAlert: os.changeAlert.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeAlert(work, id, context.me.id, change));
    const em = context.read();
    const [view] = await viewsOfAlerts(em, [await theAlert(em, id)]);
    if (!view) throw forbidden();
    return view;
  }),

  coachCare: os.coachCare.handler(({ context }) => careView(context)),
  changeCoachCare: os.changeCoachCare.handler(async ({ context, input }) => {
    await context.transact((work) => changeCare(work, schoolOf(context), input));
    return careView(context);
  }),
};

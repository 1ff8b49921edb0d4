import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { circumstancesOf, type Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { readProficiency } from '#modules/basebuilder/database/read-models/practice/proficiency.ts';
import { readSession } from '#modules/basebuilder/database/read-models/practice/session.ts';
import { readToday } from '#modules/basebuilder/database/read-models/practice/today.ts';
import {
  viewOfSession,
  viewsOfPacked,
  viewsOfPresented,
  viewsOfSolved,
} from '#modules/basebuilder/database/read-models/practice/views.ts';
import { holdLearner } from '#modules/basebuilder/use-cases/practice/hold-learner.ts';
import { answerItem, type Begun, endSession, startSession } from '#modules/basebuilder/use-cases/practice/practise.ts';
import { presentItem, theOpenItem } from '#modules/basebuilder/use-cases/practice/present-item.ts';
import { refuseUnlessPupil, sayingOf } from '#modules/basebuilder/use-cases/practice/refusals.ts';
import { reportItem } from '#modules/basebuilder/use-cases/practice/report-item.ts';
import { packToday, takeAnswers } from '#modules/basebuilder/use-cases/practice/take-along.ts';

const os = routesOf(basebuilderRoutes);

function pupilOf({ me, schoolId }: RouteContext): Pupil {
  refuseUnlessPupil(me.role);
  return { id: me.id, schoolId: schoolId ?? '' };
}

async function stepView(context: RouteContext, { session, next }: Pick<Begun, 'session' | 'next'>) {
  const em = context.read();
  const [view] = next ? await viewsOfPresented(em, context.me.id, [next]) : [];
  return { session: session ? await viewOfSession(em, session) : null, next: view ?? null };
}

export const practiceRoutes = {
  practiceToday: os.practiceToday.handler(async ({ context }) => {
    const pupil = pupilOf(context);
    const em = context.read();
    return readToday(em, pupil, await circumstancesOf(em, pupil, context.clock.now()));
  }),
  startPractice: os.startPractice.handler(async ({ context, input }) => {
    const pupil = pupilOf(context);
    const begun = await context.transact((work) => startSession(work, pupil, input));
    return { ...(await stepView(context, begun)), nothing: begun.nothing ?? null };
  }),
  practiceSession: os.practiceSession.handler(({ context, input }) => readSession(context.read(), input.id)),
  endPractice: os.endPractice.handler(async ({ context, input }) => {
    const pupil = pupilOf(context);
    return viewOfSession(context.read(), await context.transact((work) => endSession(work, pupil, input.id)));
  }),
  presentItem: os.presentItem.handler(async ({ context, input }) => {
    const pupil = pupilOf(context);
    const presented = await context.transact(async (work) => {
      await holdLearner(work, pupil);
      return presentItem(work, pupil, await theOpenItem(work, pupil, input.id));
    });
    const [view] = await viewsOfPresented(context.read(), pupil.id, [presented]);
    if (!view) throw new Error('a question that was asked has no view');
    return view;
  }),
  solve: os.solve.handler(async ({ context, input: { id, ...said } }) => {
    const pupil = pupilOf(context);
    const answered = await context.transact((work) => answerItem(work, pupil, { itemId: id, ...said }));
    const [result] = await viewsOfSolved(context.read(), [answered], answered.today);
    if (!result) throw new Error('an answer that counted has no view');
    return { result, ...(await stepView(context, answered)) };
  }),
  reportItem: os.reportItem.handler(async ({ context, input: { id, reason, text } }) => {
    const pupil = pupilOf(context);
    await context.transact((work) => reportItem(work, pupil, { itemId: id, reason, text }));
  }),
  proficiency: os.proficiency.handler(async ({ context, input }) => {
    const em = context.read();
    const pupil = { id: input.student_id, schoolId: context.schoolId ?? '' };
    return readProficiency(em, pupil, await circumstancesOf(em, pupil, context.clock.now()));
  }),
  packPractice: os.packPractice.handler(async ({ context }) => {
    const pupil = pupilOf(context);
    const { day, packed, nothing } = await context.transact((work) => packToday(work, pupil));
    return { day, items: await viewsOfPacked(context.read(), pupil.id, packed), nothing: nothing ?? null };
  }),
  syncPractice: os.syncPractice.handler(async ({ context, input }) => {
    const pupil = pupilOf(context);
    const answers = input.answers.map(({ at, ...said }) => ({ ...said, at: Date.parse(at) }));
    const { solved, refused, today } = await context.transact((work) => takeAnswers(work, pupil, answers));
    return {
      solved: await viewsOfSolved(context.read(), solved, today),
      refused: refused.map((one) => ({
        presentationId: one.presentationId as (typeof input.answers)[number]['presentationId'],
        itemId: one.itemId as (typeof input.answers)[number]['itemId'],
        reason: one.reason,
        detail: sayingOf(one.reason),
      })),
    };
  }),
};

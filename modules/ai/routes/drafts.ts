import { aiRoutes } from '#contracts/ai/routes.ts';
import type { SchoolId } from '#contracts/ids.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import { listDrafts, readDraft } from '#modules/ai/database/read-models/drafts.ts';
import { type AiFunction, modelsToken } from '#modules/ai/models/models.ts';
import { acceptCurriculum, acceptSummary, pickTheme } from '#modules/ai/use-cases/drafts/accept-draft.ts';
import { type Asked, askForDraft } from '#modules/ai/use-cases/drafts/ask-for-draft.ts';
import { removeDraft, restoreDraft } from '#modules/ai/use-cases/drafts/put-draft-away.ts';

const os = routesOf(aiRoutes);

/** Nothing is recorded where nobody could write it. */
async function ask(context: RouteContext, fn: AiFunction, asked: Omit<Asked, 'personId'>) {
  const schoolId = context.schoolId as SchoolId;
  if (!(await context.get(modelsToken).available(schoolId, fn)))
    throw new Refusal('AI_NOT_SET_UP', 'AI is not set up for this school.');
  const { id } = await context.transact((work) => askForDraft(work, { ...asked, personId: context.me.id }));
  return readDraft(context.read(), id);
}

async function done(context: RouteContext, act: (work: Work) => Promise<{ id: string }>) {
  const { id } = await context.transact(act);
  return readDraft(context.read(), id);
}

export const draftRoutes = {
  generateTheme: os.generateTheme.handler(({ context, input: { classId, language, ...words } }) =>
    ask(context, 'themes', { classId, language, aboutId: context.me.id, ask: { kind: 'themes', ...words } }),
  ),
  generateCurriculum: os.generateCurriculum.handler(({ context, input: { classId, language, ...words } }) =>
    ask(context, 'curriculum', { classId, language, aboutId: null, ask: { kind: 'curriculum', ...words } }),
  ),
  generateSummary: os.generateSummary.handler(({ context, input: { classId, language, studentId } }) =>
    ask(context, 'summary', { classId, language, aboutId: studentId, ask: { kind: 'summary' } }),
  ),
  recommend: os.recommend.handler(({ context, input: { classId, language, studentId } }) => {
    if (context.me.role === 'student' && studentId !== context.me.id)
      throw refuseField('UNPROCESSABLE', 'studentId', 'not_yours', 'Pupils ask for themselves only.');
    return ask(context, 'recommendation', { classId, language, aboutId: studentId, ask: { kind: 'recommendation' } });
  }),
  draft: os.draft.handler(({ context, input }) => readDraft(context.read(), input.id)),
  drafts: os.drafts.handler(async ({ context, input: { classId, kind, studentId } }) => ({
    items: await listDrafts(context.read(), { classId, kind, viewer: context.me.id, aboutId: studentId }),
  })),
  pickTheme: os.pickTheme.handler(({ context, input }) =>
    done(context, (work) => pickTheme(work, input.id, input.proposalId)),
  ),
  acceptCurriculum: os.acceptCurriculum.handler(({ context, input }) =>
    done(context, (work) => acceptCurriculum(work, input.id)),
  ),
  acceptSummary: os.acceptSummary.handler(({ context, input }) =>
    done(context, (work) => acceptSummary(work, input.id, input.text)),
  ),
  removeDraft: os.removeDraft.handler(({ context, input }) => context.transact((work) => removeDraft(work, input.id))),
  restoreDraft: os.restoreDraft.handler(async ({ context, input }) => {
    await context.transact((work) => restoreDraft(work, input.id));
    return readDraft(context.read(), input.id);
  }),
};

import { coachingNote } from '#contracts/academic/queries.ts';
import * as events from '#contracts/ai/events.ts';
import * as queries from '#contracts/ai/queries.ts';
import { aiRoutes } from '#contracts/ai/routes.ts';
import * as analytics from '#contracts/analytics/events.ts';
import { evaluationEvidence } from '#contracts/analytics/queries.ts';
import { surveyAnswers } from '#contracts/assessment/queries.ts';
import { offeredMainThemes } from '#contracts/content/queries.ts';
import { provide } from '#kernel/container.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { answer, defineModule, on } from '#kernel/module.ts';
import { Answers, answersToken } from '#modules/ai/answering/answers.ts';
import { endSilentAnswers, keepAnswers } from '#modules/ai/answering/keep-answers.ts';
import { belongings } from '#modules/ai/belongings.ts';
import { entities } from '#modules/ai/database/entities.ts';
import { migrations } from '#modules/ai/database/migrations/index.ts';
import { draftEvaluationsJob } from '#modules/ai/jobs/draft-evaluations.ts';
import { writeDraftJob } from '#modules/ai/jobs/write-draft.ts';
import { modelsToken } from '#modules/ai/models/models.ts';
import { ProviderModels, providerModelsToken } from '#modules/ai/models/provider-models.ts';
import { aiSettings } from '#modules/ai/models/settings.ts';
import { questionsOfDay } from '#modules/ai/queries/questions-of-day.ts';
import { classes, classGroups, memberships, schools } from '#modules/ai/replicas/academic.ts';
import { selectedThemes } from '#modules/ai/replicas/content.ts';
import { people } from '#modules/ai/replicas/user.ts';
import { coachRoutes } from '#modules/ai/routes/coach.ts';
import { draftRoutes } from '#modules/ai/routes/drafts.ts';
import { promptRoutes } from '#modules/ai/routes/prompts.ts';
import { settingRoutes } from '#modules/ai/routes/settings.ts';
import { usageRoutes } from '#modules/ai/routes/usage.ts';
import { onActivityEntered, onActivityWithdrawn } from '#modules/ai/subscribers/on-activity.ts';
import { onEvaluationDraftsRequested } from '#modules/ai/subscribers/on-evaluation-drafts-requested.ts';
import { forgetRemovedDrafts } from '#modules/ai/use-cases/drafts/put-draft-away.ts';
import { endLostCalls } from '#modules/ai/use-cases/end-call.ts';
import { forgetTexts } from '#modules/ai/use-cases/forget-texts.ts';

const replicas = [people, schools, classes, classGroups, memberships, selectedThemes];

export const ai = defineModule({
  name: 'ai',
  publishes: [
    events.evaluationDrafted,
    events.evaluationDraftFailed,
    events.themePicked,
    events.curriculumAccepted,
    events.summaryAccepted,
    events.alertRaised,
    events.endpointRefused,
  ],
  hears: [
    on(analytics.evaluationDraftsRequested, onEvaluationDraftsRequested),
    on(analytics.activityEntered, onActivityEntered),
    on(analytics.activityWithdrawn, onActivityWithdrawn),
  ],
  answers: [answer(queries.questionsOfDay, questionsOfDay)],
  asks: [
    coachingNote,
    evaluationEvidence,
    surveyAnswers,
    offeredMainThemes,
    ...replicas.map((replica) => replica.contract.snapshot),
  ],
  replicas,
  jobs: [writeDraftJob, draftEvaluationsJob],
  figures: [
    {
      name: 'quested_ai_calls',
      help: 'Calls of models this process has made, by how they ended.',
      label: 'finish',
      read: (context) => context.get(providerModelsToken).figures.calls,
    },
    {
      name: 'quested_ai_tokens',
      help: 'Tokens this process has sent to models and received from them.',
      label: 'kind',
      read: (context) => context.get(providerModelsToken).figures.tokens,
    },
    {
      name: 'quested_ai_calls_under_way',
      help: 'Calls of models this process has under way.',
      label: 'state',
      read: (context) => ({ inside: context.get(providerModelsToken).connection.gate.inside }),
    },
    {
      name: 'quested_ai_endpoints_resting',
      help: 'Endpoints of models that are left alone after outages.',
      label: 'endpoint',
      read: (context) => context.get(providerModelsToken).connection.circuits.states,
    },
  ],
  routes: [
    {
      contract: aiRoutes,
      router: routesOf(aiRoutes).router({
        ...draftRoutes,
        ...settingRoutes,
        ...usageRoutes,
        ...promptRoutes,
        ...coachRoutes,
      }),
    },
  ],
  timers: [
    { name: 'keep answers', seconds: 1, run: keepAnswers },
    { name: 'end silent answers', seconds: 10, run: endSilentAnswers },
    { name: 'end lost calls', seconds: 30, run: endLostCalls },
    { name: 'forget texts of calls', seconds: 3600, run: forgetTexts },
    { name: 'forget removed drafts', seconds: 3600, run: forgetRemovedDrafts },
  ],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
  settings: aiSettings,
  services: (settings) => [
    provide(providerModelsToken, () => new ProviderModels(settings)),
    provide(modelsToken, (services) => services.get(providerModelsToken)),
    provide(answersToken, () => new Answers()),
  ],
  async onStart(context) {
    context.get(providerModelsToken).attach(context);
  },
});

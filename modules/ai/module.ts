import * as events from '#contracts/ai/events.ts';
import { aiRoutes } from '#contracts/ai/routes.ts';
import { provide } from '#kernel/container.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { defineModule } from '#kernel/module.ts';
import { belongings } from '#modules/ai/belongings.ts';
import { entities } from '#modules/ai/database/entities.ts';
import { migrations } from '#modules/ai/database/migrations/index.ts';
import { modelsToken } from '#modules/ai/models/models.ts';
import { ProviderModels, providerModelsToken } from '#modules/ai/models/provider-models.ts';
import { aiSettings } from '#modules/ai/models/settings.ts';
import { classes, classGroups, memberships, schools } from '#modules/ai/replicas/academic.ts';
import { people } from '#modules/ai/replicas/user.ts';
import { promptRoutes } from '#modules/ai/routes/prompts.ts';
import { settingRoutes } from '#modules/ai/routes/settings.ts';
import { usageRoutes } from '#modules/ai/routes/usage.ts';
import { endLostCalls } from '#modules/ai/use-cases/end-call.ts';
import { forgetTexts } from '#modules/ai/use-cases/forget-texts.ts';

const replicas = [people, schools, classes, classGroups, memberships];

export const ai = defineModule({
  name: 'ai',
  publishes: [events.evaluationDrafted, events.evaluationDraftFailed],
  asks: replicas.map((replica) => replica.contract.snapshot),
  replicas,
  timers: [
    { name: 'end lost calls', seconds: 30, run: endLostCalls },
    { name: 'forget texts of calls', seconds: 3600, run: forgetTexts },
  ],
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
      router: routesOf(aiRoutes).router({ ...settingRoutes, ...usageRoutes, ...promptRoutes }),
    },
  ],
  belongings,
  memberships: memberships.entity,
  entities,
  migrations,
  settings: aiSettings,
  services: (settings) => [
    provide(providerModelsToken, () => new ProviderModels(settings)),
    provide(modelsToken, (services) => services.get(providerModelsToken)),
  ],
  async onStart(context) {
    context.get(providerModelsToken).attach(context);
  },
});

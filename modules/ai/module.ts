import * as events from '#contracts/ai/events.ts';
import { defineModule } from '#kernel/module.ts';

export const ai = defineModule({
  name: 'ai',
  publishes: [events.evaluationDrafted, events.evaluationDraftFailed],
  entities: [],
  migrations: { sqlite: [], mysql: [] },
});

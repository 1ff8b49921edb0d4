/** npm run fake-openai [-- port]: the test server of models, to try QuestEd by hand without a provider. */
import { FakeOpenAi } from '../fake-openai.ts';

const server = await FakeOpenAi.start({ port: Number(process.argv[2] ?? 4099) });
console.log(
  `A TEST server, no model: its answers are canned. Set the address ${server.url}, any key and any model in QuestEd's AI settings, and start QuestEd with QUESTED_AI_LOCAL=${new URL(server.url).origin}`,
);
process.on('SIGINT', () => void server.stop());
process.on('SIGTERM', () => void server.stop());

/** The module ai alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { ai } from '#modules/ai/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [ai], bus: redisStreams(), state: redisState(), database: mysql() });

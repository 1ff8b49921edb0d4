/** The module assessment alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { assessment } from '#modules/assessment/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [assessment], bus: redisStreams(), state: redisState(), database: mysql() });

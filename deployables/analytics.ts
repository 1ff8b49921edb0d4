/** The module analytics alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { analytics } from '#modules/analytics/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [analytics], bus: redisStreams(), state: redisState(), database: mysql() });

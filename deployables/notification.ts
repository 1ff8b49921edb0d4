/** The module notification alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { notification } from '#modules/notification/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [notification], bus: redisStreams(), state: redisState(), database: mysql() });

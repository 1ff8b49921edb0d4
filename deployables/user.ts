/** The module user alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { user } from '#modules/user/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [user], bus: redisStreams(), state: redisState(), database: mysql() });

/** The module academic alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { academic } from '#modules/academic/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [academic], bus: redisStreams(), state: redisState(), database: mysql() });

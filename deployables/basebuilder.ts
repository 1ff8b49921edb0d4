/** The module basebuilder alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { basebuilder } from '#modules/basebuilder/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [basebuilder], bus: redisStreams(), state: redisState(), database: mysql() });

/** The module content alone: its own MySQL database, Redis between it and the others, reached through the gateway. */
import { content } from '#modules/content/module.ts';
import { mysql, redisState, redisStreams, run } from './run.ts';

run({ modules: [content], bus: redisStreams(), state: redisState(), database: mysql() });

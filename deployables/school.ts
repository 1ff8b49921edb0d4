/** Everything in one process, for one school: SQLite files, no other service. */
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { academic } from '#modules/academic/module.ts';
import { ai } from '#modules/ai/module.ts';
import { analytics } from '#modules/analytics/module.ts';
import { assessment } from '#modules/assessment/module.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { content } from '#modules/content/module.ts';
import { notification } from '#modules/notification/module.ts';
import { user } from '#modules/user/module.ts';
import { run, sqlite } from './run.ts';
import { builtWeb } from './web-files.ts';

run({
  modules: [user, academic, content, assessment, analytics, ai, notification, basebuilder],
  bus: inProcessBus,
  database: sqlite(),
  web: builtWeb(),
});

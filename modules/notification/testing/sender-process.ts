/**
 * node modules/notification/testing/sender-process.ts
 * The module alone in a process of its own that sends what waits, to be killed. LOCATION is its database as JSON, NOW
 * its clock, which stands still; everything else is the environment of a deployable.
 */
import { startApplication } from '#kernel/application.ts';
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { FixedClock } from '#kernel/clock.ts';
import { notification } from '#modules/notification/module.ts';

const { LOCATION = '', NOW = '' } = process.env;
await startApplication({
  modules: [notification],
  bus: () => inProcessBus(),
  database: () => JSON.parse(LOCATION),
  version: '0.0.0-test',
  clock: new FixedClock(NOW),
});

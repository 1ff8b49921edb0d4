import { busConformance } from '#kernel/bus/bus.conformance.ts';
import { redis } from '#kernel/bus/conformance/adapters.ts';
import { makeHarness } from '#kernel/bus/conformance/harness.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';

// A file per dialect, so that they run side by side.
if (DIALECTS.includes('mysql'))
  busConformance('Redis Streams bus on mysql', 'redis', () => makeHarness(redis, 'mysql'));

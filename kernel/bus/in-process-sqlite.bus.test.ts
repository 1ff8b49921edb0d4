import { busConformance } from '#kernel/bus/bus.conformance.ts';
import { inProcess } from '#kernel/bus/conformance/adapters.ts';
import { makeHarness } from '#kernel/bus/conformance/harness.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';

// A file per dialect, so that they run side by side.
if (DIALECTS.includes('sqlite'))
  busConformance('in-process bus on sqlite', 'in-process', () => makeHarness(inProcess, 'sqlite'));

import { busConformance } from '#kernel/bus/bus.conformance.ts';
import { makeHarness } from '#kernel/bus/conformance/harness.ts';
import { inProcess } from '#kernel/bus/conformance/in-process.adapter.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';

// A file per dialect, so that they run side by side.
if (DIALECTS.includes('mysql')) busConformance('in-process bus on mysql', () => makeHarness(inProcess, 'mysql'));

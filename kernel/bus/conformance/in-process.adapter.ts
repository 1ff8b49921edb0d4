import { busConformance } from '#kernel/bus/bus.conformance.ts';
import { makeHarness } from '#kernel/bus/conformance/harness.ts';
import { InProcessBus, inProcessBus } from '#kernel/bus/in-process.bus.ts';
import type { Dialect } from '#kernel/database/database.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';

/** The in-process bus before the suite, on one of the dialects that are to be tested here. */
export function inProcessConformance(dialect: Dialect): void {
  const adapter = {
    name: 'in-process',
    make: async () => inProcessBus(),
    wipe: async (bus: unknown) => {
      if (bus instanceof InProcessBus) bus.wipe();
    },
  } as const;
  if (DIALECTS.includes(dialect)) busConformance(`in-process bus on ${dialect}`, () => makeHarness(adapter, dialect));
}

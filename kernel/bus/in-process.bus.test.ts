import { busConformance } from '#kernel/bus/bus.conformance.ts';
import { makeHarness } from '#kernel/bus/conformance/harness.ts';
import { InProcessBus, inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';

for (const dialect of DIALECTS) {
  busConformance(`in-process bus on ${dialect}`, () =>
    makeHarness(
      {
        name: 'in-process',
        make: async () => inProcessBus(),
        wipe: async (bus) => {
          if (bus instanceof InProcessBus) bus.wipe();
        },
      },
      dialect,
    ),
  );
}

import type { AdapterUnderTest } from '#kernel/bus/conformance/harness.ts';
import { InProcessBus, inProcessBus } from '#kernel/bus/in-process.bus.ts';

/** The in-process bus before the suite. */
export const inProcess: AdapterUnderTest = {
  name: 'in-process',
  make: async () => inProcessBus(),
  wipe: async (bus) => {
    if (bus instanceof InProcessBus) bus.wipe();
  },
};

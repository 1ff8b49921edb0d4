import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { inProcess } from '#kernel/bus/conformance/adapters.ts';
import { type Harness, type MakeHarness, makeHarness } from '#kernel/bus/conformance/harness.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';

/** Describes cases on one harness: made once, emptied after each case. */
export function onHarness(name: string, make: MakeHarness, cases: (harness: () => Harness) => void): void {
  describe(name, () => {
    let harness: Harness | undefined;
    beforeAll(async () => {
      harness = await make();
    });
    afterEach(() => harness?.reset());
    afterAll(() => harness?.dispose());
    cases(() => {
      if (!harness) throw new Error('the harness is not made yet');
      return harness;
    });
  });
}

/** Describes cases on the in-process bus and each dialect that is to be tested here. */
export function onEachDialect(what: string, cases: (harness: () => Harness) => void): void {
  for (const dialect of DIALECTS) onHarness(`${what} on ${dialect}`, () => makeHarness(inProcess, dialect), cases);
}

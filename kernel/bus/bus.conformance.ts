import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { crashCases } from '#kernel/bus/conformance/crash.cases.ts';
import { deliveryCases } from '#kernel/bus/conformance/delivery.cases.ts';
import { failingCases } from '#kernel/bus/conformance/failing.cases.ts';
import type { Harness, MakeHarness } from '#kernel/bus/conformance/harness.ts';
import { requestCases } from '#kernel/bus/conformance/request.cases.ts';
import { stateCases } from '#kernel/bus/conformance/state.cases.ts';

/** What every adapter must show, case by case (delivery.md, "Conformance cases"). */
export function busConformance(name: string, makeHarness: MakeHarness): void {
  describe(name, () => {
    let harness: Harness | undefined;
    const current = (): Harness => {
      if (!harness) throw new Error('the harness is not made yet');
      return harness;
    };
    beforeAll(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness?.reset());
    afterAll(() => harness?.dispose());
    deliveryCases(current);
    crashCases(current);
    failingCases(current);
    stateCases(current);
    requestCases(current);
  });
}

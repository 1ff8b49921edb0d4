import type { AdapterName } from '#kernel/bus/conformance/adapters.ts';
import { chaosCases } from '#kernel/bus/conformance/chaos.cases.ts';
import { crashCases } from '#kernel/bus/conformance/crash.cases.ts';
import { deliveryCases } from '#kernel/bus/conformance/delivery.cases.ts';
import { failingCases } from '#kernel/bus/conformance/failing.cases.ts';
import type { MakeHarness } from '#kernel/bus/conformance/harness.ts';
import { onHarness } from '#kernel/bus/conformance/on-harness.ts';
import { requestCases } from '#kernel/bus/conformance/request.cases.ts';
import { sagaCases } from '#kernel/bus/conformance/saga.cases.ts';
import { stateCases } from '#kernel/bus/conformance/state.cases.ts';
import { transportCases } from '#kernel/bus/conformance/transport.cases.ts';

/** What every adapter must show, case by case (delivery.md, "Conformance cases"). */
export function busConformance(name: string, adapter: AdapterName, makeHarness: MakeHarness): void {
  onHarness(name, makeHarness, (harness) => {
    deliveryCases(harness);
    crashCases(harness);
    failingCases(harness);
    stateCases(harness);
    requestCases(harness);
    sagaCases(harness);
    transportCases(harness, adapter);
    chaosCases(harness);
  });
}

import { fillOutbox } from '#kernel/bus/conformance/fill-outbox.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { pipelineModule, quietLog } from '#kernel/bus/conformance/node.ts';
import { inProcessBus } from '#kernel/bus/in-process.bus.ts';
import { Relay } from '#kernel/events/relay.ts';
import { TIMING } from '#kernel/events/timing.ts';
import type { ModuleManifest } from '#kernel/module.ts';

/** Medians of so many runs. */
export const REPEATS = 5;
export const EVENTS = 4000;

/** A module without a pipeline. */
export const alone = (harness: Harness, manifest: ModuleManifest) =>
  pipelineModule(manifest, harness.database(manifest.name), {
    modules: [],
    where: harness.where,
    bus: inProcessBus(),
    log: quietLog(),
    onCommit: () => {},
  });

/** A backlog whose events have their positions. */
export async function filled(harness: Harness, events = EVENTS): Promise<void> {
  await fillOutbox(harness.database('user'), events, 100);
  const relay = new Relay('user', harness.database('user'), inProcessBus(), TIMING, quietLog());
  await relay.start();
  await relay.stop();
}

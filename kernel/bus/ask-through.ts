import type { Bus } from '#kernel/bus/bus.ts';
import { Undeclared } from '#kernel/errors.ts';
import type { ModuleContext, ModuleManifest } from '#kernel/module.ts';

/**
 * `ModuleContext.ask` over a bus: what the manifest declares in `asks`, and the snapshots of the replicas it declares.
 */
export function askThrough(bus: Bus, manifest: ModuleManifest): ModuleContext['ask'] {
  const allowed = new Set([...manifest.asks, ...manifest.replicas.map((replica) => replica.contract.snapshot)]);
  return async (query, input) => {
    if (!allowed.has(query)) {
      throw new Undeclared(`${manifest.name} asks ${query.name}, which its manifest does not declare`);
    }
    // The adapter has parsed the answer by this very contract.
    return (await bus.request(query, input, { from: manifest.name })) as never;
  };
}

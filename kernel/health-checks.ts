import { type Database, fork } from '#kernel/database/database.ts';
import type { Pipeline } from '#kernel/events/pipeline.ts';
import type { Check } from '#kernel/http/health.ts';
import type { ModuleRuntime } from '#kernel/module-runtime.ts';
import { countSagas } from '#kernel/saga/read-saga.ts';

/** Milliseconds a replica may lag before the health report calls it late. */
const LATE = 60_000;

/**
 * Can this process serve? Databases answer and events flow; dead letters and stuck sagas are told but do not make it
 * unready.
 */
export async function readiness(
  modules: readonly ModuleRuntime[],
  pipeline: () => Pipeline | undefined,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const { manifest, database } of modules) {
    const answered = await fork(database)
      .getConnection()
      .isConnected()
      .catch(() => false);
    checks.push({ name: `${manifest.name} database`, ok: answered, detail: answered ? 'answers' : 'does not answer' });
    if (answered && manifest.sagas.length > 0) checks.push(await sagaCheck(manifest.name, database));
  }
  const running = pipeline();
  if (!running) return [...checks, { name: 'events', ok: false, detail: 'consumers are not on yet' }];
  // Without its transport a process still serves its pages; what it says and hears waits.
  checks.push({ name: 'bus', ok: true, detail: running.trouble ?? 'carries' });
  for (const lag of await running.lag()) {
    const words = [`${lag.events} behind`, `${lag.retrying} retrying`, `${lag.dead} dead letters`, ...lag.alarms];
    checks.push({
      name: `${lag.group} hears ${lag.source}`,
      ok: lag.ms < LATE && lag.alarms.length === 0,
      detail: words.join(', '),
    });
  }
  return checks;
}

async function sagaCheck(module: string, database: Database): Promise<Check> {
  const { running, stuck } = await countSagas(fork(database));
  return { name: `${module} sagas`, ok: true, detail: `${running} under way, ${stuck} stuck` };
}

import type { ModuleRuntime } from '#kernel/module-runtime.ts';

/** Runs each module's timers until stopped: one run of a timer at a time, a failing one is logged and tried again. */
export function startTimers(modules: readonly ModuleRuntime[]): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const handles = modules.flatMap(({ manifest, context, log }) =>
    manifest.timers.map((timer) => {
      let busy = false;
      return setInterval(() => {
        if (busy) return;
        busy = true;
        const run = timer
          .run(context)
          .catch((error) => log.error({ err: error, timer: timer.name }, 'timer failed'))
          .finally(() => {
            busy = false;
            running.delete(run);
          });
        running.add(run);
      }, timer.seconds * 1000);
    }),
  );
  return {
    async stop() {
      for (const handle of handles) clearInterval(handle);
      await Promise.all(running);
    },
  };
}

import type { ModuleRuntime } from '#kernel/module-runtime.ts';

/** Runs each module's timers until stopped: one run of a timer at a time, a failing one is logged and tried again. */
export function startTimers(modules: readonly ModuleRuntime[]): { stop(graceMs: number): Promise<void> } {
  const running = new Set<Promise<void>>();
  const draining = new AbortController();
  const handles = modules.flatMap(({ manifest, context, log }) =>
    manifest.timers.map((timer) => {
      let busy = false;
      return setInterval(() => {
        if (busy) return;
        busy = true;
        const run = timer
          .run(context, draining.signal)
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
    /** Starts no more runs and waits for those under way, at most `graceMs`: one may hang on somebody else's server. */
    async stop(graceMs) {
      for (const handle of handles) clearInterval(handle);
      draining.abort();
      let hurry: NodeJS.Timeout | undefined;
      const over = new Promise<void>((resolve) => {
        hurry = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all(running), over]);
      clearTimeout(hurry);
    },
  };
}

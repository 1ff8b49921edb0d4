import type { ModuleName } from '#contracts/define.ts';
import { SECOND } from '#kernel/clock.ts';
import type { Lag } from '#kernel/events/lag.ts';
import type { Freshness } from '#kernel/services.ts';

/** So long one look is good for: pages ask with each request, and the answer changes slowly. */
const LOOK = 5 * SECOND;

/**
 * Looks at the pipeline once for all who ask within a few seconds. While it is not on yet, or cannot be asked, nothing
 * is said to be behind: numbers are then as right as the page that shows them.
 */
export function freshness(lag: () => Promise<readonly Lag[]> | undefined, elapsed: () => number): Freshness {
  let seen: { at: number; lags: Promise<readonly Lag[]> } | undefined;
  return {
    async behind(module: ModuleName) {
      if (!seen || elapsed() - seen.at >= LOOK)
        seen = { at: elapsed(), lags: (lag() ?? Promise.resolve([])).catch(() => []) };
      const own = (await seen.lags).filter(({ group }) => group === module);
      return Math.max(0, ...own.map(({ ms }) => ms));
    },
  };
}

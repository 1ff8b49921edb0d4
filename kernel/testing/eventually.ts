/**
 * Waits until `look` gives something else than undefined, null or false, and answers it. Fails after `patience`
 * milliseconds with `what`, or with what the last look threw. In place of every sleep.
 */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  patience = 15_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = performance.now() + patience;
  for (;;) {
    let failure: unknown;
    try {
      const seen = await look();
      if (seen !== undefined && seen !== null && seen !== false) return seen as Exclude<T, undefined | null | false>;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > end) throw new Error(`not within ${patience} ms: ${what}`, { cause: failure });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

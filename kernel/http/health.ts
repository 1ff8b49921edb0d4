import type { RequestHandler } from 'express';

/** One reason why the process is (not) ready. What is `tolerable` is told but does not make it unready. */
export type Check = { name: string; ok: boolean; detail: string; tolerable?: true };

export const isReady = (checks: readonly Check[]): boolean => checks.every((check) => check.ok || check.tolerable);

export const live: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' });
};

/** 200 with every check, or 503 with the reasons; a process that drains is not ready. */
export const ready =
  (checks: () => Promise<Check[]>, draining: () => boolean): RequestHandler =>
  async (_req, res) => {
    const all = await checks();
    if (draining()) all.push({ name: 'process', ok: false, detail: 'draining' });
    const ok = isReady(all);
    res.status(ok ? 200 : 503).json({ status: ok ? 'ready' : 'not ready', checks: all });
  };

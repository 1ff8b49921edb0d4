import { randomUUID } from 'node:crypto';
import type { AnyContractRouter } from '@orpc/contract';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { API } from '#contracts/define.ts';
import { inContext } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { docs } from '#kernel/http/docs.ts';
import { type Check, live, ready } from '#kernel/http/health.ts';
import type { Metrics } from '#kernel/http/metrics.ts';
import { openApi } from '#kernel/http/openapi.ts';
import { problems } from '#kernel/http/problem.ts';
import { type WebFiles, web } from '#kernel/http/web.ts';
import type { Logger } from '#kernel/logger.ts';

export type FaceParts = {
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly version: string;
  /** How many proxies stand in front of this process. */
  readonly trustProxy: number;
  /** Whether browsers are told to come by https only: something in front of us speaks it. */
  readonly https: boolean;
  readonly contracts: AnyContractRouter;
  readonly web: WebFiles | undefined;
  readonly checks: () => Promise<Check[]>;
  readonly draining: () => boolean;
  /** What answers below `/api`, in this order. */
  readonly api: readonly RequestHandler[];
};

/** The HTTP face every process has, module or gateway, in the order a request meets it. */
export async function httpFace(parts: FaceParts): Promise<Express> {
  const app = express().disable('x-powered-by').set('etag', false).set('trust proxy', parts.trustProxy);
  const document = await openApi(parts.contracts, parts.version);

  app.use((req, res, next) => {
    const given = req.get('x-correlation-id');
    const correlation = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    res.set('x-correlation-id', correlation);
    inContext({ correlation, causation: correlation, traceparent: req.get('traceparent') }, next);
  });
  app.get('/health/live', live);
  app.get('/health/ready', ready(parts.checks, parts.draining));
  app.get('/metrics', parts.metrics.handler);
  app.use(parts.metrics.watch(parts.log));
  app.use(
    helmet({
      contentSecurityPolicy: false,
      crossOriginEmbedderPolicy: false,
      strictTransportSecurity: parts.https,
    }),
  );
  app.get('/api/docs', docs(document));
  app.get(`${API}/openapi.json`, (_req, res) => void res.json(document));
  app.use('/api', (_req, res, next) => {
    res.set('cache-control', 'no-store').set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    next();
  });
  for (const handler of parts.api) app.use('/api', handler);
  app.use('/api', (_req, _res, next) => next(notFound('address')));
  if (parts.web) app.use(web(parts.web));
  app.use((_req, _res, next) => next(notFound('page')));
  app.use(problems(parts.log));
  return app;
}

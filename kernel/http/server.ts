import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { API } from '#contracts/define.ts';
import type { Revocations } from '#kernel/access/revocations.ts';
import type { AccessTokens } from '#kernel/access/tokens.ts';
import { inContext } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { docs } from '#kernel/http/docs.ts';
import { type Check, live, ready } from '#kernel/http/health.ts';
import { identify, sameOrigin } from '#kernel/http/identify.ts';
import type { Metrics } from '#kernel/http/metrics.ts';
import { mount, refuseLargeBodies } from '#kernel/http/mount.ts';
import { openApi } from '#kernel/http/openapi.ts';
import { problems } from '#kernel/http/problem.ts';
import type { RateLimits } from '#kernel/http/rate-limit.ts';
import { type WebFiles, web } from '#kernel/http/web.ts';
import type { Logger } from '#kernel/logger.ts';
import type { ModuleRuntime } from '#kernel/module-runtime.ts';

export type HttpParts = {
  modules: readonly ModuleRuntime[];
  tokens: AccessTokens;
  revocations: Revocations;
  limits: RateLimits;
  metrics: Metrics;
  log: Logger;
  version: string;
  trustProxy: number;
  web: WebFiles | undefined;
  checks: () => Promise<Check[]>;
  draining: () => boolean;
};

/** The whole HTTP face of a process, in the order a request meets it. */
export async function httpApp(parts: HttpParts): Promise<Express> {
  const app = express().disable('x-powered-by').set('etag', false).set('trust proxy', parts.trustProxy);
  const contracts = Object.fromEntries(
    parts.modules.flatMap(({ manifest }) =>
      manifest.routes.map((group, i) => [`${manifest.name}${i || ''}`, group.contract]),
    ),
  );
  const document = await openApi(contracts, parts.version);

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
      strictTransportSecurity: parts.trustProxy > 0,
    }),
  );
  app.get('/api/docs', docs(document));
  app.get(`${API}/openapi.json`, (_req, res) => void res.json(document));
  app.use('/api', (_req, res, next) => {
    res.set('cache-control', 'no-store').set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    next();
  });
  app.use('/api', refuseLargeBodies, sameOrigin, identify(parts.tokens, parts.revocations));
  for (const { manifest, context } of parts.modules) {
    for (const group of manifest.routes) app.use(API, mount(manifest, group, context, parts.limits));
  }
  app.use('/api', (_req, _res, next) => next(notFound('address')));
  if (parts.web) app.use(web(parts.web));
  app.use((_req, _res, next) => next(notFound('page')));
  app.use(problems(parts.log));
  return app;
}

/** Listens; answers the server and the port it got (another one than asked for only when 0 was asked). */
export async function listen(app: Express, host: string, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer(app);
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : port };
}

const SWEEP_MS = 20;

/**
 * Stops taking requests and waits for those under way, at most `graceMs`. Connections are closed as they fall idle:
 * browsers keep theirs open, and Node closes by itself only those that are idle at the first moment.
 */
export async function close(server: Server, graceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), graceMs);
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(hurry);
      clearInterval(sweep);
      resolve();
    });
  });
}

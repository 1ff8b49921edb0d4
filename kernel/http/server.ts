import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { AccessTokens } from '#kernel/access/tokens.ts';
import { type FaceParts, httpFace } from '#kernel/http/face.ts';
import { identify, sameOrigin } from '#kernel/http/identify.ts';
import { mount, refuseLargeBodies } from '#kernel/http/mount.ts';
import type { ModuleRuntime } from '#kernel/module-runtime.ts';
import type { RateLimits } from '#kernel/state/rate-limits.ts';
import type { Revocations } from '#kernel/state/revocations.ts';

export type HttpParts = Omit<FaceParts, 'contracts' | 'api'> & {
  readonly modules: readonly ModuleRuntime[];
  readonly tokens: AccessTokens;
  readonly revocations: Revocations;
  readonly limits: RateLimits;
};

/** The HTTP face of a process that carries modules. */
export function httpApp(parts: HttpParts): Promise<Express> {
  const contracts = Object.fromEntries(
    parts.modules.flatMap(({ manifest }) =>
      manifest.routes.map((group, i) => [`${manifest.name}${i || ''}`, group.contract]),
    ),
  );
  const routes = express.Router();
  routes.use(sameOrigin, identify(parts.tokens, parts.revocations));
  for (const { manifest, context } of parts.modules) {
    for (const group of manifest.routes) routes.use(mount(manifest, group, context, parts.limits));
  }
  routes.use(refuseLargeBodies);
  return httpFace({ ...parts, contracts, api: [routes] });
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

import { ORPCError } from '@orpc/client';
import type { AnyContractProcedure } from '@orpc/contract';
import { OpenAPIHandler, type OpenAPIHandlerOptions } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import type { Request, RequestHandler, Response } from 'express';
import { API, type RouteMeta } from '#contracts/define.ts';
import { judge } from '#kernel/access/judge.ts';
import { NOBODY } from '#kernel/access/principal.ts';
import { Refusal } from '#kernel/errors.ts';
import { type Destination, RouteTable } from '#kernel/gateway/route-table.ts';
import { clientOf, cookiesOf } from '#kernel/http/client.ts';
import { principalOf } from '#kernel/http/identify.ts';
import { tooLarge } from '#kernel/http/problem.ts';
import type { RouteContext } from '#kernel/http/routes.ts';
import { type FileAnswer, type StreamedAnswer, sendFile, sendStream } from '#kernel/http/send-file.ts';
import { hearOut, streamedBody } from '#kernel/http/streamed-body.ts';
import type { ModuleContext, ModuleManifest, RouteGroup } from '#kernel/module.ts';
import { once } from '#kernel/once.ts';
import type { RateLimits } from '#kernel/state/rate-limits.ts';

/** Bodies larger than this are refused before a route sees them, whatever the route allows. */
export const BODY_LIMIT = 256 * 1024;
const LARGEST_BODY = 6 * 1024 * 1024;

type Carried = RouteContext & {
  readonly request: Request;
  readonly response: Response;
  understood: boolean;
  file: FileAnswer | undefined;
  streamed: StreamedAnswer | undefined;
};

const metaOf = (procedure: AnyContractProcedure): RouteMeta => procedure['~orpc'].meta as RouteMeta;
const unsafe = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

/**
 * Serves one group of a module's routes. Around each handler, in this order: access words, rate limit, body limit,
 * idempotency. Failures leave as thrown, for Express' error handler to word.
 */
export function mount(
  manifest: ModuleManifest,
  group: RouteGroup,
  module: ModuleContext,
  limits: RateLimits,
): RequestHandler {
  const failures = new WeakMap<object, unknown>();
  const table = new RouteTable([{ module: manifest.name, contract: group.contract }]);
  const routeOf = (req: Request) => table.find(req.method, req.originalUrl.split('?')[0]?.slice(API.length) ?? '');

  const options: OpenAPIHandlerOptions<Carried> = {
    rootInterceptors: [
      async ({ next, ...call }) => {
        const { context } = call;
        const result = await next({ ...call, request: standIn(call.request, streaming(routeOf(context.request))) });
        if (failures.has(context)) throw failures.get(context);
        // What streams its answer sends it itself.
        return context.file || context.streamed ? { matched: false, response: undefined } : result;
      },
    ],
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next();
        } catch (error) {
          // What fails before a route is reached failed over reading the request: nothing of ours is broken.
          const unreadable = !context.understood && !(error instanceof ORPCError);
          failures.set(context, unreadable ? new Refusal('BAD_REQUEST', 'The request cannot be read.') : error);
          throw error;
        }
      },
    ],
    clientInterceptors: [
      async ({ next, ...call }) => {
        const { procedure, context, input } = call;
        context.understood = true;
        const meta = metaOf(procedure);
        const { request, caller } = context;
        const route = procedure['~orpc'].route;
        context.response.locals.route = `${route.method} ${route.path}`;
        const who = caller?.id ?? context.client.address;
        const budget = meta.limit ?? (unsafe(request.method) ? 'write' : 'read');
        await limits.take(budget, budget === 'credentials' ? context.client.address : who);
        const length = Number(request.get('content-length') ?? 0);
        if (length > (meta.bodyLimit ?? BODY_LIMIT)) throw tooLarge(meta.bodyLimit ?? BODY_LIMIT);
        const grant = await judge({
          access: meta.access,
          principal: caller,
          input,
          belongings: manifest.belongings,
          memberships: manifest.memberships,
          read: module.read,
        });
        const run = () => next({ ...call, context: { ...context, schoolId: grant.schoolId } });
        const key = request.get('idempotency-key');
        if (!key || !unsafe(request.method) || meta.idempotent === false) return run();
        if (key.length > 100) throw new Refusal('BAD_REQUEST', 'An Idempotency-Key has at most 100 characters.');
        return once(module, `${who}:${key}`, [context.response.locals.route, input], run);
      },
    ],
  };
  const whole = new OpenAPIHandler<Carried>(group.router as never, {
    ...options,
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_BODY })],
  });
  const inStreams = new OpenAPIHandler<Carried>(group.router as never, options);

  return async (req, res, next) => {
    const route = routeOf(req);
    if (!route) return next();
    const stream = streaming(route);
    const caller = principalOf(req);
    const context: Carried = {
      ...module,
      caller,
      me: caller ?? NOBODY,
      schoolId: caller?.schoolId ?? null,
      client: clientOf(req),
      ...cookiesOf(req, res),
      request: req,
      response: res,
      understood: false,
      file: undefined,
      streamed: undefined,
      body: () => streamedBody(req, stream?.meta.bodyLimit ?? BODY_LIMIT),
      bodyLength: req.get('content-length') === undefined ? undefined : Number(req.get('content-length')),
      sendFile: (file) => {
        context.file = file;
      },
      sendStream: (answer) => {
        context.streamed = answer;
      },
    };
    if (!stream && Number(req.get('content-length') ?? 0) > LARGEST_BODY) return next();
    if (stream?.meta.stream === 'request') hearOut(req, res);
    const { matched } = await (stream ? inStreams : whole).handle(req, res, { prefix: API, context });
    if (context.file) return sendFile(req, res, context.file);
    if (context.streamed) return sendStream(req, res, context.streamed);
    if (!matched) next();
  };
}

const streaming = (route: Destination | undefined): Destination | undefined => (route?.meta.stream ? route : undefined);

/** The request as oRPC sees it where a route streams: without its body, and GET for HEAD, which only leaves the body out. */
function standIn<R extends { readonly method: string }>(request: R, stream: Destination | undefined): R {
  if (!stream) return request;
  return { ...request, body: async () => undefined, method: request.method === 'HEAD' ? 'GET' : request.method };
}

/** Answers what no route has taken although there is one: its body is larger than any but a streaming route reads. */
export const refuseLargeBodies: RequestHandler = (req, _res, next) => {
  if (Number(req.get('content-length') ?? 0) <= LARGEST_BODY) return next();
  req.resume();
  next(tooLarge(5 * 1024 * 1024));
};

import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { API } from '#contracts/define.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import type { Balancer } from '#kernel/gateway/balancer.ts';
import { callerKey } from '#kernel/gateway/canary.ts';
import { type Body, Connections, handOn, NoAnswer, send } from '#kernel/gateway/passage.ts';
import type { Destination, RouteTable } from '#kernel/gateway/route-table.ts';
import { BODY_LIMIT } from '#kernel/http/mount.ts';
import { hearOut } from '#kernel/http/streamed-body.ts';

/** Milliseconds a request that may be repeated waits for a module that is just being started again. */
const LINGER_MS = 3000;
const FIRST_PAUSE_MS = 50;

export type ForwardParts = {
  readonly table: RouteTable;
  readonly balancer: Balancer;
  /** Milliseconds an instance may take to begin its answer. */
  readonly patience: number;
};

/**
 * Sends each request to an instance of the module its route belongs to. What failed is tried again on another instance
 * (or, while a module restarts, a little later on the same) if that cannot do a thing twice: when no connection came
 * about, or when the request is safe or carries an Idempotency-Key its route honours.
 */
export function forward(parts: ForwardParts): { handler: RequestHandler; close(): void } {
  const connections = new Connections();
  const handler: RequestHandler = async (req, res, next) => {
    const destination = parts.table.find(req.method, req.originalUrl.split('?')[0]?.slice(API.length) ?? '');
    if (!destination || !req.originalUrl.startsWith(`${API}/`)) return next();
    res.locals.route = destination.pattern;
    await new Forwarding(parts, connections, req, res, destination).run();
  };
  return { handler, close: () => connections.close() };
}

/** One request on its way, over as many attempts as it takes. */
class Forwarding {
  readonly #parts: ForwardParts;
  readonly #connections: Connections;
  readonly #req: Request;
  readonly #res: Response;
  readonly #to: Destination;
  readonly #left = new AbortController();
  readonly #tried = new Set<string>();
  #attempts = 0;

  constructor(parts: ForwardParts, connections: Connections, req: Request, res: Response, to: Destination) {
    this.#parts = parts;
    this.#connections = connections;
    this.#req = req;
    this.#res = res;
    this.#to = to;
    res.once('close', () => {
      if (!res.writableFinished) this.#left.abort();
    });
  }

  async run(): Promise<void> {
    const keyed = isRepeatable(this.#req, this.#to);
    const body = await bodyOf(this.#req, keyed).catch(() => 'broken off' as const);
    // The client left while it was still speaking: there is nobody to answer.
    if (body === 'broken off') return;
    const repeatable = keyed && body !== 'stream';
    if (body === 'stream') hearOut(this.#req, this.#res);
    const until = performance.now() + LINGER_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      const failure = await this.#attempt(body, repeatable);
      if (!failure || this.#left.signal.aborted) return;
      const harmless = repeatable || !failure.sent;
      if (!harmless || performance.now() + pause > until) throw this.#unavailable(failure);
      // Another instance is asked at once; the same ones only after a breath.
      if (this.#parts.balancer.hasOther(this.#to.module, this.#tried)) continue;
      this.#tried.clear();
      await delay(pause, undefined, { signal: this.#left.signal }).catch(() => undefined);
    }
  }

  /** What went wrong, or nothing when the client has its answer (or has left). */
  async #attempt(body: Body, repeatable: boolean): Promise<NoAnswer | undefined> {
    const passage = this.#parts.balancer.choose(this.#to.module, callerKey(this.#req), this.#tried);
    if (!passage) return new NoAnswer('there is no instance', false);
    const { instance } = passage;
    this.#attempts += 1;
    this.#tried.add(instance.id);
    this.#res.locals.via = { module: this.#to.module, instance: instance.url, attempts: this.#attempts };
    try {
      const answer = await send({
        to: instance,
        request: this.#req,
        body,
        agent: this.#connections.of(repeatable),
        patience: this.#parts.patience,
        signal: this.#left.signal,
      });
      // Breaks off when either side does; the client sees it by its connection.
      await handOn(answer, this.#res).catch(() => this.#res.destroy());
      passage.answered();
      return undefined;
    } catch (error) {
      if (this.#left.signal.aborted) passage.answered();
      else passage.failed();
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }

  #unavailable(failure: NoAnswer): ModuleUnavailable {
    return new ModuleUnavailable(this.#to.module, failure.message);
  }
}

/** Whether sending it twice does the thing once: RFC 9110 §9.2.1, or by an Idempotency-Key the route honours. */
function isRepeatable(req: Request, { meta }: Destination): boolean {
  const length = Number(req.get('content-length') ?? (req.get('transfer-encoding') ? Number.NaN : 0));
  const safe = req.method === 'GET' || req.method === 'HEAD';
  const keyed = Boolean(req.get('idempotency-key')) && meta.idempotent !== false;
  return (safe || keyed) && length <= BODY_LIMIT;
}

/** Only what is small and may be sent again is kept; everything else flows through. */
async function bodyOf(req: Request, repeatable: boolean): Promise<Body> {
  const has = Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined;
  if (!has) return undefined;
  return repeatable ? await buffer(req) : 'stream';
}

import { Agent, type ClientRequest, type IncomingMessage, request as open } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { currentContext } from '#kernel/context.ts';
import type { Instance } from '#kernel/gateway/instances.ts';

/** Headers that belong to one connection and not to the message (RFC 9110 §7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const CONNECT_MS = 1000;

/** What travels as the request's body: nothing, a kept copy that can be sent again, or the client's own stream. */
export type Body = Buffer | 'stream' | undefined;

/** No answer came. `sent` says whether the instance may have begun to act. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly sent: boolean;
  constructor(why: string, sent: boolean, cause?: unknown) {
    super(why, { cause });
    this.sent = sent;
  }
}

/** Connections to instances. Those kept open are for requests that may be sent again, should the other side just close. */
export class Connections {
  readonly #kept = new Agent({ keepAlive: true, maxFreeSockets: 64 });
  readonly #fresh = new Agent({ keepAlive: false });

  of(repeatable: boolean): Agent {
    return repeatable ? this.#kept : this.#fresh;
  }

  close(): void {
    this.#kept.destroy();
    this.#fresh.destroy();
  }
}

export type Sending = {
  readonly to: Instance;
  readonly request: Request;
  readonly body: Body;
  readonly agent: Agent;
  /** Milliseconds an instance may take to begin its answer once it has the whole request. */
  readonly patience: number;
  readonly signal: AbortSignal;
};

/**
 * Sends a request to an instance; answers the head of its answer, with the rest still to be read. Throws NoAnswer. A body
 * that can be sent only once is touched only after the connection stands, so that a refused connection costs nothing.
 */
export function send({ to, request, body, agent, patience, signal }: Sending): Promise<IncomingMessage> {
  const { hostname, port } = new URL(to.url);
  return new Promise((resolve, reject) => {
    let connected = false;
    let answered = false;
    const outgoing = open({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || 80,
      method: request.method,
      path: request.originalUrl,
      headers: forwarded(request, body),
      agent,
      signal,
    });
    const fail = (why: string, cause?: unknown) => {
      clearTimeout(timer);
      if (answered) return;
      reject(new NoAnswer(why, connected, cause));
      outgoing.destroy();
    };
    let timer = setTimeout(() => fail(`no connection within ${CONNECT_MS} ms`), CONNECT_MS);
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(`no answer within ${patience} ms`), patience);
    };
    const give = () => {
      connected = true;
      clearTimeout(timer);
      outgoing.once('finish', () => answered || wait());
      if (body === 'stream') stream(request, outgoing, (error) => fail('the request broke off', error));
      else outgoing.end(body);
    };
    outgoing.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', give);
      else give();
    });
    outgoing.once('error', (error) => fail(error.message, error));
    outgoing.once('response', (answer) => {
      clearTimeout(timer);
      answered = true;
      resolve(answer);
    });
  });
}

/** Lets a body flow on. An instance may answer before it has all of it: that must not tear the client's connection. */
function stream(request: Request, outgoing: ClientRequest, broken: (error: unknown) => void): void {
  request.pipe(outgoing);
  request.once('error', (error) => {
    broken(error);
    outgoing.destroy();
  });
  outgoing.once('close', () => request.unpipe(outgoing).resume());
}

/** Hands an answer on as it comes, byte by byte; one that breaks off breaks off for the client, too. */
export async function handOn(answer: IncomingMessage, response: Response): Promise<void> {
  response.status(answer.statusCode ?? 502);
  for (const [name, value] of Object.entries(answer.headersDistinct)) {
    if (HOP_BY_HOP.has(name) || !value) continue;
    response.setHeader(name, name === 'set-cookie' ? value : value.join(', '));
  }
  response.flushHeaders();
  await pipeline(answer, response);
}

function forwarded(request: Request, body: Body): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  const named = new Set((request.get('connection') ?? '').toLowerCase().split(/\s*,\s*/));
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || HOP_BY_HOP.has(name) || named.has(name)) continue;
    headers[name] = value;
  }
  // What a client claims about proxies before us counts only as far as Express was told to trust them.
  headers['x-forwarded-for'] = request.ip ?? '';
  headers['x-forwarded-proto'] = request.protocol;
  headers['x-forwarded-host'] = request.host ?? '';
  headers['x-correlation-id'] = currentContext()?.correlation ?? '';
  if (body instanceof Buffer) headers['content-length'] = String(body.length);
  return headers;
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour, Seen, SeenMessage, When } from './fake-openai/behaviour.ts';
import { byHand } from './fake-openai/by-hand.ts';
import { send } from './fake-openai/send.ts';

export type { Behaviour, Seen } from './fake-openai/behaviour.ts';

export type Options = {
  port?: number;
  /** The only key that is let in; any key when absent. */
  key?: string;
  /** The models there are; any model when absent. */
  models?: readonly string[];
};

/**
 * A server that speaks as OpenAI-compatible endpoints do, for tests: each request takes the first waiting behaviour that
 * it matches, else the standing one. It knows nothing of QuestEd and writes down all it was sent.
 */
export class FakeOpenAi {
  /** Every chat request, in the order they came. */
  readonly requests: Seen[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #queue: { behaviour: Behaviour; when: When }[] = [];
  #standing: (request: Seen) => Behaviour = byHand;
  readonly #options: Options;

  private constructor(server: Server, options: Options) {
    this.#server = server;
    this.#options = options;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    server.on('request', (request, response) => void this.#take(request, response));
  }

  static async start(options: Options = {}): Promise<FakeOpenAi> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return new FakeOpenAi(server, options);
  }

  /** The next matching request gets this, once. */
  next(behaviour: Behaviour, when: When = () => true): this {
    this.#queue.push({ behaviour, when });
    return this;
  }

  /** What every request gets for which nothing waits. */
  always(behaviour: Behaviour | ((request: Seen) => Behaviour)): this {
    this.#standing = typeof behaviour === 'function' ? behaviour : () => behaviour;
    return this;
  }

  /** Forgets what waits and what came. */
  reset(): this {
    this.#queue.length = 0;
    this.requests.length = 0;
    this.#standing = byHand;
    return this;
  }

  get last(): Seen {
    const last = this.requests.at(-1);
    if (!last) throw new Error('nobody has asked anything yet');
    return last;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // An asker may leave in the middle of an answer: nothing of it is this server's fault.
    response.on('error', () => undefined);
    const path = request.url ?? '/';
    const authorization = request.headers.authorization ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const to = { request: seenOf(path, authorization, Buffer.concat(chunks).toString()), response, number: 0 };
    const wrong = this.#refusal(to.request);
    if (path === '/v1/models' && request.method === 'GET') {
      if (wrong) return send(to, wrong);
      const data = (this.#options.models ?? ['fake-model']).map((id) => ({ id, object: 'model', owned_by: 'tests' }));
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ object: 'list', data }));
    }
    if (path !== '/v1/chat/completions') return send(to, { status: 404, message: 'no such page' });
    this.requests.push(to.request);
    response.on('close', () => {
      if (!response.writableFinished) to.request.hungUp = true;
    });
    await send({ ...to, number: this.requests.length }, wrong ?? this.#behaviourFor(to.request));
  }

  #behaviourFor(request: Seen): Behaviour {
    const at = this.#queue.findIndex(({ when }) => when(request));
    const [waiting] = at < 0 ? [] : this.#queue.splice(at, 1);
    return waiting?.behaviour ?? this.#standing(request);
  }

  #refusal(request: Seen): Behaviour | undefined {
    const { key, models } = this.#options;
    if (key !== undefined && request.authorization !== `Bearer ${key}`) {
      return { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' };
    }
    if (models && request.model && !models.includes(request.model)) {
      return { status: 404, code: 'model_not_found', message: `The model ${request.model} does not exist.` };
    }
    return undefined;
  }
}

function seenOf(path: string, authorization: string, text: string): Seen {
  const body = parsed(text);
  const messages = (body.messages ?? []) as SeenMessage[];
  const format = body.response_format as { json_schema?: { schema?: unknown } } | undefined;
  return {
    path,
    authorization,
    body,
    model: String(body.model ?? ''),
    messages,
    stream: body.stream === true,
    schema: format?.json_schema?.schema,
    text: messages.map(({ content }) => content).join('\n'),
    hungUp: false,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

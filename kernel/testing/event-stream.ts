import type { Problem } from '#contracts/problem.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';

export type ServerSentEvent<Data> = { readonly id: string | undefined; readonly data: Data };
export type Streamed<Data> = {
  status: number;
  problem: Problem | undefined;
  events: AsyncGenerator<ServerSentEvent<Data>>;
};

/** Calls a route that answers by server-sent events, as a client does; leaving the loop breaks the line. */
export async function openEvents<Data>(
  app: Pick<TestApplication, 'url'>,
  request: {
    token: string;
    method?: 'GET' | 'POST';
    path: string;
    body?: object | undefined;
    lastId?: string | undefined;
  },
): Promise<Streamed<Data>> {
  const { token, method = 'GET', path, body, lastId } = request;
  const line = new AbortController();
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method,
    signal: line.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(lastId ? { 'last-event-id': lastId } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const sent = response.headers.get('content-type')?.startsWith('text/event-stream');
  const problem = sent ? undefined : ((await response.json()) as Problem);
  return { status: response.status, problem, events: eventsOf<Data>(sent ? response : undefined, line) };
}

async function* eventsOf<Data>(
  response: Response | undefined,
  line: AbortController,
): AsyncGenerator<ServerSentEvent<Data>> {
  if (!response?.body) return;
  let text = '';
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) break;
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const data = field('data');
        if (field('event') === 'message' && data) yield { id: field('id'), data: JSON.parse(data) as Data };
      }
    }
  } finally {
    line.abort();
  }
}

import type { ChatEvent } from '#contracts/ai/coach-views.ts';
import type { Problem } from '#contracts/problem.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';

export type Streamed = { status: number; problem: Problem | undefined; events: AsyncGenerator<ChatEvent> };

/** Calls a route that answers by server-sent events, as a client does; leaving the loop breaks the line. */
export async function openStream(
  app: TestApplication,
  token: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Streamed> {
  const line = new AbortController();
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method,
    signal: line.signal,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const sent = response.headers.get('content-type')?.startsWith('text/event-stream');
  const problem = sent ? undefined : ((await response.json()) as Problem);
  return { status: response.status, problem, events: eventsOf(sent ? response : undefined, line) };
}

async function* eventsOf(response: Response | undefined, line: AbortController): AsyncGenerator<ChatEvent> {
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
        const kind = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (kind === 'message' && data) yield JSON.parse(data) as ChatEvent;
      }
    }
  } finally {
    line.abort();
  }
}

/** All that comes until the end. */
export async function wholeStream(streamed: Streamed): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of streamed.events) events.push(event);
  return events;
}

/**
 * Reads until something of the answer has come, by itself or already with the turn (who asks a slow machine may be told
 * the first words at once), and breaks the line.
 */
export async function firstWords(streamed: Streamed): Promise<void> {
  for await (const event of streamed.events)
    if (event.kind === 'piece' || (event.kind === 'turn' && event.turn.answer !== '')) return;
}

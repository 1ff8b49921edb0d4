import type { ChatEvent } from '#contracts/ai/coach-views.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { openEvents, type Streamed as StreamedEvents } from '#kernel/testing/event-stream.ts';

export type Streamed = Omit<StreamedEvents<ChatEvent>, 'events'> & { events: AsyncGenerator<ChatEvent> };

/** Calls a route of the coach that answers by server-sent events; leaving the loop breaks the line. */
export async function openStream(
  app: TestApplication,
  token: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Streamed> {
  const streamed = await openEvents<ChatEvent>(app, { token, method, path, body });
  return { ...streamed, events: wordsOf(streamed) };
}

async function* wordsOf({ events }: StreamedEvents<ChatEvent>): AsyncGenerator<ChatEvent> {
  for await (const { data } of events) yield data;
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

import type { ServerResponse } from 'node:http';
import type { Behaviour, Seen, Usage } from './behaviour.ts';
import { fittingValue } from './fitting-value.ts';

type Send = { readonly request: Seen; readonly response: ServerResponse; readonly number: number };

/** Carries one behaviour out. */
export async function send(to: Send, behaviour: Behaviour): Promise<void> {
  if ('after' in behaviour) {
    await behaviour.after;
    return send(to, behaviour.then);
  }
  if ('hang' in behaviour) return;
  if ('status' in behaviour) return refuse(to, behaviour);
  if ('redirect' in behaviour) return plainly(to, 302, { location: behaviour.redirect }, '');
  if ('page' in behaviour) return plainly(to, 200, { 'content-type': 'text/html' }, behaviour.page);
  if ('malformed' in behaviour) return malformed(to);
  if ('value' in behaviour) return words(to, JSON.stringify(behaviour.value), { usage: behaviour.usage });
  if ('fitting' in behaviour) return words(to, JSON.stringify(fittingValue(to.request.schema ?? {})), {});
  if ('refusal' in behaviour) return declined(to, behaviour.refusal);
  if ('cutAfter' in behaviour) return broken(to, behaviour.cutAfter, true);
  if ('stallAfter' in behaviour) return broken(to, behaviour.stallAfter, false);
  return words(to, behaviour.text, behaviour);
}

function refuse({ response }: Send, error: Extract<Behaviour, { status: number }>): void {
  const headers = error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) };
  response.writeHead(error.status, { 'content-type': 'application/json', ...headers }).end(
    JSON.stringify({
      error: {
        message: error.message ?? `scripted ${error.status}`,
        type: 'scripted',
        code: error.code ?? null,
        param: error.param ?? null,
      },
    }),
  );
}

type How = { pieces?: readonly string[]; finish?: string; usage?: Usage | null | undefined };

function words(to: Send, text: string, how: How): void {
  const finish = how.finish ?? 'stop';
  const usage = how.usage === null ? undefined : usageOf(how.usage ?? counted(to.request, text));
  if (!to.request.stream) {
    const message = { role: 'assistant', content: text, refusal: null };
    json(to, { ...head(to, 'chat.completion'), choices: [{ index: 0, message, finish_reason: finish }], usage });
    return;
  }
  open(to);
  for (const piece of how.pieces ?? text.match(/[\s\S]{1,7}/gu) ?? []) chunk(to, { content: piece });
  chunk(to, {}, finish);
  const asked = (to.request.body.stream_options as { include_usage?: boolean } | undefined)?.include_usage;
  if (asked && usage) line(to, { ...head(to, 'chat.completion.chunk'), choices: [], usage });
  to.response.end('data: [DONE]\n\n');
}

function declined(to: Send, refusal: string): void {
  if (!to.request.stream) {
    const message = { role: 'assistant', content: null, refusal };
    const usage = usageOf(counted(to.request, refusal));
    json(to, { ...head(to, 'chat.completion'), choices: [{ index: 0, message, finish_reason: 'stop' }], usage });
    return;
  }
  open(to);
  chunk(to, { refusal });
  chunk(to, {}, 'stop');
  to.response.end('data: [DONE]\n\n');
}

function broken(to: Send, text: string, hangUp: boolean): void {
  if (to.request.stream) {
    open(to);
    if (text) chunk(to, { content: text });
  } else {
    to.response.writeHead(200, { 'content-type': 'application/json' });
    to.response.write(`{"choices":[{"message":{"content":${JSON.stringify(text).slice(0, -1)}`);
  }
  // What was written must have left before the connection breaks, or the asker sees nothing of it.
  if (hangUp) to.response.write('', () => setImmediate(() => to.response.destroy()));
}

function malformed(to: Send): void {
  if (!to.request.stream) {
    plainly(to, 200, { 'content-type': 'application/json' }, '{"choices": [{"mess');
    return;
  }
  open(to);
  to.response.end('data: {"choices": [{"del\n\n');
}

const counted = (request: Seen, answer: string): Usage => ({
  prompt: Math.ceil(request.text.length / 2),
  answer: Math.max(1, Math.ceil(answer.length / 2)),
});
const usageOf = ({ prompt, answer }: Usage) => ({
  prompt_tokens: prompt,
  completion_tokens: answer,
  total_tokens: prompt + answer,
});
const head = ({ request, number }: Send, object: string) => ({
  id: `chatcmpl-${number}`,
  object,
  created: 1_800_000_000 + number,
  model: request.model,
});
function json({ response }: Send, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
function plainly({ response }: Send, status: number, headers: Record<string, string>, body: string): void {
  response.writeHead(status, headers).end(body);
}
function open({ response }: Send): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
}
function line({ response }: Send, body: unknown): void {
  response.write(`data: ${JSON.stringify(body)}\n\n`);
}
function chunk(to: Send, delta: Record<string, string>, finish: string | null = null): void {
  line(to, { ...head(to, 'chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason: finish }] });
}

import type OpenAI from 'openai';
import type { Clock } from '#kernel/clock.ts';
import type { Finish } from '#modules/ai/models/models.ts';
import { ProviderError, providerError } from '#modules/ai/models/provider-error.ts';

export type Usage = { readonly prompt: number; readonly answer: number };
export type End = { readonly finish: Finish; readonly usage: Usage | undefined };

/**
 * An answer as it comes. Ends with how it ended; throws ProviderError when the endpoint breaks off or says nothing for
 * `patienceMs`. When `signal` is aborted the request is given up and the end is `stopped`.
 */
export async function* readStream(
  client: OpenAI,
  body: OpenAI.ChatCompletionCreateParamsStreaming,
  signal: AbortSignal,
  patienceMs: number,
  clock: Clock,
): AsyncGenerator<string, End> {
  const patience = new Patience(patienceMs);
  let finish: Finish | undefined;
  let refused = false;
  let usage: Usage | undefined;
  try {
    const stream = await client.chat.completions.create(body, { signal: AbortSignal.any([signal, patience.signal]) });
    for await (const chunk of stream) {
      patience.wait();
      usage = usageOf(chunk.usage) ?? usage;
      const choice = chunk.choices?.[0];
      if (choice?.delta?.refusal) refused = true;
      finish = finishOf(choice?.finish_reason) ?? finish;
      const text = choice?.delta?.content;
      if (!text) continue;
      // The reader may take its time; that is not the endpoint's silence.
      patience.rest();
      yield text;
      patience.wait();
    }
  } catch (error) {
    if (!signal.aborted && !patience.lost) throw providerError(error, clock);
  } finally {
    patience.rest();
  }
  if (signal.aborted) return { finish: 'stopped', usage };
  if (patience.lost) throw new ProviderError('slow', `nothing came for ${patienceMs} ms`);
  if (refused) return { finish: 'refused', usage };
  if (!finish) throw new ProviderError('failing', 'the answer ended in the middle', { passing: true });
  return { finish, usage };
}

/** An answer as a whole. Throws ProviderError; `stopped` when `signal` is aborted. */
export async function readWhole(
  client: OpenAI,
  body: OpenAI.ChatCompletionCreateParamsNonStreaming,
  signal: AbortSignal,
  clock: Clock,
): Promise<End & { text: string }> {
  try {
    const answer = await client.chat.completions.create(body, { signal });
    const choice = typeof answer === 'object' ? answer.choices?.[0] : undefined;
    if (!choice?.message) throw new ProviderError('notAnEndpoint', 'the answer has no message', { passing: true });
    const usage = usageOf(answer.usage);
    const finish = choice.message.refusal ? 'refused' : (finishOf(choice.finish_reason) ?? 'complete');
    return { finish, usage, text: choice.message.content ?? '' };
  } catch (error) {
    if (signal.aborted) return { finish: 'stopped', usage: undefined, text: '' };
    throw providerError(error, clock);
  }
}

/** Loses itself when it has to wait too long. */
class Patience {
  readonly #ms: number;
  readonly #lost = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
    this.wait();
  }
  get signal(): AbortSignal {
    return this.#lost.signal;
  }
  get lost(): boolean {
    return this.#lost.signal.aborted;
  }
  wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost.abort(), this.#ms);
  }
  rest(): void {
    clearTimeout(this.#timer);
  }
}

const usageOf = (usage: OpenAI.CompletionUsage | null | undefined): Usage | undefined =>
  usage ? { prompt: usage.prompt_tokens ?? 0, answer: usage.completion_tokens ?? 0 } : undefined;

function finishOf(reason: string | null | undefined): Finish | undefined {
  if (!reason) return undefined;
  if (reason === 'length') return 'tooLong';
  return reason === 'content_filter' ? 'refused' : 'complete';
}

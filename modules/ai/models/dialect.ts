import type OpenAI from 'openai';
import type { Message } from '#modules/ai/models/models.ts';
import type { ProviderError } from '#modules/ai/models/provider-error.ts';

export type Asked = {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly longest: number;
  readonly schema?: Readonly<Record<string, unknown>> | undefined;
};

/** Ways of telling a model which JSON is wanted, the surest first. */
const FORMATS = ['schema', 'object', 'words'] as const;

/**
 * What one model at one endpoint understands of a request. It begins with the present form of the API and falls back
 * with every refusal that names a field, once and for as long as the process lives.
 */
export class Dialect {
  #format = 0;
  #limit: 'max_completion_tokens' | 'max_tokens' = 'max_completion_tokens';
  #usage = true;

  body(asked: Asked): OpenAI.ChatCompletionCreateParamsNonStreaming {
    const messages = this.#told(asked).map(({ role, content }) => ({ role, content }));
    return { model: asked.model, messages, [this.#limit]: asked.longest, ...this.#responseFormat(asked) };
  }

  streamed(asked: Asked): OpenAI.ChatCompletionCreateParamsStreaming {
    const usage = this.#usage ? { stream_options: { include_usage: true } } : {};
    return { ...this.body(asked), stream: true, ...usage };
  }

  /** Whether there is another way to say it after the endpoint refused this one. */
  learnt({ status, trouble }: ProviderError, asked: Asked): boolean {
    if (status !== 400 && status !== 422) return false;
    const said = trouble.detail;
    if (this.#usage && /stream_options|include_usage/.test(said)) {
      this.#usage = false;
      return true;
    }
    if (this.#limit === 'max_completion_tokens' && /max_(completion_)?tokens/.test(said)) {
      this.#limit = 'max_tokens';
      return true;
    }
    if (asked.schema && this.#format < FORMATS.length - 1) {
      this.#format += 1;
      return true;
    }
    return false;
  }

  #responseFormat({ schema }: Asked): Pick<OpenAI.ChatCompletionCreateParams, 'response_format'> {
    const format = FORMATS[this.#format];
    if (!schema || format === 'words') return {};
    if (format === 'object') return { response_format: { type: 'json_object' } };
    return {
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: isStrict(schema), schema } },
    };
  }

  #told({ messages, schema }: Asked): readonly Message[] {
    if (!schema || FORMATS[this.#format] === 'schema') return messages;
    const content = `Answer with one JSON value only, without any other words, that fits this JSON Schema:\n${JSON.stringify(schema)}`;
    return [{ role: 'system', content }, ...messages];
  }
}

/** Endpoints hold an answer strictly to a schema only if every object names and requires all its fields. */
function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object') {
    const names = Object.keys((properties ?? {}) as object);
    const all = Array.isArray(required) ? required : [];
    if (additionalProperties !== false || names.some((name) => !all.includes(name))) return false;
  }
  return Object.values(schema).every(isStrict);
}

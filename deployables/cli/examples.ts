import * as z from 'zod';
import type { EventContract } from '#contracts/define.ts';

type Schema = {
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  minItems?: number;
};
export type Example = { data: unknown; personal?: unknown };
export type Examples = Record<string, Example>;

const TEXTS: Record<string, string> = {
  uuid: '018f0000-0000-7000-8000-000000000001',
  'date-time': '2026-04-01T00:00:00.000Z',
  date: '2026-04-01',
  email: 'hanako@example.jp',
  uri: 'https://example.jp/',
};

/** The smallest value a schema allows: what is optional is left out, what may be null is. */
function smallest(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (Array.isArray(schema.type))
    return smallest({ ...schema, type: schema.type.find((one) => one === 'null') ?? schema.type[0] ?? 'null' });
  if (schema.anyOf) return smallest(schema.anyOf.find(({ type }) => type === 'null') ?? schema.anyOf[0] ?? {});
  if (schema.type === 'object') {
    const names = schema.required ?? [];
    return Object.fromEntries(names.map((name) => [name, smallest(schema.properties?.[name] ?? {})]));
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => smallest(schema.items ?? {}));
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return false;
  if (schema.type === 'null') return null;
  return TEXTS[schema.format ?? ''] ?? 'text';
}

const exampleOf = (type: z.ZodType): unknown =>
  smallest(z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema);

/**
 * One event of every type as it was said when the type was new. Examples are never made again: they are what an older
 * version beside this one, or an event kept for ever, still says.
 */
export function withExamples(events: readonly EventContract[], kept: Examples): Examples {
  const examples = { ...kept };
  for (const { type, data, personal } of events) {
    examples[type] ??= { data: exampleOf(data), ...(personal ? { personal: exampleOf(personal) } : {}) };
  }
  return examples;
}

/** What today's contracts refuse of what was said before, in sentences. */
export function unreadable(events: readonly EventContract[], examples: Examples): string[] {
  return Object.entries(examples).flatMap(([type, { data, personal }]) => {
    const event = events.find((one) => one.type === type);
    if (!event)
      return [`${type} stands in examples.json and in no contract: it may still be under way or kept for ever`];
    const read = [event.data.safeParse(data), ...(event.personal ? [event.personal.safeParse(personal)] : [])];
    return read.flatMap((one) =>
      one.success ? [] : [`${type} no longer reads what was said before: ${z.prettifyError(one.error)}`],
    );
  });
}

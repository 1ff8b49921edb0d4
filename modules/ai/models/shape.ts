import * as z from 'zod';

/** A zod schema as endpoints are told it. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  return closed(rest) as Record<string, unknown>;
}

/** Objects of the wire hold what is named and nothing else, as endpoints want to hear it. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const all = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return all.type === 'object' && all.properties && all.additionalProperties === undefined
    ? { ...all, additionalProperties: false }
    : all;
}

/** The JSON in what a model said: the whole of it, what stands in a fence, or from the first bracket to the last. */
export function jsonIn(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(text)?.[1];
  const from = text.search(/[{[]/);
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  for (const candidate of [text, fenced, from >= 0 && to > from ? text.slice(from, to + 1) : undefined]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate);
    } catch {
      // The next reading may be JSON; when none is, the answer is told to be none.
    }
  }
  return undefined;
}

/** What is wrong with an answer, as the model is told it. */
export function problemsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 12)
    .map((issue) => `- ${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`)
    .join('\n');
}

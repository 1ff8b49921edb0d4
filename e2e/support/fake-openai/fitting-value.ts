type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  prefixItems?: readonly Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  format?: string;
  description?: string;
};

const FORMATS: Record<string, string> = {
  date: '2026-12-01',
  'date-time': '2026-12-01T00:00:00Z',
  uuid: '018f0000-0000-7000-8000-000000000001',
  email: 'someone@example.com',
  uri: 'https://example.com/',
};

/** A value that fits a JSON Schema: the first of every choice, the fewest of every list. */
export function fittingValue(schema: unknown, name = 'value', root = schema): unknown {
  const one = schema as Schema;
  if (one.$ref) return fittingValue(lookUp(root as Schema, one.$ref), name, root);
  if (one.const !== undefined) return one.const;
  if (one.enum) return one.enum[0];
  const [choice] = one.anyOf ?? one.oneOf ?? [];
  if (choice) return fittingValue(choice, name, root);
  if (one.allOf) return Object.assign({}, ...one.allOf.map((part) => fittingValue(part, name, root)));
  const type = typeof one.type === 'string' ? one.type : one.type?.[0];
  if (type === 'object' || one.properties) {
    return Object.fromEntries(
      Object.entries(one.properties ?? {}).map(([key, value]) => [key, fittingValue(value, key, root)]),
    );
  }
  if (type === 'array') return fittingList(one, name, root);
  if (type === 'integer' || type === 'number') return fittingNumber(one);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return fittingText(one, name);
}

function lookUp(root: Schema, reference: string): Schema {
  if (reference === '#') return root;
  const found = root.$defs?.[reference.replace('#/$defs/', '')];
  if (!found) throw new Error(`the schema says nothing of ${reference}`);
  return found;
}

const fittingList = (one: Schema, name: string, root: unknown): unknown[] =>
  one.prefixItems
    ? one.prefixItems.map((item) => fittingValue(item, name, root))
    : Array.from({ length: Math.min(one.maxItems ?? 1, Math.max(one.minItems ?? 1, 1)) }, () =>
        fittingValue(one.items ?? {}, name, root),
      );

function fittingNumber(one: Schema): number {
  const least = one.minimum ?? (one.exclusiveMinimum === undefined ? 1 : one.exclusiveMinimum + 1);
  return Math.min(one.maximum ?? least, Math.max(least, Math.min(1, one.maximum ?? 1)));
}

function fittingText(one: Schema, name: string): string {
  const known = one.format ? FORMATS[one.format] : undefined;
  if (known) return known;
  const text = `試し用サーバーの文章（${name}）`.padEnd(one.minLength ?? 0, '。');
  return text.slice(0, one.maxLength ?? text.length);
}

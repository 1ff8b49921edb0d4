import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import * as z from 'zod';
import { API, type RouteMeta } from '#contracts/define.ts';
import { Problem } from '#contracts/problem.ts';

export type OpenApi = { openapi: string; info: unknown; paths: Record<string, Record<string, Operation>> } & Record<
  string,
  unknown
>;
export type Operation = {
  summary?: string;
  tags?: string[];
  operationId?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  'x-access'?: { words: readonly string[]; thing?: string };
} & Record<string, unknown>;

/** The OpenAPI 3.1 document of the given contracts, straight from them, with each route's access words as `x-access`. */
export async function openApi(contracts: AnyContractRouter, version: string): Promise<OpenApi> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = (await generator.generate(contracts, {
    info: { title: 'QuestEd', version },
    servers: [{ url: API }],
    components: {
      schemas: { Problem: z.toJSONSchema(Problem) as never },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'quested_access' },
      },
    },
  })) as unknown as OpenApi;
  // Absent where there are no routes.
  document.paths ??= {};
  const metas = new Map<string, RouteMeta>();
  collect(contracts, metas);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const { access, stream } = metas.get(`${method.toUpperCase()} ${path}`) ?? {};
      if (stream === 'request') operation.requestBody = { required: true, content: bytes('application/octet-stream') };
      if (stream === 'answer') operation.responses = { ...fileResponses };
      operation['x-access'] = { words: access?.words ?? [], ...(access?.thing ? { thing: access.thing } : {}) };
      if (!access?.words.includes('anonymous')) operation.security = [{ bearer: [] }, { cookie: [] }];
      operation.responses.default = {
        description: 'A problem document (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}

const bytes = (type: string) => ({ [type]: { schema: { type: 'string', format: 'binary' } } });
const fileResponses = {
  200: { description: 'The file', content: bytes('*/*') },
  206: { description: 'The part that was asked for', content: bytes('*/*') },
  304: { description: 'The same as the one already there' },
  416: { description: 'The file has no such part' },
};

/** Every route of a contract by `METHOD /path`. */
export function collect(node: unknown, into: Map<string, RouteMeta>): void {
  if (typeof node !== 'object' || node === null) return;
  const inner = (node as { '~orpc'?: { route?: { method?: string; path?: string }; meta?: RouteMeta } })['~orpc'];
  if (inner?.route) {
    into.set(`${inner.route.method} ${inner.route.path}`, inner.meta ?? {});
    return;
  }
  for (const child of Object.values(node)) collect(child, into);
}

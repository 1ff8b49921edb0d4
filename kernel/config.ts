import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** Refuses the start with a sentence a person can act on. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Settings of the kernel; each module adds its own. README's table is printed from these. */
export const kernelSettings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port to listen on.'),
  QUESTED_HOST: z.string().default('0.0.0.0').describe('Address to listen on; `127.0.0.1` for this machine only.'),
  QUESTED_ADVERTISE_URL: z
    .url()
    .optional()
    .describe('Apart: address the gateway reaches this process by; found out when absent.'),
  QUESTED_DATA: z.string().default('./data').describe('Folder of the SQLite files and generated secrets.'),
  QUESTED_PUBLIC_URL: z
    .url()
    .optional()
    .describe('Address people type, e.g. `https://quested.example.ed.jp`; links in mails start with it.'),
  QUESTED_TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('How many reverse proxies stand in front (whose `X-Forwarded-*` headers count).'),
  QUESTED_CHROMIUM: z
    .string()
    .optional()
    .describe('Chromium or Chrome that makes PDFs; looked for in its usual places when absent.'),
  QUESTED_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log lines written.'),
  QUESTED_SIGNING_KEY: z
    .string()
    .optional()
    .describe(
      'Ed25519 private key (PKCS#8 PEM) for access tokens; made in the data folder when absent. Secret. Apart only `user` signs: the public key (SPKI PEM) is enough for the others.',
    ),
  QUESTED_SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Long random text that seals secrets in the database; made in the data folder when absent. Secret.'),
});

/** Settings of a process that serves HTTP, whatever it serves. */
export const httpSettings = kernelSettings.pick({
  PORT: true,
  QUESTED_HOST: true,
  QUESTED_TRUST_PROXY: true,
  QUESTED_LOG_LEVEL: true,
});
export type KernelSettings = z.infer<typeof kernelSettings>;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings from the environment. `NAME_FILE` names a file that holds the value of `NAME` (for secrets). Empty
 * values count as absent. Throws ConfigurationError naming every setting that is wrong and what it should be.
 */
export function readSettings<S extends z.ZodObject>(schema: S, environment: Environment): z.output<S> {
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = environment[name] || fromFile(name, environment);
    if (value) values[name] = value;
  }
  const read = schema.safeParse(values);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigurationError(`QuestEd cannot start, because these settings are wrong:\n${lines.join('\n')}`);
}

function fromFile(name: string, environment: Environment): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigurationError(
      `QuestEd cannot start: the file of ${name}_FILE (${file}) cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    );
  }
}

/** One line per setting, for the table in README. */
export function describeSettings(schema: z.ZodObject): { name: string; fallback: string; text: string }[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const parsed = (field as z.ZodType).safeParse(undefined);
    const fallback = parsed.success && parsed.data !== undefined ? String(parsed.data) : '';
    return { name, fallback, text: (field as z.ZodType).description ?? '' };
  });
}

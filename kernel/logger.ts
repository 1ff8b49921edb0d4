import { type Logger, pino } from 'pino';
import { currentContext } from '#kernel/context.ts';

export type { Logger } from 'pino';

/**
 * Structured logs, one JSON line each, with the correlation id of the work under way. Personal data has no place in
 * them: call sites log ids and codes, and these keys are struck out in case one forgets.
 */
export const REDACTED = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'email',
  'to',
  'login',
  'loginId',
  'familyName',
  'givenName',
  'familyKana',
  'givenKana',
  'personal',
  'authorization',
  'cookie',
] as const;

/** MySQL repeats a statement's values in its errors; of those only what, which key and where is kept. */
function errorFacts(error: Error) {
  const facts = pino.stdSerializers.err(error);
  const refused = databaseErrorIn(error);
  if (!refused) return facts;
  const names = [...refused.message.matchAll(/ (?:key|column) '([^']+)'/g)].map(([, name]) => name);
  const message = [refused.code, ...names].join(' ');
  const frames = facts.stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: facts.type, message, stack: [message, ...frames].join('\n'), code: refused.code };
}

function databaseErrorIn(error: unknown): { code: string; message: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('sqlState' in error && error.sqlState)
    return { code: 'code' in error ? String(error.code) : '', message: error.message };
  return databaseErrorIn(error.cause);
}

export function makeLogger(level: string, destination?: { write(line: string): void }): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFacts },
      redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[removed]' },
      mixin: () => {
        const context = currentContext();
        return context ? { correlation: context.correlation } : {};
      },
    },
    destination ?? pino.destination({ fd: 2, sync: false }),
  );
}

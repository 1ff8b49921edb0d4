import { type Logger, pino } from 'pino';
import { currentContext } from '#kernel/context.ts';
import { errorFacts } from '#kernel/error-facts.ts';

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

import { pino } from 'pino';

type ErrorFacts = { readonly type: string; readonly message: string; readonly stack: string; readonly code?: string };

/**
 * What is kept of an error, in logs and beside dead letters. MySQL repeats a statement's values in its errors; of those
 * only what, which key and where is kept.
 */
export function errorFacts(error: Error): ErrorFacts {
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

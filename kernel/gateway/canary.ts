import { createHash } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { Request } from 'express';
import type { ModuleName } from '#contracts/define.ts';
import { ConfigurationError } from '#kernel/config.ts';
import { ACCESS_COOKIE } from '#kernel/http/identify.ts';

/** Of a module's callers, so many percent go to instances of this version. */
export type Canary = { readonly module: ModuleName; readonly version: string; readonly percent: number };

/** Reads `academic=1.3.0:10, user=1.3.0:50`. Throws ConfigurationError naming the entry that is wrong. */
export function canariesIn(text: string, modules: readonly ModuleName[]): Canary[] {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [, name = '', version = '', share = ''] = /^(\w+)\s*=\s*([\w.+-]+)\s*:\s*(\d{1,3})$/.exec(entry) ?? [];
    const percent = Number(share);
    if (!modules.includes(name as ModuleName) || percent > 100) {
      throw new ConfigurationError(`QUESTED_CANARY: "${entry}" is not of the form module=version:percent`);
    }
    return { module: name as ModuleName, version, percent };
  });
}

/**
 * Who calls, as far as it matters for meeting the same version again: the session named in the access token (read, not
 * verified: it decides over nothing but the version), else the address.
 */
export function callerKey(req: Request): string {
  const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
  const [, payload = ''] = (bearer ?? parseCookie(req.headers.cookie ?? '')[ACCESS_COOKIE] ?? '').split('.');
  try {
    return String((JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sid: string }).sid);
  } catch {
    return req.ip ?? '';
  }
}

/** Evenly spread over 0 … 99, the same for the same caller and module in every gateway. */
export const bucketOf = (module: ModuleName, caller: string): number =>
  createHash('sha256').update(`${module}\n${caller}`).digest().readUInt32BE(0) % 100;

import type { ModuleName } from '#contracts/define.ts';
import type { AccessTokens } from '#kernel/access/tokens.ts';
import { token } from '#kernel/container.ts';
import type { Secrets } from '#kernel/secrets.ts';
import type { Revocations } from '#kernel/state/revocations.ts';

/** Services of the kernel that every module may ask its container for. */
export const accessTokensToken = token<AccessTokens>('access tokens');
export const revocationsToken = token<Revocations>('revocations');
export const secretsToken = token<Secrets>('secrets');

export type AppInfo = {
  readonly version: string;
  /** The address people type, without a slash at the end; links in mails start with it. */
  readonly publicUrl: string;
};
export const appInfoToken = token<AppInfo>('application');

/** How far a module's copies are behind what the others have said. */
export interface Freshness {
  /** Milliseconds since the oldest event was written that the module has not reached yet; 0 when there is none. */
  behind(module: ModuleName): Promise<number>;
}
export const freshnessToken = token<Freshness>('freshness');

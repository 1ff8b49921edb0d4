import type { OwnSettings } from '#contracts/ai/settings.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { type FieldProblem, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { AiSetting, INSTALLATION } from '#modules/ai/database/settings.ts';
import { NOTHING_SET } from '#modules/ai/domain/effective.ts';
import { type AddressProblem, addressProblem } from '#modules/ai/models/address.ts';
import { KEY_PURPOSE } from '#modules/ai/use-cases/keys.ts';

export type Change = { own: OwnSettings; key?: string | null | undefined; version: number };

const SAYING: Record<AddressProblem, string> = {
  notAUrl: 'This is no address.',
  credentials: 'An address holds no name and password; the key has its own field.',
  query: 'An address for models has no query and no fragment.',
  notHttps: 'An address for models begins with https://, unless the operator allows it as one inside the house.',
  private: 'This address is inside the house; the operator has to allow it first.',
};

/** What is wrong with an address, for its field. */
export function addressField(baseUrl: string, local: ReadonlySet<string>): FieldProblem | undefined {
  const problem = addressProblem(baseUrl, local);
  return problem && { path: 'baseUrl', reason: `address_${problem}`, detail: SAYING[problem] };
}

/** Changes what a place says. A key stays with the server it was given for: another address needs its own. */
export async function saveSettings(
  work: Work,
  place: { schoolId: string | null; by: string; local: ReadonlySet<string> },
  { own, key, version }: Change,
): Promise<void> {
  const cleaned = { ...own, baseUrl: own.baseUrl?.replace(/\/+$/, '') || null };
  const wrong = cleaned.baseUrl === null ? undefined : addressField(cleaned.baseUrl, place.local);
  if (wrong) throw new Refusal('UNPROCESSABLE', 'The address cannot be used.', { fields: [wrong] });
  const id = place.schoolId ?? INSTALLATION;
  const known = await work.em.findOne(AiSetting, { id });
  expectVersion({ version: known?.version ?? 0 }, version, 'setting');
  const row = known ?? work.em.create(AiSetting, { ...emptyRow, id, changedAt: work.clock.now() });
  const moved = originOf(row.own.baseUrl) !== originOf(cleaned.baseUrl);
  const changed = key ?? (moved || key === null ? null : undefined);
  if (changed !== undefined) {
    row.keySealed = changed === null ? null : work.get(secretsToken).seal(changed, KEY_PURPOSE);
    row.keyEnd = changed === null ? null : changed.slice(-4);
  }
  // Whatever was refused before was refused to other settings.
  row.trouble = null;
  row.troubleAt = null;
  row.own = cleaned;
  row.changedBy = place.by;
  row.changedAt = work.clock.now();
  await work.em.flush();
}

const emptyRow = { own: NOTHING_SET, keySealed: null, keyEnd: null, trouble: null, troubleAt: null, changedBy: null };
export const originOf = (baseUrl: string | null): string | null =>
  baseUrl !== null && URL.canParse(baseUrl) ? new URL(baseUrl).origin : null;

import type { AiSettingsView } from '#contracts/ai/admin.ts';
import { FUNCTIONS } from '#contracts/ai/functions.ts';
import type { SchoolId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { isSetUp, settingsFor } from '#modules/ai/database/effective-settings.ts';
import { AiSetting, INSTALLATION } from '#modules/ai/database/settings.ts';
import { type Effective, effective, NOTHING_SET } from '#modules/ai/domain/effective.ts';

/** The settings of a school, or of the installation for `null`: what is set there, what holds, what it would be without. */
export async function readSettingsView(em: EntityManager, schoolId: string | null): Promise<AiSettingsView> {
  // No school has the installation's id: what holds for it is what the installation says.
  const settings = await settingsFor(em, schoolId ?? INSTALLATION);
  const row = schoolId === null ? settings.installation : settings.school;
  const installation = settings.installation?.own ?? NOTHING_SET;
  const holds = schoolId === null ? effective(installation, NOTHING_SET) : settings.effective;
  const general = effective(schoolId === null ? NOTHING_SET : installation, NOTHING_SET);
  const endpoint =
    schoolId === null ? (installation.baseUrl === null ? null : settings.installation) : settings.endpoint;
  return {
    schoolId: schoolId as SchoolId | null,
    own: row?.own ?? NOTHING_SET,
    keyEnd: row?.keyEnd ?? null,
    holds: {
      endpointOf: holds.endpointOf,
      host: hostOf(holds),
      functions: FUNCTIONS.map((fn) => ({
        fn,
        ...holds.of(fn),
        available: isSetUp({ ...settings, effective: holds, endpoint }, fn),
      })),
      budgets: holds.budgets,
      keepDays: holds.keepDays,
      currency: holds.currency,
    },
    general: {
      host: hostOf(general),
      model: schoolId === null ? null : installation.model,
      budgets: general.budgets,
      keepDays: general.keepDays,
    },
    trouble: endpoint?.trouble ? { ...endpoint.trouble, at: iso(endpoint.troubleAt ?? 0) } : null,
    changedAt: row ? iso(row.changedAt) : null,
    version: row?.version ?? 0,
  };
}

const hostOf = ({ baseUrl }: Effective): string | null =>
  baseUrl !== null && URL.canParse(baseUrl) ? new URL(baseUrl).host : null;

/** The row a place's settings stand in, if there is one. */
export const settingOf = (em: EntityManager, schoolId: string | null): Promise<AiSetting | null> =>
  em.findOne(AiSetting, { id: schoolId ?? INSTALLATION });

import type { AiFunction } from '#contracts/ai/functions.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { AiSetting, INSTALLATION } from '#modules/ai/database/settings.ts';
import { type Effective, effective, NOTHING_SET } from '#modules/ai/domain/effective.ts';

export type SchoolSettings = {
  readonly effective: Effective;
  readonly installation: AiSetting | null;
  readonly school: AiSetting | null;
  /** The row whose address and key are used. */
  readonly endpoint: AiSetting | null;
};

/** What holds for a school: one statement. */
export async function settingsFor(em: EntityManager, schoolId: string): Promise<SchoolSettings> {
  const rows = await em.find(AiSetting, { id: [INSTALLATION, schoolId] });
  const installation = rows.find(({ id }) => id === INSTALLATION) ?? null;
  const school = rows.find(({ id }) => id === schoolId) ?? null;
  const holds = effective(installation?.own ?? NOTHING_SET, school?.own ?? NOTHING_SET);
  const endpoint = holds.endpointOf === 'school' ? school : holds.endpointOf === 'installation' ? installation : null;
  return { effective: holds, installation, school, endpoint };
}

/** Whether a function can be asked at all. */
export const isSetUp = ({ effective, endpoint }: SchoolSettings, fn: AiFunction): boolean => {
  const { on, model } = effective.of(fn);
  return endpoint !== null && on && model !== null;
};

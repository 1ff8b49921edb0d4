import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { OwnSettings } from '#contracts/ai/settings.ts';
import type { Trouble } from '#contracts/ai/trouble.ts';
import { instant, json, p, reference, version } from '#kernel/database/columns.ts';

/** Id of the row that holds for everybody. */
export const INSTALLATION = 'installation';

/** What the installation or one school says about models. The key is sealed and leaves this row only to be used. */
export const AiSetting = defineEntity({
  name: 'AiSetting',
  tableName: 'ai_setting',
  properties: {
    /** A school's id, or INSTALLATION. */
    id: p.string().length(36).primary(),
    own: json<OwnSettings>(),
    keySealed: p.text().nullable(),
    /** The last four characters of the key, so that people know which one is in use. */
    keyEnd: p.string().length(4).nullable(),
    /** What the endpoint refused last, until a call succeeds again. */
    trouble: json<Trouble>().nullable(),
    troubleAt: instant().nullable(),
    changedBy: reference().nullable(),
    changedAt: instant(),
    version: version(),
  },
});
export type AiSetting = InferEntity<typeof AiSetting>;

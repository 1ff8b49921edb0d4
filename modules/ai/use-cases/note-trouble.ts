import type { Trouble } from '#contracts/ai/trouble.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { AiSetting } from '#modules/ai/database/settings.ts';

/** What somebody has to do something about; a busy or slow endpoint mends itself. */
const LASTING: readonly Trouble['kind'][] = [
  'wrongKey',
  'unknownModel',
  'notAnEndpoint',
  'refusedAddress',
  'quota',
  'unreachable',
  'refusedRequest',
];

/** Writes down for the administrator what an endpoint refused. */
export async function noteTrouble(context: ModuleContext, settingId: string, trouble: Trouble): Promise<void> {
  if (!LASTING.includes(trouble.kind)) return;
  await context.transact(({ em, clock }) =>
    em.nativeUpdate(AiSetting, { id: settingId }, { trouble, troubleAt: clock.now() }),
  );
}

/** A call has succeeded again. */
export async function clearTrouble(context: ModuleContext, settingId: string): Promise<void> {
  await context.transact(({ em }) => em.nativeUpdate(AiSetting, { id: settingId }, { trouble: null, troubleAt: null }));
}

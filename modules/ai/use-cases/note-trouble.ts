import { endpointRefused } from '#contracts/ai/events.ts';
import type { Trouble } from '#contracts/ai/trouble.ts';
import type { SchoolId } from '#contracts/ids.ts';
import { dayIn } from '#kernel/clock.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { AiSetting } from '#modules/ai/database/settings.ts';
import { timeZoneOf } from '#modules/ai/database/time-zone.ts';

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

type Refused = { settingId: string; schoolId: string; trouble: Trouble };

/**
 * Writes down for the administrator what an endpoint refused, and has them told when it begins. Beside the unit of work,
 * so that nobody who is changing the settings meanwhile meets a conflict.
 */
export async function noteTrouble(context: ModuleContext, { settingId, schoolId, trouble }: Refused): Promise<void> {
  if (!LASTING.includes(trouble.kind)) return;
  await context.transact(async (work) => {
    const { em, clock } = work;
    const known = await em.findOne(AiSetting, { id: settingId }, { fields: ['trouble'] });
    await em.nativeUpdate(AiSetting, { id: settingId }, { trouble, troubleAt: clock.now() });
    if (!known || known.trouble?.kind === trouble.kind) return;
    const day = dayIn(await timeZoneOf(em, schoolId), clock.now());
    const root = { id: work.ids.next(), eventSeq: 0 };
    work.publish(endpointRefused, root, { schoolId: schoolId as SchoolId, settingId, kind: trouble.kind, day });
  });
}

/** A call has succeeded again. */
export async function clearTrouble(context: ModuleContext, settingId: string): Promise<void> {
  await context.transact(({ em }) => em.nativeUpdate(AiSetting, { id: settingId }, { trouble: null, troubleAt: null }));
}

import * as z from 'zod';
import { defineEvent, type EventContract, type ModuleName } from '#contracts/define.ts';

export const StuckData = z.object({ saga: z.string(), reason: z.string() });
export type SagaStuck = EventContract<typeof StuckData, undefined>;

const made = new Map<ModuleName, SagaStuck>();

/**
 * What a module tells itself when a saga of its cannot be undone. Its own reaction refuses it, so that it becomes a dead
 * letter like everything else that needs a person, and setting that letter to be tried again lets the saga go on.
 */
export function sagaStuck(module: ModuleName): SagaStuck {
  const known = made.get(module);
  if (known) return known;
  const event = defineEvent({ type: `${module}.saga-stuck.v1`, aggregate: 'saga', data: StuckData });
  made.set(module, event);
  return event;
}

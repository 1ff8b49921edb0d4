import type { Evidence } from '#contracts/analytics/queries.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { readEvidence } from '#modules/analytics/database/read-models/evidence.ts';

/** What ai writes a draft from. Who asks has been asked by a teacher of that class. */
export async function evaluationEvidence(
  context: ModuleContext,
  input: { classId: string; personId: string },
): Promise<{ items: Evidence[] }> {
  const pieces = await readEvidence(context.read(), input);
  return { items: pieces.map(({ id, kind, day, text }) => ({ id, kind, day, text })) };
}

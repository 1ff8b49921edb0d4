import type { EnvelopeOf } from '#contracts/define.ts';
import type { importFinished } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

export async function onImportFinished(work: Work, event: EnvelopeOf<typeof importFinished>): Promise<void> {
  const { by, schoolId, importId, created, updated, undone } = event.data;
  await tell(work, {
    personId: by,
    schoolId,
    kind: undone ? 'import-undone' : 'import-finished',
    cause: event.id,
    values: { count: created + updated },
    link: `/people/imports/${importId}`,
  });
}

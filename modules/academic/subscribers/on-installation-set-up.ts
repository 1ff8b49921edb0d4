import type { EnvelopeOf } from '#contracts/define.ts';
import type { installationSetUp } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { foundSchool } from '#modules/academic/use-cases/found-school.ts';

/** The first-run page was filled in: the school it names comes into being under the id it was given. */
export async function onInstallationSetUp(work: Work, event: EnvelopeOf<typeof installationSetUp>): Promise<void> {
  const { schoolId, ...school } = event.data;
  await foundSchool(work, { id: schoolId, ...school });
}

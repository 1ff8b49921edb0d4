import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import { ClassThemeRules } from '#modules/content/database/personal-themes.ts';

/** A teacher says how the class chooses. What is chosen already stays chosen. */
export async function changeThemeRules(
  work: Work,
  classId: string,
  { approvalFirst, version }: { approvalFirst: boolean; version: number },
): Promise<void> {
  const { schoolId } = await theOpenClass(work.em, classId);
  const rules = await work.em.findOne(ClassThemeRules, { id: classId });
  if ((rules?.version ?? 0) !== version) throw versionConflict('setting');
  if (rules) rules.approvalFirst = approvalFirst;
  else work.em.create(ClassThemeRules, { id: classId, schoolId, approvalFirst, version: 1 });
  await work.em.flush().catch((error: unknown) => {
    // Two teachers set the first rules at the same moment: the second has not seen the other's.
    throw error instanceof UniqueConstraintViolationException ? versionConflict('setting') : error;
  });
}

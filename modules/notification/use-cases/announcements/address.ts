import type { AudienceChoices, AudiencePart } from '#contracts/notification/announcements.ts';
import type { Principal } from '#kernel/access/principal.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { refuseField } from '#kernel/errors.ts';
import { placesOf, reachableBy, taughtBy } from '#modules/notification/database/audience.ts';

type Caller = Pick<Principal, 'id' | 'role'>;

/** Whom somebody may address: administrators the whole school, teachers whom they teach and lead. */
export async function choicesFor(em: EntityManager, schoolId: string, { id, role }: Caller): Promise<AudienceChoices> {
  const all = role === 'admin';
  const { classes, classGroups } = all ? await placesOf(em, schoolId) : await taughtBy(em, id);
  return {
    school: all,
    grades: all ? [...new Set(classGroups.map(({ grade }) => grade))].sort((a, b) => a - b) : [],
    classGroups: classGroups as AudienceChoices['classGroups'],
    classes: classes as AudienceChoices['classes'],
  };
}

/** Refuses an audience with somebody in it whom the caller may not address, naming the part. */
export async function checkAudience(
  em: EntityManager,
  schoolId: string,
  caller: Caller,
  audience: readonly AudiencePart[],
): Promise<void> {
  const choices = await choicesFor(em, schoolId, caller);
  const classes = new Set<string>(choices.classes.map(({ id }) => id));
  const groups = new Set<string>(choices.classGroups.map(({ id }) => id));
  const people = audience.flatMap((part) => (part.kind === 'person' ? [part.id as string] : []));
  const reachable =
    caller.role === 'admin' || people.length === 0
      ? undefined
      : new Set(
          (await reachableBy(em, schoolId, caller.id).where('who.id', 'in', people).execute()).map(({ id }) => id),
        );
  const allowed = (part: AudiencePart): boolean => {
    switch (part.kind) {
      case 'school':
        return choices.school;
      case 'grade':
        return choices.grades.includes(part.grade);
      case 'classGroup':
        return groups.has(part.id);
      case 'class':
        return classes.has(part.id);
      case 'team':
        return classes.has(part.classId);
      case 'person':
        return reachable?.has(part.id) ?? true;
    }
  };
  const wrong = audience.findIndex((part) => !allowed(part));
  if (wrong >= 0)
    throw refuseField(
      'FORBIDDEN',
      `audience.${wrong}`,
      'not_addressed',
      'You may not write to this part of the school.',
    );
}

import type { SchoolId } from '#contracts/ids.ts';
import { placementRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import type { User } from '#modules/user/database/people.ts';
import type { GroupName } from '#modules/user/domain/import/row.ts';

/** Asks academic to seat a person in a class group of the current year; `null` takes them out. */
export function place(
  work: Work,
  user: User,
  schoolId: SchoolId,
  seat: { group: GroupName | null; number: number | null },
  createGroup: boolean,
): void {
  if (user.role === 'admin') return;
  work.publish(placementRequested, user, {
    schoolId,
    role: user.role,
    group: seat.group && { grade: seat.group.grade, name: seat.group.name },
    number: seat.group ? seat.number : null,
    createGroup,
  });
}

import { DAY } from '#kernel/clock.ts';
import { forbidden, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolClass } from '#modules/academic/database/entities.ts';
import { theClass, theOpenClass } from '#modules/academic/database/find.ts';
import { codeFrom, foldCode } from '#modules/academic/domain/codes.ts';
import { randomToken } from '#modules/academic/services.ts';
import { pupilsToSeat, seatPupils } from '#modules/academic/use-cases/seat-pupils.ts';

const LENGTH = 8;

/** A new code to be shown in class; the one before is void. */
export async function openJoinCode(work: Work, classId: string, days: number): Promise<SchoolClass> {
  const schoolClass = await theOpenClass(work.em, classId);
  schoolClass.joinCode = codeFrom(work.get(randomToken)(LENGTH), LENGTH);
  schoolClass.joinCodeExpiresAt = work.clock.now() + days * DAY;
  return schoolClass;
}

export async function closeJoinCode(work: Work, classId: string): Promise<SchoolClass> {
  const schoolClass = await theClass(work.em, classId);
  schoolClass.joinCode = schoolClass.joinCodeExpiresAt = null;
  return schoolClass;
}

/** A pupil joins a class of their own school. Unknown, expired and foreign codes get the same answer. */
export async function joinClass(
  work: Work,
  pupil: { id: string; role: string; schoolId: string | null },
  typed: string,
) {
  if (pupil.role !== 'student') throw forbidden('Only pupils join by code.');
  const schoolClass = await work.em.findOne(SchoolClass, { joinCode: foldCode(typed), archived: false });
  const good =
    schoolClass && schoolClass.schoolId === pupil.schoolId && (schoolClass.joinCodeExpiresAt ?? 0) > work.clock.now();
  if (!good) throw refuseField('JOIN_CODE_UNKNOWN', 'code', 'invalid', 'This code is not valid (any more).');
  const { pupilIds } = await pupilsToSeat(work, schoolClass, { studentIds: [pupil.id] });
  await seatPupils(work, schoolClass.id, pupilIds);
  return schoolClass;
}

import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Membership } from '#modules/academic/database/entities.ts';
import { theOpenClass } from '#modules/academic/database/find.ts';
import { enrollment } from '#modules/academic/sagas/enrollment.ts';
import { pupilsToSeat, unseatPupils, type WantedPupils } from '#modules/academic/use-cases/seat-pupils.ts';

export type Enrolled = { enrolled: string[]; already: number; sagaId: string | null };

/**
 * Pupils sit in a class from now on: the given ones and, if asked, everybody of a class group. Who sits there already is
 * counted, not seated twice. The saga has user confirm who they are and has them told; without new pupils there is none.
 */
export async function enrollStudents(work: Work, classId: string, wanted: WantedPupils): Promise<Enrolled> {
  const schoolClass = await theOpenClass(work.em, classId);
  const { pupilIds, already } = await pupilsToSeat(work, schoolClass, wanted);
  if (pupilIds.length === 0) return { enrolled: [], already, sagaId: null };
  const { schoolId, name: className } = schoolClass;
  const saga = await work.startSaga(enrollment, { schoolId, classId, className, pupilIds });
  return { enrolled: saga.data.seatIds, already, sagaId: saga.id };
}

/** Takes a pupil out of a class; the enrolment stays as history. */
export async function unenrollStudent(work: Work, enrollmentId: string): Promise<void> {
  const seat = await work.em.findOne(Membership, { id: enrollmentId, placeKind: 'class', as: 'student', gone: false });
  if (!seat) throw refuseField('NOT_FOUND', 'id', 'invalid', 'There is no such enrolment.');
  await theOpenClass(work.em, seat.placeId);
  await unseatPupils(work, [seat.id]);
}

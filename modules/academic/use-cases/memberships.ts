import * as events from '#contracts/academic/events.ts';
import type { EventContract, MembershipRow } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { type ClassGroup, Membership, type SchoolClass } from '#modules/academic/database/entities.ts';
import { numberKey, seatKey, yearKey } from '#modules/academic/domain/seats.ts';

const row = (membership: Membership): MembershipRow => ({
  schoolId: membership.schoolId,
  personId: membership.personId,
  placeKind: membership.placeKind,
  placeId: membership.placeId,
  as: membership.as,
  number: membership.number ?? null,
});

type Seat = Pick<Membership, 'placeKind' | 'placeId' | 'as' | 'personId' | 'schoolId'> & {
  number?: number | null;
  owner?: boolean;
  yearKey?: string;
};

function sit(work: Work, seat: Seat): Membership {
  return work.em.create(Membership, {
    id: work.ids.next(),
    ...seat,
    number: seat.number ?? null,
    owner: seat.owner ?? false,
    gone: false,
    since: work.clock.now(),
    until: null,
    seatKey: seatKey(seat.placeId, seat.personId),
    numberKey: numberKey(seat.placeId, seat.number ?? null),
    yearKey: seat.yearKey ?? null,
    eventSeq: 0,
    version: 1,
  });
}

/** Who seats somebody else; null for people who seat themselves. */
const byOther = (work: Work, personId: string) =>
  (work.actor === undefined || work.actor === personId ? null : work.actor) as never;

/** A pupil sits in a class from now on; in a saga it is the saga that tells them. */
export function seatStudent(work: Work, schoolClass: SchoolClass, personId: string, sagaId?: string): Membership {
  const seat = sit(work, {
    placeKind: 'class',
    placeId: schoolClass.id,
    as: 'student',
    personId,
    schoolId: schoolClass.schoolId,
  });
  work.publish(events.studentEnrolled, seat, {
    ...row(seat),
    by: byOther(work, personId),
    className: schoolClass.name,
    ...(sagaId ? { sagaId: sagaId as never } : {}),
  });
  return seat;
}

export function seatTeacher(work: Work, schoolClass: SchoolClass, personId: string, owner: boolean): Membership {
  const seat = sit(work, {
    placeKind: 'class',
    placeId: schoolClass.id,
    as: 'teacher',
    personId,
    owner,
    schoolId: schoolClass.schoolId,
  });
  work.publish(events.teacherAssigned, seat, {
    ...row(seat),
    ...{ owner, className: schoolClass.name, by: byOther(work, personId) },
  });
  return seat;
}

/** A pupil sits in a class group of a year, with an attendance number or without. */
export function seatInGroup(work: Work, group: ClassGroup, personId: string, number: number | null): Membership {
  const seat = sit(work, {
    placeKind: 'classGroup',
    placeId: group.id,
    as: 'student',
    personId,
    number,
    schoolId: group.schoolId,
    yearKey: yearKey(group.yearId, personId),
  });
  work.publish(events.pupilPlaced, seat, row(seat));
  return seat;
}

export function seatHomeroomTeacher(work: Work, group: ClassGroup, personId: string): Membership {
  const seat = sit(work, {
    placeKind: 'classGroup',
    placeId: group.id,
    as: 'teacher',
    personId,
    schoolId: group.schoolId,
  });
  work.publish(events.homeroomAssigned, seat, row(seat));
  return seat;
}

/** Another attendance number. Swaps must go through `null`, because a number is never held twice. */
export function renumber(work: Work, seat: Membership, number: number | null): void {
  if ((seat.number ?? null) === number) return;
  seat.number = number;
  seat.numberKey = numberKey(seat.placeId, number);
  work.publish(events.pupilPlaced, seat, row(seat));
}

const LEAVING: Record<`${Membership['placeKind']} ${Membership['as']}`, EventContract> = {
  'class student': events.studentUnenrolled,
  'class teacher': events.teacherUnassigned,
  'classGroup student': events.pupilRemoved,
  'classGroup teacher': events.homeroomUnassigned,
};

/** The seat is free; the row stays as history. */
export function unseat(work: Work, seat: Membership): void {
  seat.gone = true;
  seat.until = work.clock.now();
  seat.seatKey = seat.numberKey = seat.yearKey = null;
  work.publish(LEAVING[`${seat.placeKind} ${seat.as}`], seat, row(seat));
}

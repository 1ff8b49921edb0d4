import type { AnyEntity, EntityManager } from '#kernel/database/database.ts';
import type { Belongings } from '#kernel/module.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';
import { DayOff } from '#modules/academic/database/days-off.ts';
import {
  ClassGroup,
  Group,
  Membership,
  SchoolClass,
  SchoolYear,
  Subject,
  Term,
} from '#modules/academic/database/entities.ts';

/** Things that only belong to a school. */
const ofSchool = (entity: AnyEntity) => async (em: EntityManager, id: string) => {
  const row = (await em.findOne(entity, { id }, { fields: ['schoolId'] })) as { schoolId: string } | null;
  return row ? { schoolId: row.schoolId } : undefined;
};

/** What each thing of this module belongs to, for access words. */
export const belongings: Belongings = {
  year: ofSchool(SchoolYear),
  term: ofSchool(Term),
  subject: ofSchool(Subject),
  dayOff: ofSchool(DayOff),
  classGroup: ofSchool(ClassGroup),
  async class(em, id) {
    const row = await em.findOne(SchoolClass, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId, classId: id } : undefined;
  },
  async group(em, id) {
    const row = await em.findOne(Group, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async membership(em, id) {
    const row = await em.findOne(Membership, { id, placeKind: 'classGroup', as: 'student', gone: false });
    return row ? { schoolId: row.schoolId, personId: row.personId } : undefined;
  },
  async saga(em, id) {
    const row = await em.findOne(BusSaga, { id });
    if (!row) return undefined;
    const { actor } = row.context;
    return { schoolId: row.schoolId ?? null, ...(actor ? { personId: actor } : {}) };
  },
  async enrollment(em, id) {
    const row = await em.findOne(Membership, { id, placeKind: 'class', as: 'student', gone: false });
    return row ? { schoolId: row.schoolId, classId: row.placeId, personId: row.personId } : undefined;
  },
};

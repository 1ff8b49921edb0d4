import type { Belongings } from '#kernel/module.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';
import { Curriculum } from '#modules/content/database/curricula.ts';
import { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { MainTheme } from '#modules/content/database/themes.ts';
import { fileBelongings } from '#modules/content/file-belongings.ts';
import { classes } from '#modules/content/replicas/academic.ts';
import { people } from '#modules/content/replicas/user.ts';

/** What each thing of this module belongs to, for access words. */
export const belongings: Belongings = {
  async class(em, id) {
    const row = await em.findOne(classes.entity, { id, gone: false });
    return row ? { schoolId: row.schoolId, classId: id } : undefined;
  },
  async user(em, id) {
    const row = await em.findOne(people.entity, { id, gone: false });
    return row ? { schoolId: row.schoolId, personId: id } : undefined;
  },
  async theme(em, id) {
    const row = await em.findOne(PersonalTheme, { id }, { fields: ['schoolId', 'classId', 'personId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId, personId: row.personId } : undefined;
  },
  async mainTheme(em, id) {
    const row = await em.findOne(MainTheme, { id });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async curriculum(em, id) {
    const row = await em.findOne(Curriculum, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async assignment(em, id) {
    const row = await em.findOne(BusSaga, { id });
    if (!row) return undefined;
    const { actor } = row.context;
    return { schoolId: row.schoolId ?? null, ...(actor ? { personId: actor } : {}) };
  },
  ...fileBelongings,
};

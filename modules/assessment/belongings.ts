import type { Belongings } from '#kernel/module.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';
import { people } from '#modules/assessment/replicas/user.ts';

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
};

import type { Belongings } from '#kernel/module.ts';
import { AiCall } from '#modules/ai/database/calls.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { classes } from '#modules/ai/replicas/academic.ts';

/** What each thing of this module belongs to, for access words. */
export const belongings: Belongings = {
  async class(em, id) {
    const row = await em.findOne(classes.entity, { id, gone: false });
    return row ? { schoolId: row.schoolId, classId: id } : undefined;
  },
  async draft(em, id) {
    const row = await em.findOne(Draft, { id }, { fields: ['schoolId', 'classId', 'personId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId, personId: row.personId } : undefined;
  },
  async aiCall(em, id) {
    const row = await em.findOne(AiCall, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
};

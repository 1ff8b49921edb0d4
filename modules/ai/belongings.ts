import type { Belongings } from '#kernel/module.ts';
import { AiCall } from '#modules/ai/database/calls.ts';

/** What each thing of this module belongs to, for access words. */
export const belongings: Belongings = {
  async aiCall(em, id) {
    const row = await em.findOne(AiCall, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
};

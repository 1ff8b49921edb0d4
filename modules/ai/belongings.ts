import type { Belongings } from '#kernel/module.ts';
import { AiCall } from '#modules/ai/database/calls.ts';
import { Alert, Conversation, Turn } from '#modules/ai/database/conversations.ts';
import { Draft } from '#modules/ai/database/drafts.ts';
import { classes } from '#modules/ai/replicas/academic.ts';
import { people } from '#modules/ai/replicas/user.ts';

const fields = ['schoolId', 'classId', 'personId', 'kind'] as const;
/** A teacher's own conversation belongs to nobody's class: colleagues do not read it. */
const belonging = (row: { schoolId: string; classId: string; personId: string; kind: Conversation['kind'] } | null) =>
  row
    ? { schoolId: row.schoolId, personId: row.personId, ...(row.kind === 'coach' ? { classId: row.classId } : {}) }
    : undefined;

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
  async user(em, id) {
    const row = await em.findOne(people.entity, { id, gone: false });
    return row ? { schoolId: row.schoolId, personId: id } : undefined;
  },
  conversation: async (em, id) => belonging(await em.findOne(Conversation, { id }, { fields: [...fields] })),
  async turn(em, id) {
    const row = await em.findOne(Turn, { id }, { fields: ['conversationId'] });
    return row
      ? belonging(await em.findOne(Conversation, { id: row.conversationId }, { fields: [...fields] }))
      : undefined;
  },
  async aiCall(em, id) {
    const row = await em.findOne(AiCall, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async alert(em, id) {
    const row = await em.findOne(Alert, { id }, { fields: ['schoolId', 'classId', 'personId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId, personId: row.personId } : undefined;
  },
};

import type { Belongings } from '#kernel/module.ts';
import {
  Category,
  Delivery,
  ItemImport,
  KnowledgeItem,
  LearningPath,
  PathAssignment,
  TextSet,
} from '#modules/basebuilder/database/materials.ts';
import { PracticeSession } from '#modules/basebuilder/database/practice.ts';
import { classes } from '#modules/basebuilder/replicas/academic.ts';
import { people } from '#modules/basebuilder/replicas/user.ts';

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
  async category(em, id) {
    const row = await em.findOne(Category, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async delivery(em, id) {
    const row = await em.findOne(Delivery, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async knowledgeItem(em, id) {
    const row = await em.findOne(KnowledgeItem, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async itemImport(em, id) {
    const row = await em.findOne(ItemImport, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async textSet(em, id) {
    const row = await em.findOne(TextSet, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async pathAssignment(em, id) {
    const row = await em.findOne(PathAssignment, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async learningPath(em, id) {
    const row = await em.findOne(LearningPath, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async practiceSession(em, id) {
    const row = await em.findOne(PracticeSession, { id }, { fields: ['schoolId', 'personId'] });
    return row ? { schoolId: row.schoolId, personId: row.personId } : undefined;
  },
};

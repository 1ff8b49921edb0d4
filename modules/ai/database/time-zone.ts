import type { EntityManager } from '#kernel/database/database.ts';
import { schools } from '#modules/ai/replicas/academic.ts';

/** Where a school's clocks are. */
export const timeZoneOf = async (em: EntityManager, schoolId: string): Promise<string> =>
  (await em.findOne(schools.entity, { id: schoolId }))?.timeZone ?? 'Asia/Tokyo';

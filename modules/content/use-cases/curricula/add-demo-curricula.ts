import type { SchoolId } from '#contracts/ids.ts';
import type { Work } from '#kernel/module.ts';
import { Curriculum } from '#modules/content/database/curricula.ts';
import { demoCurriculum } from '#modules/content/domain/curricula/demo.ts';
import { classes } from '#modules/content/replicas/academic.ts';
import { createCurriculum } from '#modules/content/use-cases/curricula/create-curriculum.ts';
import { show } from '#modules/content/use-cases/curricula/publish-curriculum.ts';

/** A published plan for every class of a sample school that has none yet, so that it can run again. */
export async function addDemoCurricula(work: Work, schoolId: SchoolId): Promise<void> {
  const rows = await work.em.find(
    classes.entity,
    { schoolId, gone: false, archived: false },
    { orderBy: { id: 'asc' } },
  );
  const there = new Set((await work.em.find(Curriculum, { schoolId })).map(({ classId }) => classId));
  for (const { id, name } of rows) {
    if (there.has(id)) continue;
    const document = demoCurriculum(name, work.ids.next);
    await show(work, await createCurriculum(work, id, { document, origin: 'demo' }), []);
  }
}

import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Curriculum } from '#modules/content/database/curricula.ts';
import { theOpenClass } from '#modules/content/database/find.ts';

/** Puts a curriculum away, or takes it out again. What pupils see has to be withdrawn first. */
export async function removeCurriculum(work: Work, id: string, hidden: boolean): Promise<Curriculum> {
  const curriculum = await work.em.findOne(Curriculum, { id });
  if (!curriculum) throw notFound('curriculum');
  await theOpenClass(work.em, curriculum.classId);
  if (hidden && curriculum.state === 'published') {
    throw new Refusal('CONFLICT', 'Pupils see this curriculum. Withdraw it first.');
  }
  curriculum.hidden = hidden;
  await work.em.flush();
  return curriculum;
}

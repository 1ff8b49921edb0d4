import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { Curriculum } from '#modules/content/database/curricula.ts';
import { MainTheme } from '#modules/content/database/themes.ts';
import { classes } from '#modules/content/replicas/academic.ts';

/** The row, or the refusal a person reads. Callers have been granted access to it already. */
export async function theMainTheme(em: EntityManager, id: string): Promise<MainTheme> {
  const theme = await em.findOne(MainTheme, { id });
  if (!theme) throw notFound('main theme');
  return theme;
}

/** A class that takes changes: not put away. */
export async function theOpenClass(em: EntityManager, id: string): Promise<{ id: string; schoolId: string }> {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

export async function theCurriculum(em: EntityManager, id: string): Promise<Curriculum> {
  const curriculum = await em.findOne(Curriculum, { id, hidden: false });
  if (!curriculum) throw notFound('curriculum');
  return curriculum;
}

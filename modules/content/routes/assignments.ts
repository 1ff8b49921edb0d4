import { AssignmentView } from '#contracts/content/curricula.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { readSaga } from '#kernel/saga/read-saga.ts';
import { Assignment, sagas } from '#modules/content/sagas/curriculum-assignment.ts';

export async function readAssignment(em: EntityManager, sagaId: string): Promise<AssignmentView> {
  const progress = await readSaga(em, sagaId, sagas);
  if (!progress) throw notFound('assignment');
  const { title, publish, classes } = Assignment.parse(progress.data);
  const { id, state, steps, reason, startedAt, endedAt } = progress;
  return AssignmentView.parse({
    ...{ id, state, steps, reason, title, publish },
    classes: classes.map(({ classId, className, copyId, refused }) => ({
      ...{ classId, className, refused },
      curriculumId: state === 'done' ? copyId : null,
    })),
    startedAt: iso(startedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
  });
}

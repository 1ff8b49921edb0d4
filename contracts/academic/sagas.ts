import * as z from 'zod';
import { Instant, may, route } from '#contracts/define.ts';
import { ClassId, SagaId } from '#contracts/ids.ts';

/** Pupils come into a class: each step is done by one module, and what was done is undone when a later step cannot be. */
export const SagaView = z.object({
  id: SagaId,
  kind: z.enum(['enrollment', 'class-with-pupils']),
  /** `stuck`: undoing has failed and an operator is wanted. */
  state: z.enum(['running', 'done', 'undoing', 'undone', 'stuck']),
  steps: z.array(
    z.object({
      /** `seat`: they sit in the class. `check`: user confirms who they are. `tell`: they have been told. */
      name: z.enum(['seat', 'check', 'tell']),
      state: z.enum(['waiting', 'running', 'done', 'failed', 'undoing', 'undone', 'stuck']),
    }),
  ),
  /** Why it is being undone (`academic.enrollment-undone`). */
  reason: z.string().nullable(),
  classId: ClassId,
  className: z.string(),
  pupils: z.number().int(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
});
export type SagaView = z.infer<typeof SagaView>;

export const sagaRoutes = {
  saga: route
    .meta(may(['self', 'adminOfSchool', 'operator'], 'saga', 'id'))
    .route({
      method: 'GET',
      path: '/sagas/{id}',
      summary: 'How far an enrolment is that spans several modules: for who asked for it, and the administrators',
      tags: ['academic'],
    })
    .input(z.object({ id: SagaId }))
    .output(SagaView),
};

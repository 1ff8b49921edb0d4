import { academicRoutes } from '#contracts/academic/routes.ts';
import { SagaView } from '#contracts/academic/sagas.ts';
import { iso } from '#kernel/clock.ts';
import { notFound } from '#kernel/errors.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { readSaga } from '#kernel/saga/read-saga.ts';
import { sagas } from '#modules/academic/sagas/index.ts';
import { Seating } from '#modules/academic/sagas/seating.ts';

const os = routesOf(academicRoutes);

export const sagaRoutes = {
  saga: os.saga.handler(async ({ input, context }) => {
    const progress = await readSaga(context.read(), input.id, sagas);
    if (!progress) throw notFound('saga');
    const { classId, className, pupilIds } = Seating.parse(progress.data);
    const { id, saga: kind, state, steps, reason, startedAt, endedAt } = progress;
    return SagaView.parse({
      ...{ id, kind, state, steps, reason, classId, className },
      pupils: pupilIds.length,
      startedAt: iso(startedAt),
      endedAt: endedAt === null ? null : iso(endedAt),
    });
  }),
};

import { aiRoutes } from '#contracts/ai/routes.ts';
import { dayIn } from '#kernel/clock.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { secretsToken } from '#kernel/services.ts';
import { settingsFor } from '#modules/ai/database/effective-settings.ts';
import { listCalls, readCall } from '#modules/ai/database/read-models/calls.ts';
import { listUsageOfPeople, readUsage } from '#modules/ai/database/read-models/usage.ts';
import { timeZoneOf } from '#modules/ai/database/time-zone.ts';

const os = routesOf(aiRoutes);

export const usageRoutes = {
  aiUsage: os.aiUsage.handler(async ({ context, input }) => {
    const em = context.read();
    const schoolId = context.schoolId ?? '';
    const today = dayIn(await timeZoneOf(em, schoolId), context.clock.now());
    const { effective } = await settingsFor(em, schoolId);
    return readUsage(em, { schoolId, month: input.month ?? today.slice(0, 7), today, effective });
  }),
  aiUsageOfPeople: os.aiUsageOfPeople.handler(({ context, input }) =>
    listUsageOfPeople(context.read(), { ...input, schoolId: context.schoolId ?? '' }),
  ),
  aiCalls: os.aiCalls.handler(({ context, input }) =>
    listCalls(context.read(), { ...input, schoolId: context.schoolId ?? '' }),
  ),
  aiCall: os.aiCall.handler(async ({ context, input }) => {
    const em = context.read();
    const { effective } = await settingsFor(em, context.schoolId ?? '');
    return readCall(em, context.get(secretsToken), input.id, effective.currency);
  }),
};

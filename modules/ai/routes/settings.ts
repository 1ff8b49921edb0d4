import { FUNCTIONS } from '#contracts/ai/functions.ts';
import { aiRoutes } from '#contracts/ai/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { isSetUp, settingsFor } from '#modules/ai/database/effective-settings.ts';
import { readSettingsView } from '#modules/ai/database/read-models/settings-view.ts';
import { providerModelsToken } from '#modules/ai/models/provider-models.ts';
import { originOf, saveSettings } from '#modules/ai/use-cases/save-settings.ts';
import { testSettings } from '#modules/ai/use-cases/test-settings.ts';

const os = routesOf(aiRoutes);

export const settingRoutes = {
  aiStatus: os.aiStatus.handler(async ({ context }) => {
    const { schoolId } = context;
    const settings = schoolId === null ? undefined : await settingsFor(context.read(), schoolId);
    return { functions: FUNCTIONS.map((fn) => ({ fn, available: settings !== undefined && isSetUp(settings, fn) })) };
  }),
  aiSettings: os.aiSettings.handler(({ context }) => readSettingsView(context.read(), context.schoolId)),
  saveAiSettings: os.saveAiSettings.handler(async ({ context, input: { own, key, version } }) => {
    const { connection } = context.get(providerModelsToken);
    const place = { schoolId: context.schoolId, by: context.me.id, local: connection.local };
    await context.transact((work) => saveSettings(work, place, { own, key, version }));
    // An endpoint that was left alone may be another one now, or mended: the next call finds out.
    if (originOf(own.baseUrl) !== null && own.baseUrl) connection.circuits.forget(own.baseUrl);
    return readSettingsView(context.read(), context.schoolId);
  }),
  testAiSettings: os.testAiSettings.handler(({ context, input: { baseUrl, model, key } }) => {
    const { connection } = context.get(providerModelsToken);
    const { schoolId } = context;
    return testSettings(context, connection, { schoolId, baseUrl, model, key, local: connection.local });
  }),
};

import type { AiFunction } from '#contracts/ai/functions.ts';
import type { OwnSettings } from '#contracts/ai/settings.ts';
import type { Dialect } from '#kernel/database/database.ts';
import type { ModuleManifest } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { type BootOptions, bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import type { SchoolWithClass } from '#kernel/testing/school-with-class.ts';
import { AiSetting, INSTALLATION } from '#modules/ai/database/settings.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { NOTHING_SET } from '#modules/ai/domain/effective.ts';
import { type ModelCall, type Models, modelsToken } from '#modules/ai/models/models.ts';
import { KEY_PURPOSE } from '#modules/ai/use-cases/keys.ts';
import { FakeOpenAi } from '../../../e2e/support/fake-openai.ts';

export { FakeOpenAi };

/** The module beside a test server of models that it may speak to; short of patience, so that hanging ends soon. */
export async function bootWithModel(
  module: ModuleManifest,
  { dialect, ...more }: { dialect: Dialect } & Partial<BootOptions>,
): Promise<{ app: TestApplication; fake: FakeOpenAi }> {
  const fake = await FakeOpenAi.start();
  const environment = {
    QUESTED_AI_LOCAL: new URL(fake.url).origin,
    QUESTED_AI_FIRST_SECONDS: '0.5',
    QUESTED_AI_LONGEST_SECONDS: '20',
    ...more.environment,
  };
  return { fake, app: await bootModule(module, { ...more, dialect, environment }) };
}

/** Sets models up for everybody, or for one school, as the settings page does. */
export async function setUpModel(
  app: TestApplication,
  own: Partial<OwnSettings>,
  { id = INSTALLATION, key = 'sk-test-1234' }: { id?: string; key?: string } = {},
): Promise<void> {
  await app.context('ai').transact(async (work) => {
    const known = await work.em.findOne(AiSetting, { id });
    const row =
      known ??
      work.em.create(AiSetting, {
        id,
        own: NOTHING_SET,
        keySealed: null,
        keyEnd: null,
        trouble: null,
        troubleAt: null,
        changedBy: null,
        changedAt: work.clock.now(),
      });
    row.own = { ...NOTHING_SET, ...own };
    row.keySealed = work.get(secretsToken).seal(key, KEY_PURPOSE);
    row.keyEnd = key.slice(-4);
  });
}

/** A call as somebody in the class makes it. */
export const callOf = (school: SchoolWithClass, content: string, more: Partial<ModelCall> = {}): ModelCall => ({
  fn: 'coach' satisfies AiFunction,
  schoolId: school.schoolId,
  personId: school.pupils[0]?.id ?? '',
  classId: school.schoolClass.id,
  prompt: 'test@1 ja',
  messages: [{ role: 'user', content }],
  longest: 200,
  signal: new AbortController().signal,
  ...more,
});

export const modelsOf = (app: TestApplication): Models => app.context('ai').get(modelsToken);

/** Everything a stream says and how it ends. */
export async function readAll(models: Models, call: ModelCall) {
  const stream = models.stream(call);
  const pieces: string[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done) return { text: pieces.join(''), pieces, end: step.value };
    pieces.push(step.value);
  }
}

/** What is written down of calls, the newest last. */
export const callsIn = (app: TestApplication) =>
  tables(app.context('ai').read()).selectFrom('ai_call').selectAll().orderBy('id').execute();
export const spendingIn = (app: TestApplication) =>
  tables(app.context('ai').read()).selectFrom('ai_spending').selectAll().orderBy('id').execute();

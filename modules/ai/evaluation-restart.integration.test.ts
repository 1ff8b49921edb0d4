import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { evaluationDrafted } from '#contracts/ai/events.ts';
import { evaluationDraftsRequested } from '#contracts/analytics/events.ts';
import { evaluationEvidence } from '#contracts/analytics/queries.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { answer } from '#kernel/module.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { schoolWithClass } from '#kernel/testing/school-with-class.ts';
import type { ModelCall } from '#modules/ai/models/models.ts';
import { ai } from '#modules/ai/module.ts';
import { ScriptedModels, withModels } from '#modules/ai/testing/scripted-models.ts';

const ids = uuidV7();
const folder = mkdtempSync(join(tmpdir(), 'quested-evaluations-'));
const PUPILS = 40;
const HALF = 17;
const TEXT = '調べたことを数と言葉で示し、次の問いにつなげた。'.repeat(5);
const REMARK = { sentences: [{ text: TEXT, grounds: ['E1'] }], knowledge: null, thinking: null, attitude: 'A' };
const running: TestApplication[] = [];
afterAll(async () => {
  await Promise.all(running.map((app) => app.stop(0)));
  rmSync(folder, { recursive: true, force: true });
});

const boot = async (models: ScriptedModels) => {
  const entry = { id: 'entry', kind: 'entry' as const, day: '2026-11-11', text: '歩行者を数えた。' };
  const answers = [answer(evaluationEvidence, async () => ({ items: [entry] }))];
  const app = await bootModule(withModels(ai, models), { folder, answers });
  running.push(app);
  return app;
};
const drafted = async (app: TestApplication): Promise<string[]> => {
  const rows = await app
    .context('ai')
    .read()
    .getKysely<{ bus_event: { type: string; data: string } }>()
    .selectFrom('bus_event')
    .select('data')
    .where('type', '=', evaluationDrafted.type)
    .execute();
  return rows.map(({ data }) => evaluationDrafted.data.parse(JSON.parse(data)).personId);
};

it('forty drafts go on after a restart behind the last that was kept: each pupil once, nobody left out', async () => {
  const first = new ScriptedModels();
  let answered = 0;
  // From here on the provider hangs until the process goes, as it would in a deployment.
  first.reply = ({ signal }: ModelCall) => {
    answered += 1;
    if (answered <= HALF) return REMARK;
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  const before = await boot(first);
  const school = await schoolWithClass(before, { pupils: PUPILS });
  const requestId = ids.next();
  await before.context('analytics').transact(async (work) => {
    work.publish(
      evaluationDraftsRequested,
      { id: requestId, eventSeq: 0 },
      {
        schoolId: school.schoolId,
        classId: school.schoolClass.id,
        requestId,
        by: school.teacher.id,
        language: 'ja',
        personIds: school.pupils.map(({ id }) => id),
      },
    );
  });
  await eventually('the first drafts are kept', async () => (await drafted(before)).length === HALF);
  await before.stop(0);
  running.pop();

  const second = new ScriptedModels();
  second.reply = REMARK;
  const after = await boot(second);
  const all = await eventually('all drafts are kept', async () => {
    const people = await drafted(after);
    return people.length >= PUPILS ? people : undefined;
  });
  expect([...all].sort()).toEqual(school.pupils.map(({ id }) => id).sort());
  expect(second.calls).toHaveLength(PUPILS - HALF);
  await after.settled();
  expect(await drafted(after)).toHaveLength(PUPILS);
});

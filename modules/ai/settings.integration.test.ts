import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  AiCallRow,
  AiCallView,
  AiPersonUsage,
  AiPromptView,
  AiSettingsView,
  AiStatus,
  AiTest,
  AiUsage,
} from '#contracts/ai/admin.ts';
import type { OwnSettings } from '#contracts/ai/settings.ts';
import { DAY } from '#kernel/clock.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { NOTHING_SET } from '#modules/ai/domain/effective.ts';
import { ai } from '#modules/ai/module.ts';
import { promptFor } from '#modules/ai/prompts/prompt-for.ts';
import { repair } from '#modules/ai/prompts/texts/repair.ts';
import { bootWithModel, callOf, type FakeOpenAi, modelsOf, readAll } from '#modules/ai/testing/with-model.ts';
import { forgetTexts } from '#modules/ai/use-cases/forget-texts.ts';

describe.each(DIALECTS)('settings of models, on %s', (dialect) => {
  let app: TestApplication;
  let fake: FakeOpenAi;
  let school: SchoolWithClass;
  beforeAll(async () => {
    ({ app, fake } = await bootWithModel(ai, { dialect }));
    school = await schoolWithClass(app);
  });
  afterAll(async () => {
    await app.stop();
    await fake.stop();
  });
  beforeEach(() => fake.reset());

  const operator = () => app.tokenFor({ id: '018f0000-0000-7000-8000-00000000000a', role: 'admin', schoolId: null });
  const call = async <T>(who: Seated | 'operator', method: string, path: string, body?: object) =>
    app.call<T>(method, path, {
      token: who === 'operator' ? await operator() : await who.as(),
      ...(body ? { body } : {}),
    });
  const settings = async (who: Seated | 'operator') => (await call<AiSettingsView>(who, 'GET', '/ai/settings')).body;
  const save = async (who: Seated | 'operator', own: Partial<OwnSettings>, more: object = {}) => {
    const { version, own: before } = await settings(who);
    return call<AiSettingsView>(who, 'PUT', '/ai/settings', { own: { ...before, ...own }, version, ...more });
  };
  const status = async (who: Seated) =>
    (await call<AiStatus>(who, 'GET', '/ai/status')).body.functions
      .filter(({ available }) => available)
      .map(({ fn }) => fn);

  it('begin with nothing, and everybody is told so', async () => {
    expect(await settings(school.admin)).toMatchObject({ keyEnd: null, version: 0, holds: { endpointOf: null } });
    expect(await status(school.pupils[0] ?? school.admin)).toEqual([]);
  });

  it('of the installation hold for every school, and never show a key again', async () => {
    const saved = await save('operator', { baseUrl: fake.url, model: 'm' }, { key: 'sk-secret-value-9876' });
    expect(saved.body).toMatchObject({ keyEnd: '9876', schoolId: null, version: 1 });
    expect(saved.text).not.toContain('secret-value');
    const seen = await call<AiSettingsView>(school.admin, 'GET', '/ai/settings');
    expect(seen.text).not.toContain('9876');
    expect(seen.body.holds).toMatchObject({ endpointOf: 'installation', host: new URL(fake.url).host });
    expect(await status(school.pupils[0] ?? school.admin)).toContain('coach');
    expect(JSON.stringify(app.logged)).not.toContain('secret-value');
    expect((await call(school.teacher, 'GET', '/ai/settings')).status).toBe(403);
  });

  it('of a school may switch off and lower, not raise what somebody else pays', async () => {
    const tight = { day: { tokens: 1000, money: null }, month: { tokens: 9e11, money: null } };
    const off = { on: false, model: null, price: null };
    const { holds } = (
      await save(school.admin, { functions: { themes: off }, budgets: { ...NOTHING_SET.budgets, person: tight } })
    ).body;
    expect(holds.functions.find(({ fn }) => fn === 'themes')).toMatchObject({ on: false, available: false });
    expect(holds.budgets.person.day.tokens).toBe(1000);
    expect(holds.budgets.person.month.tokens).toBe(4_000_000);
    await save(school.admin, NOTHING_SET);
  });

  it('keep a key with the server it was given for', async () => {
    const own = await save(
      school.admin,
      { baseUrl: 'https://models.example.com/v1', model: 'x' },
      { key: 'sk-school-1111' },
    );
    expect(own.body).toMatchObject({ keyEnd: '1111', holds: { endpointOf: 'school' } });
    expect((await save(school.admin, { baseUrl: 'https://models.example.com/v2' })).body.keyEnd).toBe('1111');
    expect((await save(school.admin, { baseUrl: 'https://elsewhere.example.com/v1' })).body.keyEnd).toBeNull();
    // An address of one's own gets no key of the installation's, and its budgets are one's own.
    expect((await settings(school.admin)).holds.budgets.person.day.tokens).toBe(400_000);
    await save(school.admin, NOTHING_SET);
  });

  it.each([
    ['http://example.com/v1', 'address_notHttps'],
    ['https://127.0.0.1/v1', 'address_private'],
    ['https://[::1]/v1', 'address_private'],
    ['https://[::ffff:10.0.0.1]/v1', 'address_private'],
    ['https://169.254.169.254/latest', 'address_private'],
    ['https://user:word@example.com/v1', 'address_credentials'],
    ['https://example.com/v1?key=1', 'address_query'],
    ['file:///etc/passwd', 'address_notHttps'],
    ['nonsense', 'address_notAUrl'],
  ])('refuse %s', async (baseUrl, reason) => {
    const refused = await save(school.admin, { baseUrl });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors).toMatchObject([{ pointer: '/baseUrl', reason }]);
    const test = await call<AiTest>(school.admin, 'POST', '/ai/settings/test', { baseUrl, model: 'm' });
    expect(test.body).toMatchObject({ ok: false, trouble: { kind: 'refusedAddress' } });
  });

  it('are not changed over somebody else’s change', async () => {
    const own = (await settings(school.admin)).own;
    expect((await call(school.admin, 'PUT', '/ai/settings', { own, version: 0 })).problem.code).toBe(
      'VERSION_CONFLICT',
    );
  });

  it('are tried by a real call, and what is wrong is said by its name', async () => {
    const tried = async (more: object = {}) =>
      (await call<AiTest>('operator', 'POST', '/ai/settings/test', { baseUrl: fake.url, model: 'm', ...more })).body;
    fake.next({ text: 'ready' });
    expect(await tried()).toMatchObject({ ok: true, answer: 'ready', models: ['fake-model'] });
    expect(fake.last.authorization).toBe('Bearer sk-secret-value-9876');
    fake.next({ text: 'ready' });
    await tried({ key: 'sk-other' });
    expect(fake.last.authorization).toBe('Bearer sk-other');
    const kinds = [
      [{ status: 401, message: 'Incorrect API key' }, 'wrongKey'],
      [{ status: 404, message: 'The model m does not exist' }, 'unknownModel'],
      [{ page: '<h1>hello</h1>' }, 'notAnEndpoint'],
      [{ redirect: 'http://127.0.0.1:1/' }, 'refusedAddress'],
      [{ status: 503 }, 'failing'],
      [{ status: 429, code: 'insufficient_quota' }, 'quota'],
    ] as const;
    for (const [behaviour, kind] of kinds) {
      fake.next(behaviour);
      expect(await tried()).toMatchObject({ ok: false, trouble: { kind } });
    }
    const nobody = `${new URL(fake.url).protocol}//${new URL(fake.url).host}/nothing`;
    expect(await tried({ baseUrl: nobody })).toMatchObject({ ok: false, trouble: { kind: 'notAnEndpoint' } });
    const away = await tried({ baseUrl: 'https://models.invalid/v1' });
    expect(away).toMatchObject({ ok: false, trouble: { kind: 'unreachable' } });
  });

  it('show what was used, by whom in the order of names, and what was sent to the letter', async () => {
    await save('operator', { price: { asked: 100, answered: 200 } });
    const [first, second] = school.pupils as [Seated, Seated];
    fake.always({ text: '〔人1〕さん、どう思いますか', usage: { prompt: 1000, answer: 500 } });
    const names = `${second.familyName} ${second.givenName}`;
    for (const who of [second, first, second]) {
      await readAll(modelsOf(app), callOf(school, `${names}です`, { personId: who.id }));
    }
    const { body: usage } = await call<AiUsage>(school.admin, 'GET', '/ai/usage');
    expect(usage.total).toEqual({ calls: 3, failed: 0, tokens: 4500, cost: 0.6 });
    expect(usage.classes).toMatchObject([{ name: '地域探究', calls: 3 }]);
    expect(usage.budgets.map(({ period, tokens }) => [period, tokens.used, tokens.held])).toEqual([
      ['day', 4500, 0],
      ['month', 4500, 0],
    ]);
    const page = (query: string) =>
      call<{ items: AiPersonUsage[]; next?: string; total: number }>(
        school.admin,
        'GET',
        `/ai/usage/people?month=${usage.month}${query}`,
      );
    const people = (await page('&limit=1')).body;
    expect(people).toMatchObject({ total: 2, items: [{ person: { id: first.id }, calls: 1 }] });
    expect((await page(`&limit=1&cursor=${people.next}`)).body.items).toMatchObject([
      { person: { id: second.id }, calls: 2 },
    ]);
    const calls = (await call<{ items: AiCallRow[]; total: number }>(school.admin, 'GET', '/ai/calls?fn=coach')).body;
    expect(calls.total).toBe(3);
    const view = (await call<AiCallView>(school.admin, 'GET', `/ai/calls/${calls.items[0]?.id}`)).body;
    expect(view.sent).toEqual(fake.last.messages);
    expect(JSON.stringify(view.sent)).not.toContain(second.familyName);
    expect(view.received).toBe('〔人1〕さん、どう思いますか');
    app.clock.advance(91 * DAY);
    await forgetTexts(app.context('ai'));
    const later = (await call<AiCallView>(school.admin, 'GET', `/ai/calls/${calls.items[0]?.id}`)).body;
    expect(later).toMatchObject({ sent: null, received: null, promptTokens: 1000 });
  });

  it('let a school have its own wordings, checked, numbered, and gone back from', async () => {
    const at = '/ai/prompts/call.repair';
    const read = async () => (await call<AiPromptView>(school.admin, 'GET', `${at}?language=ja`)).body;
    const write = (text: string | null, number: number) =>
      call<AiPromptView>(school.admin, 'PUT', at, { language: 'ja', text, number });
    const wording = async () =>
      promptFor(app.context('ai'), repair, { language: 'ja', schoolId: school.schoolId, values: { problems: 'P' } });
    expect(await wording()).toMatchObject({ id: 'call.repair@1 ja' });
    const missing = await write('直して', 0);
    expect(missing.problem.errors).toMatchObject([{ pointer: '/text', reason: 'prompt_missing_place' }]);
    expect((await write('{{problems}} {{nothing}}', 0)).problem.errors).toMatchObject([
      { reason: 'prompt_unknown_place' },
    ]);
    expect((await write('うちでは：{{problems}}', 0)).body).toMatchObject({
      number: 1,
      own: { text: 'うちでは：{{problems}}' },
    });
    expect(await wording()).toEqual({ id: 'call.repair@1 ja school 1', text: 'うちでは：P' });
    expect((await write('x {{problems}}', 0)).problem.code).toBe('VERSION_CONFLICT');
    const preview = await call<{ text: string }>(school.admin, 'POST', `${at}/preview`, {
      language: 'ja',
      text: 'A {{problems}}',
    });
    expect(preview.body.text).toContain('weeks');
    expect((await write(null, 1)).body).toMatchObject({ number: 2, own: null });
    expect(await wording()).toMatchObject({ id: 'call.repair@1 ja' });
    expect((await read()).builtIn).toContain('{{problems}}');
    expect((await call(school.admin, 'GET', '/ai/prompts/no.such?language=ja')).status).toBe(404);
  });
});

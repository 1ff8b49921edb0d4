import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { endpointRefused } from '#contracts/ai/events.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import type { Models } from '#modules/ai/models/models.ts';
import { ai } from '#modules/ai/module.ts';
import {
  bootWithModel,
  callOf,
  callsIn,
  type FakeOpenAi,
  modelsOf,
  readAll,
  setUpModel,
  spendingIn,
} from '#modules/ai/testing/with-model.ts';

const Plan = z.object({ title: z.string().max(20), weeks: z.array(z.object({ goal: z.string() })).min(1) });

describe.each(DIALECTS)('models, on %s', (dialect) => {
  let app: TestApplication;
  let fake: FakeOpenAi;
  let school: SchoolWithClass;
  let models: Models;
  beforeAll(async () => {
    ({ app, fake } = await bootWithModel(ai, { dialect }));
    school = await schoolWithClass(app);
    models = modelsOf(app);
    await setUpModel(app, { baseUrl: fake.url, model: 'm', price: { asked: 150, answered: 600 } });
  });
  afterAll(async () => {
    await app.stop();
    await fake.stop();
  });
  beforeEach(() => fake.reset());

  const ask = (content = 'こんにちは', more = {}) => readAll(models, callOf(school, content, more));
  const shaped = (more = {}) => models.structured(callOf(school, '計画を立てて', more), Plan);
  const lastCall = async () => (await callsIn(app)).at(-1);
  const nothingHeld = async () => {
    for (const row of await spendingIn(app)) expect([row.heldTokens, row.heldMoney]).toEqual([0, 0]);
  };

  it('are asked, answer piece by piece, and everything about it is written down', async () => {
    fake.next({ text: 'まず、何が気になりますか。', usage: { prompt: 40, answer: 12 } });
    const { text, pieces, end } = await ask();
    expect(text).toBe('まず、何が気になりますか。');
    expect(pieces.length).toBeGreaterThan(1);
    expect(end).toMatchObject({ finish: 'complete', model: 'm', promptTokens: 40, answerTokens: 12 });
    expect(fake.last).toMatchObject({ model: 'm', stream: true, authorization: 'Bearer sk-test-1234' });
    const call = await lastCall();
    expect(call).toMatchObject({
      id: end.callId,
      finish: 'complete',
      promptTokens: 40,
      answerTokens: 12,
      estimated: 0,
    });
    expect(call?.cost).toBe(40 * 150 + 12 * 600);
    expect(call?.sent).not.toContain('こんにちは');
    await nothingHeld();
  });

  it('never see a name, and the reader never sees a placeholder, wherever the stream is torn', async () => {
    const [pupil] = school.pupils;
    const name = `${pupil?.familyName} ${pupil?.givenName}`;
    fake.next({ text: '', pieces: ['それは〔', '人1〕さ', 'んが〔人', '1', '〕さんらしいです。'], usage: null });
    const { text } = await ask(`${name}さんはどう思いますか。`);
    expect(fake.last.text).toContain('〔人1〕さんは');
    expect(fake.last.text).not.toContain(pupil?.familyName);
    expect(text).toBe(`それは${name}さんが${name}さんらしいです。`);
    expect(await lastCall()).toMatchObject({ estimated: 1 });
  });

  it('answer in a shape that is told as JSON Schema, with names put back inside', async () => {
    const [pupil] = school.pupils;
    fake.next({ value: { title: '〔人1〕の計画', weeks: [{ goal: '調べる' }] } });
    const { value } = await shaped({
      messages: [{ role: 'user', content: `${pupil?.familyName}${pupil?.givenName}の計画` }],
    });
    expect(value.title).toBe(`${pupil?.familyName}${pupil?.givenName}の計画`);
    expect(fake.last.body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { strict: true, schema: { required: ['title', 'weeks'], additionalProperties: false } },
    });
  });

  it('are told what was wrong with an answer once, and then it is an honest failure', async () => {
    fake.next({ value: { title: 'だけ' } }).next({ text: '```json\n{"title":"よい","weeks":[{"goal":"g"}]}\n```' });
    expect((await shaped()).value.title).toBe('よい');
    expect(fake.last.text).toContain('weeks');
    expect((await callsIn(app)).slice(-2).map(({ round }) => round)).toEqual([1, 2]);
    fake.next({ text: 'いいえ' }).next({ value: { title: 'まだ' } });
    await expect(shaped()).rejects.toMatchObject({ code: 'AI_UNUSABLE' });
    fake.next({ refusal: 'できません' });
    await expect(shaped()).rejects.toMatchObject({ code: 'AI_UNUSABLE' });
    expect((await lastCall())?.finish).toBe('refused');
    await nothingHeld();
  });

  it('are spoken to in older words when an endpoint does not know the newer ones, and remembered so', async () => {
    await setUpModel(app, { baseUrl: fake.url, model: 'older' });
    fake.always((request) => {
      if ('max_completion_tokens' in request.body)
        return { status: 400, message: 'Unknown field: max_completion_tokens' };
      if ('stream_options' in request.body) return { status: 422, message: 'stream_options is not permitted' };
      if (request.body.response_format) return { status: 400, message: 'response_format is not supported' };
      return request.stream ? { text: 'はい' } : { value: { title: 't', weeks: [{ goal: 'g' }] } };
    });
    expect((await ask()).text).toBe('はい');
    expect((await shaped()).value.title).toBe('t');
    expect(fake.last.text).toContain('JSON Schema');
    fake.requests.length = 0;
    await shaped();
    expect(fake.requests).toHaveLength(1);
    await setUpModel(app, { baseUrl: fake.url, model: 'm', price: { asked: 150, answered: 600 } });
  });

  it('are asked again after a short failure, as late as they wish, but never once somebody has read a word', async () => {
    fake.next({ status: 500 }).next({ status: 429, retryAfter: 0 }).next({ text: 'やっと' });
    expect((await ask()).text).toBe('やっと');
    expect(fake.requests).toHaveLength(3);
    fake.reset().next({ cutAfter: 'ここまで' });
    const cut = await ask();
    expect([cut.text, cut.end.finish]).toEqual(['ここまで', 'cut']);
    expect(fake.requests).toHaveLength(1);
    fake.reset().next({ stallAfter: 'とまる' });
    expect((await ask()).end.finish).toBe('cut');
    fake.reset().next({ status: 429, retryAfter: 3600 });
    await expect(ask()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
    expect(fake.requests).toHaveLength(1);
    await nothingHeld();
  });

  it('say how an answer ended', async () => {
    fake.next({ text: '長い', finish: 'length' });
    expect((await ask()).end.finish).toBe('tooLong');
    fake.next({ refusal: '言えません' });
    expect(await ask()).toMatchObject({ text: '', end: { finish: 'refused' } });
    fake.next({ text: '' });
    await expect(ask()).rejects.toMatchObject({ code: 'AI_UNUSABLE' });
    fake.always({ malformed: true });
    await expect(ask()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
    await expect(shaped()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
    fake.always({ page: '<html>' });
    await expect(shaped()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
  });

  it('are let go of when the asker leaves, and what came is kept', async () => {
    const leaving = new AbortController();
    fake.next({ stallAfter: 'あなたは' });
    const stream = models.stream(callOf(school, 'x', { signal: leaving.signal }));
    expect((await stream.next()).value).toBe('あなたは');
    leaving.abort();
    expect((await stream.next()).value).toMatchObject({ finish: 'stopped' });
    await eventually('the provider sees them go', () => fake.last.hungUp);
    fake.next({ stallAfter: '次' });
    const left = models.stream(callOf(school, 'x'));
    await left.next();
    await left.return({} as never);
    await eventually('the provider sees them go', () => fake.last.hungUp);
    expect((await lastCall())?.finish).toBe('stopped');
    await nothingHeld();
  });

  it('are not waited for without end', async () => {
    fake.always({ hang: true });
    await expect(ask()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
    expect(fake.requests).toHaveLength(1);
    expect(await lastCall()).toMatchObject({ finish: 'failed', promptTokens: 0 });
    await nothingHeld();
  });

  it('are not there for a school that has none, and a refused key is told to the administrator', async () => {
    expect(await models.available(school.schoolId, 'coach')).toBe(true);
    fake.next({ status: 401, code: 'invalid_api_key', message: 'Incorrect API key' });
    await expect(ask()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
    const trouble = async () => {
      const [row] = await app
        .context('ai')
        .read()
        .getKysely<{ ai_setting: { trouble: string | null } }>()
        .selectFrom('ai_setting')
        .select('trouble')
        .execute();
      return row?.trouble;
    };
    expect(await trouble()).toContain('wrongKey');
    const told = async () => (await app.published('ai')).filter((type) => type === endpointRefused.type).length;
    const before = await told();
    fake.next({ status: 401, code: 'invalid_api_key', message: 'Incorrect API key' });
    await expect(ask()).rejects.toMatchObject({ code: 'AI_UNAVAILABLE' });
    expect([before > 0, await told()]).toEqual([true, before]);
    fake.next({ text: 'はい' });
    await ask();
    expect(await trouble()).toBeNull();
    await setUpModel(app, {
      baseUrl: fake.url,
      model: 'm',
      functions: { coach: { on: false, model: null, price: null } },
    });
    expect(await models.available(school.schoolId, 'coach')).toBe(false);
    await expect(ask()).rejects.toMatchObject({ code: 'AI_NOT_SET_UP' });
    expect((await shaped({ fn: 'themes' })).value).toBeDefined();
  });

  it('show in the metrics of the process', async () => {
    await setUpModel(app, { baseUrl: fake.url, model: 'm' });
    fake.next({ text: 'はい', usage: { prompt: 5, answer: 3 } });
    await ask();
    const figures = await (await fetch(`${app.url}/metrics`)).text();
    expect(figures).toMatch(/quested_ai_calls\{finish="complete"\} [1-9]/);
    expect(figures).toMatch(/quested_ai_tokens\{kind="answered"\} [1-9]/);
    expect(figures).toContain(`quested_ai_endpoints_resting{endpoint="${new URL(fake.url).host}"} 0`);
    expect(figures).toContain('quested_ai_calls_under_way{state="inside"} 0');
  });

  it('are behind a gate, and the pages beside them are not', async () => {
    await setUpModel(app, { baseUrl: fake.url, model: 'm' });
    fake.always({ hang: true });
    const waiting = Array.from({ length: 30 }, () => ask().catch(({ code }) => code));
    await eventually('the endpoint is busy', () => fake.requests.length > 0);
    const page = await app.call('GET', '/ai/status', { token: await school.admin.as() });
    expect(page.status).toBe(200);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['AI_UNAVAILABLE']));
    await nothingHeld();
  });

  it('are never asked while a transaction is open', async () => {
    await expect(app.context('ai').transact(() => shaped({ fn: 'themes' }))).rejects.toThrow('inside a transaction');
  });
});

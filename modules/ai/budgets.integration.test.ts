import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import type { NOTHING_SET } from '#modules/ai/domain/effective.ts';
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
import { endLostCalls } from '#modules/ai/use-cases/end-call.ts';

const open = { day: { tokens: null, money: null }, month: { tokens: null, money: null } };
const PRICE = { asked: 100, answered: 200 };

/** What each call comes to: with `longest` 200 and this little text it holds 213 tokens and settles 50. */
const USAGE = { prompt: 10, answer: 40 };

describe.each(DIALECTS)('budgets, on %s', (dialect) => {
  let app: TestApplication;
  let fake: FakeOpenAi;
  let school: SchoolWithClass;
  beforeAll(async () => {
    ({ app, fake } = await bootWithModel(ai, { dialect }));
    school = await schoolWithClass(app, { pupils: 6 });
    fake.always({ text: 'はい', usage: USAGE });
  });
  afterAll(async () => {
    await app.stop();
    await fake.stop();
  });
  /** Every test has a day and a month of its own. */
  let months = 0;
  const fresh = async (budgets: Partial<typeof NOTHING_SET.budgets>) => {
    months += 1;
    app.clock.set(Date.UTC(2027, months, 10, 3));
    await setUpModel(app, {
      baseUrl: fake.url,
      model: 'm',
      price: PRICE,
      budgets: { school: open, class: open, person: open, ...budgets },
    });
  };
  const ask = (application = app, more = {}) => readAll(modelsOf(application), callOf(school, 'はい', more));
  const used = async (scope: string, period = /./) =>
    (await spendingIn(app)).filter((row) => row.scope === scope && period.test(row.period)).at(-1);
  const today = () => new RegExp(`^${new Date(app.clock.now()).toISOString().slice(0, 10)}$`);

  it('hold the most a call may come to before it leaves, and settle what it came to', async () => {
    await fresh({ person: { ...open, day: { tokens: 300, money: null } } });
    const stream = modelsOf(app).stream(callOf(school, 'はい'));
    await stream.next();
    const held = (await used('person', today()))?.heldTokens;
    expect(held).toBeGreaterThanOrEqual(200 + USAGE.prompt);
    while (!(await stream.next()).done);
    expect(await used('person', today())).toMatchObject({
      heldTokens: 0,
      heldMoney: 0,
      tokens: 50,
      money: 10 * 100 + 40 * 200,
    });
    expect((await used('class', today()))?.tokens).toBe(50);
    expect((await used('school', today()))?.tokens).toBe(50);
  });

  it('stop hard when many ask at the same moment', async () => {
    await fresh({ school: { ...open, day: { tokens: 1100, money: null } } });
    const asked = fake.requests.length;
    const askers = school.pupils.flatMap((pupil) => Array.from({ length: 5 }, () => ask(app, { personId: pupil.id })));
    const ends = await Promise.allSettled(askers);
    const came = ends.filter(({ status }) => status === 'fulfilled').length;
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'AI_BUDGET_USED_UP'));
    expect(came).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    expect(fake.requests.length - asked).toBe(came);
    const row = await used('school', today());
    expect(row).toMatchObject({ tokens: came * 50, heldTokens: 0 });
    expect(row?.tokens).toBeLessThanOrEqual(1100);
    expect(refused[0].data).toMatchObject({ scope: 'school', period: 'day', what: 'tokens' });
  });

  it('count money as well, and begin anew with the day and the month of the school', async () => {
    // 213 tokens held are at most 41,300 millionths: one call fits, two at the same time do not.
    await fresh({ person: { day: { tokens: null, money: 0.05 }, month: { tokens: null, money: 0.06 } } });
    await ask();
    await expect(ask()).rejects.toMatchObject({
      data: { what: 'money', period: 'day', again: expect.stringMatching(/T15:00:00/) },
    });
    app.clock.advance(DAY);
    await ask();
    app.clock.advance(DAY);
    await ask();
    app.clock.advance(DAY);
    await expect(ask()).rejects.toMatchObject({ data: { what: 'money', period: 'month' } });
    app.clock.advance(30 * DAY);
    await ask();
  });

  it('let go of what a process that died was holding, and charge it the question only', async () => {
    await fresh({ person: { ...open, day: { tokens: 300, money: null } } });
    fake.next({ stallAfter: 'は' });
    const leaving = new AbortController();
    const stream = modelsOf(app).stream(callOf(school, 'はい', { signal: leaving.signal }));
    await stream.next();
    await expect(ask()).rejects.toMatchObject({ code: 'AI_BUDGET_USED_UP' });
    await endLostCalls(app.context('ai'));
    expect((await used('person', today()))?.heldTokens).toBeGreaterThan(0);
    app.clock.advance(10 * MINUTE);
    await endLostCalls(app.context('ai'));
    await endLostCalls(app.context('ai'));
    const row = await used('person', today());
    expect(row?.heldTokens).toBe(0);
    expect(row?.tokens).toBe((await callsIn(app)).at(-1)?.promptTokens);
    // The process was alive after all: it finds its call settled and takes nothing twice.
    leaving.abort();
    await stream.next();
    expect(await used('person', today())).toEqual(row);
    await ask();
  });

  it('are one for two instances', async () => {
    await fresh({ class: { ...open, day: { tokens: 900, money: null } } });
    const environment = { QUESTED_AI_LOCAL: new URL(fake.url).origin };
    const other = await bootModule({ ...ai, timers: [] }, { beside: app, environment });
    // Two instances on one SQLite file are two processes in life; in one they can only take turns.
    const atOnce = dialect === 'mysql' ? 24 : 1;
    const ends: PromiseSettledResult<unknown>[] = [];
    while (ends.length < 24) {
      const asked = Array.from({ length: atOnce }, (_, at) => ask((ends.length + at) % 2 ? app : other));
      ends.push(...(await Promise.allSettled(asked)));
    }
    const came = ends.filter(({ status }) => status === 'fulfilled').length;
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : []));
    expect(came).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set(['AI_BUDGET_USED_UP']));
    expect(await used('class', today())).toMatchObject({ tokens: came * 50, heldTokens: 0 });
    await other.stop();
  });
});

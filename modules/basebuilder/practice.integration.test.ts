import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeToday, Proficiency } from '#contracts/basebuilder/practice-views.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Practice, practiceOf, type Step } from '#modules/basebuilder/testing/practice.ts';

const WORDS = ['光合成', '蒸散', '呼吸', '細胞壁', '葉緑体', '液胞', '核', '道管', '師管', '気孔'];

describe.each(['sqlite', 'mysql'] as const)('practice on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let p: Practice;
  let biology: string;
  let set: Awaited<ReturnType<Practice['delivered']>>;

  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app, { pupils: 8 });
    p = practiceOf(app, school);
    biology = await p.category('生物');
    set = await p.delivered(
      '植物 No.1',
      WORDS.map((title) => ({ title, explanation: `${title}の説明` })),
      {
        categoryId: biology,
      },
    );
  });
  afterAll(() => app.stop());
  const pupil = (place: number): Seated => {
    const one = school.pupils[place];
    if (!one) throw new Error('no such pupil');
    return one;
  };
  const today = (who: Seated) => p.ok<PracticeToday>(who, 'GET', '/practice/today');

  it('a session asks every word once, tells what is right only afterwards, and counts', async () => {
    const who = pupil(0);
    expect(await today(who)).toMatchObject({ due: 0, fresh: 10, answeredToday: 0, categories: ['生物'] });
    const begun = await p.start(who);
    expect(begun).toMatchObject({ session: { length: 10, answered: 0, over: false }, nothing: null });
    expect(JSON.stringify(begun)).not.toContain('説明');
    expect(begun.next).toMatchObject({ form: 'choice', category: '生物', set: '植物 No.1', level: 0 });
    expect(begun.next?.choices).toHaveLength(4);
    expect(JSON.stringify(begun.next)).not.toContain('accepted');
    const solved = await p.session(who);
    expect(new Set(solved.map(({ itemId }) => itemId)).size).toBe(10);
    expect(solved[0]).toMatchObject({ right: true, counted: true, levelBefore: 0, levelAfter: 1, inDays: 2 });
    expect(solved[0]?.explanation).toContain('説明');
    const mine = await p.ok<Proficiency>(who, 'GET', `/proficiency/${who.id}`);
    expect(mine).toMatchObject({
      words: { new: 0, beginner: 10, intermediate: 0, mastered: 0 },
      answers: 10,
      rights: 10,
      categories: [{ name: '生物', items: 10, level: 1, percent: 20 }],
      sets: [{ title: '植物 No.1', items: 10, percent: 20, band: 'weak' }],
    });
    expect(mine.last).toHaveLength(10);
    expect(mine.load[2]).toMatchObject({ words: 10 });
    expect(await today(who)).toMatchObject({ answeredToday: 10, week: { words: 10, target: 50 } });
  });

  it('reloading asks the same question with the same choices, on every device', async () => {
    const who = pupil(1);
    const first = await p.start(who);
    const again = await p.start(who);
    expect(again.session?.id).toBe(first.session?.id);
    expect(again.next).toEqual(first.next);
    const alone = await p.ok(who, 'POST', `/problems/${first.next?.itemId}/presentations`);
    expect(alone).toEqual(first.next);
  });

  it('the same presentation counts once, also from two devices at the same time', async () => {
    const who = pupil(1);
    const { next, session } = await p.start(who);
    if (!next) throw new Error('nothing asked');
    const both = await Promise.all([p.solve(who, next, true), p.solve(who, next, false)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const results = both.map(({ body }) => body.result);
    expect(results.filter(({ counted }) => counted)).toHaveLength(1);
    expect(results[0]?.right).toBe(results[1]?.right);
    expect(results[0]?.levelAfter).toBe(results[1]?.levelAfter);
    const later = await p.solve(who, next, true, { sessionId: session?.id });
    expect(later.body.result).toMatchObject({ counted: false, right: results[0]?.right });
    expect(await today(who)).toMatchObject({ answeredToday: 1 });
  });

  it('the page sends each request under a key of its own: whoever answers while questions are packed waits for the pack, and nobody fails', async () => {
    const who = await school.person('student');
    const seat = await school.enroll(who, school.schoolClass);
    const { next } = await p.start(who);
    if (!next) throw new Error('nothing asked');
    const token = await who.as();
    const keyed = (path: string, body: object) =>
      app.call('POST', path, { token, body, headers: { 'idempotency-key': crypto.randomUUID() } });
    const answer = { presentationId: next.id, answer: next.choices[0], ms: 900 };
    const all = await Promise.all(
      Array.from({ length: 6 }, () => [
        keyed('/practice/pack', {}),
        keyed(`/problems/${next.itemId}/solve`, answer),
      ]).flat(),
    );
    expect(all.map(({ status, text }) => (status === 200 ? 200 : text))).toEqual(all.map(() => 200));
    expect(await today(who)).toMatchObject({ answeredToday: 1 });
    await seat.leave();
  });

  it('refuses what was not given, what is another person’s and what cannot be', async () => {
    const [who, other] = [pupil(2), pupil(3)];
    const hidden = await p.delivered('まだ', [{ title: '秘密' }], { categoryId: biology, classId: null });
    const [secret] = hidden.items;
    const { next } = await p.start(who);
    if (!next || !secret) throw new Error('nothing asked');
    const solve = (by: Seated, itemId: string, more: Record<string, unknown>) =>
      p.call<Step>(by, 'POST', `/problems/${itemId}/solve`, {
        presentationId: next.id,
        answer: next.choices[0],
        ms: 10,
        ...more,
      });
    expect(await solve(other, next.itemId, {})).toMatchObject({
      status: 404,
      problem: { errors: [{ pointer: '/presentationId', reason: 'unknown' }] },
    });
    expect(await solve(who, secret.id, {})).toMatchObject({ status: 404 });
    expect(await p.call(who, 'POST', `/problems/${secret.id}/presentations`)).toMatchObject({
      status: 403,
      problem: { errors: [{ pointer: '/id', reason: 'not_delivered' }] },
    });
    expect((await solve(school.teacher, next.itemId, {})).status).toBe(403);
    expect(await solve(who, next.itemId, { ms: -1 })).toMatchObject({ status: 400 });
    expect(await solve(who, next.itemId, { answer: 'どれでもない' })).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: '/answer', reason: 'not_a_choice' }] },
    });
    expect(await today(who)).toMatchObject({ answeredToday: 0 });
    const slow = await solve(who, next.itemId, { ms: 1e9 });
    expect(slow).toMatchObject({ status: 200, body: { result: { counted: true } } });
    expect(
      await p.call(who, 'POST', `/problems/${crypto.randomUUID()}/solve`, {
        presentationId: next.id,
        answer: '',
        ms: 1,
      }),
    ).toMatchObject({ status: 404 });
  });

  it('what is archived or withdrawn while it is asked does not count, and drops out of the session', async () => {
    const who = pupil(3);
    const extra = await p.delivered('とりさげ', [{ title: '甲' }, { title: '乙' }], {
      categoryId: await p.category('別'),
    });
    const { next, session } = await p.start(who, { kind: 'set', thingId: extra.setId });
    if (!next) throw new Error('nothing asked');
    expect(session).toMatchObject({ length: 2, title: 'とりさげ' });
    await p.change(next.itemId, { archivedAt: 1 });
    expect(await p.solve(who, next, true)).toMatchObject({
      status: 409,
      problem: { errors: [{ reason: 'item_archived' }] },
    });
    const after = await p.start(who, { kind: 'set', thingId: extra.setId });
    expect(after.session).toMatchObject({ id: session?.id, length: 1 });
    await p.withdraw(extra.deliveryId);
    if (!after.next) throw new Error('nothing asked');
    expect(await p.solve(who, after.next, true)).toMatchObject({
      status: 403,
      problem: { errors: [{ reason: 'not_delivered' }] },
    });
    expect(await p.start(who, { kind: 'set', thingId: extra.setId })).toMatchObject({ next: null, nothing: 'nothing' });
  });

  it('chooses up to level 2 and types from level 3; true/false and multiple choice keep their way', async () => {
    const who = pupil(4);
    const own = await p.category('いろいろ');
    const kinds = await p.delivered(
      '形',
      [
        { title: 'true', answerType: 'boolean', accepted: ['true'] },
        { title: 'B', answerType: 'choice', accepted: ['B'], choices: ['A', 'B', 'C'] },
        { title: 'コンピューター', accepted: ['コンピューター', '電子計算機'] },
        { title: 'サーバー' },
      ],
      { categoryId: own },
    );
    const forms = new Map<string, string[]>();
    for (let day = 0; day < 5; day++) {
      await p.session(
        who,
        (asked) => {
          forms.set(asked.itemId, [...(forms.get(asked.itemId) ?? []), `${asked.level}${asked.form}`]);
          return true;
        },
        { kind: 'set', thingId: kinds.setId },
      );
      app.clock.advance(DAY);
    }
    const [truth, choice, word] = kinds.items.map(({ id }) => forms.get(id));
    expect(truth).toEqual(['0boolean', '1boolean', '2boolean', '3boolean', '4boolean']);
    expect(choice).toEqual(['0choice', '1choice', '2choice', '3choice', '4choice']);
    expect(word).toEqual(['0choice', '1choice', '2choice', '3text', '4text']);
    const { next } = await p.start(who, { kind: 'search', query: 'コンピュ' });
    if (!next) throw new Error('nothing asked');
    expect(next).toMatchObject({ form: 'text', level: 5, choices: [] });
    const typed = await p.call<Step>(who, 'POST', `/problems/${next.itemId}/solve`, {
      presentationId: next.id,
      answer: ' こんぴゅーた。',
      ms: 4000,
    });
    expect(typed.body.result).toMatchObject({ right: true, levelAfter: 5, accepted: ['コンピューター', '電子計算機'] });
  });

  it('the daily cap bounds what is asked, not what a pupil chooses; the rest waits', async () => {
    const who = pupil(5);
    const settings = `/classes/${school.schoolClass.id}/practice/settings`;
    const before = await p.ok<{ version: number }>(school.teacher, 'GET', settings);
    expect(before).toEqual({ retention: 0.9, dailyCap: 60, own: false, version: 0 });
    const saved = await p.ok<{ version: number }>(school.teacher, 'PUT', settings, {
      retention: 0.85,
      dailyCap: 6,
      version: 0,
    });
    expect(saved).toEqual({ retention: 0.85, dailyCap: 6, own: true, version: 1 });
    expect((await p.call(school.teacher, 'PUT', settings, { retention: 0.9, dailyCap: 9, version: 0 })).status).toBe(
      409,
    );
    const asked = await p.session(who);
    expect(asked).toHaveLength(6);
    expect(await p.start(who)).toMatchObject({ session: null, next: null, nothing: 'cap' });
    expect((await p.pack(who)).items).toEqual([]);
    const chosen = await p.session(who, () => true, { kind: 'set', thingId: set.setId });
    expect(chosen).toHaveLength(10);
    // Which six were asked first is left to chance; some may not stand in the set.
    const known = new Set([...asked, ...chosen].map(({ itemId }) => itemId)).size;
    app.clock.advance(30 * DAY);
    expect(await today(who)).toMatchObject({ due: 6, waiting: known - 6, cap: 6 });
    await p.ok(school.teacher, 'PUT', settings, { retention: null, dailyCap: null, version: 1 });
    expect(await today(who)).toMatchObject({ due: known, waiting: 0, cap: 60 });
  });

  it('two devices without a line lose nothing and count nothing twice', async () => {
    const who = pupil(6);
    const [one, other] = [await p.pack(who), await p.pack(who)];
    expect(other).toEqual(one);
    expect(one.items).toHaveLength(14);
    expect(one.items[0]?.accepted).toBeDefined();
    const at = (minutes: number) => new Date(app.clock.now() + minutes * 60_000).toISOString();
    const queued = (asked: (typeof one.items)[number], right: boolean, minutes: number) => ({
      presentationId: asked.id,
      itemId: asked.itemId,
      answer: p.answerTo(asked, right),
      ms: 2000,
      at: at(minutes),
    });
    const first = one.items.slice(0, 6).map((asked, place) => queued(asked, true, place));
    const second = one.items.slice(4, 10).map((asked, place) => queued(asked, false, 10 + place));
    app.clock.advance(2 * 3_600_000);
    const [a, b] = [await p.sync(who, [...first].reverse()), await p.sync(who, second)];
    expect(a.solved).toHaveLength(6);
    expect(a.solved.every(({ counted, right }) => counted && right)).toBe(true);
    expect(b.solved.map(({ counted }) => counted)).toEqual([false, false, true, true, true, true]);
    expect(b.solved.slice(0, 2).every(({ right }) => right)).toBe(true);
    expect(await p.sync(who, [...first, ...second])).toMatchObject({ refused: [] });
    const mine = await p.ok<Proficiency>(who, 'GET', `/proficiency/${who.id}`);
    expect(mine).toMatchObject({ answers: 10, rights: 6 });
  });

  it('answers that cannot count come back with their reason, the others count; a wrong clock does no harm', async () => {
    const who = pupil(7);
    const { items } = await p.pack(who);
    const [early, late, impossible, gone] = items;
    if (!early || !late || !impossible || !gone) throw new Error('not enough packed');
    await p.change(gone.itemId, { active: false });
    const said = (asked: typeof early, at: string, more = {}) => ({
      presentationId: asked.id,
      itemId: asked.itemId,
      answer: p.answerTo(asked, true),
      ms: 1000,
      at,
      ...more,
    });
    const answered = await p.sync(who, [
      said(early, '2001-01-01T00:00:00.000Z'),
      said(late, '2099-01-01T00:00:00.000Z', { ms: 1e9 }),
      said(impossible, new Date(app.clock.now()).toISOString(), { ms: -1 }),
      said(gone, new Date(app.clock.now()).toISOString()),
      { ...said(early, new Date(app.clock.now()).toISOString()), presentationId: crypto.randomUUID() },
    ]);
    expect(answered.solved).toHaveLength(2);
    expect(answered.refused.map(({ reason }) => reason).sort()).toEqual([
      'item_archived',
      'time_impossible',
      'unknown',
    ]);
    const { last } = await p.ok<Proficiency>(who, 'GET', `/proficiency/${who.id}`);
    for (const { answeredAt } of last) expect(Date.parse(answeredAt)).toBe(app.clock.now());
    await p.change(gone.itemId, { active: true });
    const again = await p.sync(who, [said(gone, new Date(app.clock.now()).toISOString())]);
    expect(again.solved).toMatchObject([{ counted: true }]);
  });

  it('a teacher sees the class: who practises, what is weak, what comes up, how good the predictions are', async () => {
    const base = `/classes/${school.schoolClass.id}/practice`;
    const { items } = await p.ok<{ items: { student: { id: string }; answers: number }[] }>(
      school.teacher,
      'GET',
      base,
    );
    expect(items).toHaveLength(8);
    expect(items.find(({ student }) => student.id === pupil(0).id)).toMatchObject({
      answers: 10,
      rights: 10,
      words: { beginner: 10 },
    });
    type Weak = { pupils: unknown[]; items: { title: string; answers: number; rights: number; cells: unknown[] }[] };
    const weak = await p.ok<Weak>(school.teacher, 'GET', `${base}/items?limit=5`);
    expect(weak.pupils).toHaveLength(8);
    expect(weak.items).toHaveLength(5);
    const shares = weak.items.map(({ answers, rights }) => (answers - rights + 1) / (answers + 2));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(weak.items[0]?.rights).toBeLessThan(weak.items[0]?.answers ?? 0);
    const load = await p.ok<{ days: { words: number }[] }>(school.teacher, 'GET', `${base}/load?days=30`);
    expect(load.days).toHaveLength(30);
    expect(load.days[0]?.words).toBeGreaterThan(0);
    await p.session(pupil(0));
    const calibration = await p.ok<{ answers: number; bins: { answers: number }[] }>(
      school.teacher,
      'GET',
      `${base}/calibration`,
    );
    expect(calibration.answers).toBeGreaterThan(9);
    expect(calibration.bins.reduce((sum, { answers }) => sum + answers, 0)).toBe(calibration.answers);
    const csv = await p.call(school.teacher, 'GET', `${base}/results.csv`);
    expect(csv.text).toContain('生物');
    expect(csv.text.split('\r\n').length).toBeGreaterThan(30);
    expect((await p.call(school.otherTeacher, 'GET', base)).status).toBe(403);
    expect((await p.call(pupil(0), 'GET', base)).status).toBe(403);
  });

  it('a pupil says what is wrong with an item, once, and a teacher settles it', async () => {
    const [item] = set.items;
    const path = `/problems/${item?.id}/reports`;
    await p.ok(pupil(0), 'POST', path, { reason: 'unclear', text: '=1+1' });
    await p.ok(pupil(0), 'POST', path, { reason: 'wrongAnswer', text: 'ちがうと思います' });
    const reports = `/classes/${school.schoolClass.id}/practice/reports`;
    expect(await p.ok(school.teacher, 'GET', reports)).toMatchObject({
      items: [{ title: '光合成', reason: 'wrongAnswer', text: 'ちがうと思います' }],
    });
    await p.ok(school.teacher, 'POST', `${reports}/${item?.id}/settle`);
    expect(await p.ok(school.teacher, 'GET', reports)).toEqual({ items: [] });
  });

  it('an administrator sets the parameters of the school within the bounds of FSRS-6', async () => {
    const path = `/schools/${school.schoolId}/practice/settings`;
    const { defaults, version } = await p.ok<{ defaults: number[]; version: number }>(school.admin, 'GET', path);
    expect(defaults).toHaveLength(21);
    const put = (parameters: number[] | null, at: number) =>
      p.call<{ version: number }>(school.admin, 'PUT', path, {
        retention: 0.92,
        dailyCap: 40,
        parameters,
        version: at,
      });
    expect(await put([...defaults.slice(0, 20), 9], version)).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: '/parameters/20', reason: 'out_of_bounds' }] },
    });
    const saved = await put(defaults, version);
    expect(saved).toMatchObject({ status: 200, body: { retention: 0.92, dailyCap: 40 } });
    await put(null, saved.body.version);
    expect((await p.call(school.teacher, 'PUT', path, {})).status).toBe(403);
  });
});

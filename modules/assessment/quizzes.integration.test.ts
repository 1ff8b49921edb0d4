import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BankItem } from '#contracts/assessment/quiz-items.ts';
import type { QuizAnalysis, QuizSaved, QuizSummary, QuizView } from '#contracts/assessment/quizzes.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { HOUR } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { ITEMS, quizzesOf, rightAnswers, section } from '#modules/assessment/testing/quiz.ts';

type List<T> = { items: T[]; total: number; next?: string };

describe.each(DIALECTS)('quizzes, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let q: ReturnType<typeof quizzesOf>;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 4 });
    q = quizzesOf(app, school);
  });
  afterAll(() => app.stop());
  const told = async (type: string) => (await app.published('assessment')).filter((one) => one.includes(type)).length;
  const publish = (quiz: { id: string; version: number }) =>
    q.call<QuizSaved>(school.teacher, 'POST', `/quizzes/${quiz.id}/publish`, { version: quiz.version });

  it('are written unfinished, say what is missing, and are published finished, told once', async () => {
    const blank = { ...ITEMS.single, prompt: '', answer: null, choices: [{ id: 'a', text: '' }] };
    const quiz = await q.draft([{ ...section(), items: [blank] }]);
    expect(quiz.problems).toEqual([
      { path: 'sections.0.items.0.prompt', reason: 'prompt_missing' },
      { path: 'sections.0.items.0.choices', reason: 'choices_missing' },
      { path: 'sections.0.items.0.choices.0.text', reason: 'choice_empty' },
      { path: 'sections.0.items.0.answer', reason: 'key_missing' },
    ]);
    const refused = await publish(quiz);
    expect(refused).toMatchObject({ status: 422, problem: { code: 'QUIZ_INCOMPLETE' } });
    expect(refused.problem.errors?.[0]).toMatchObject({ pointer: '/document/sections/0/items/0/prompt' });
    const [pupil] = school.pupils as [Seated];
    expect((await q.call(pupil, 'GET', `/my-quizzes/${quiz.id}`)).status).toBe(404);
    const saved = await q.save(quiz, { ...quiz.document, sections: [section('single')] });
    expect(saved.body.problems).toEqual([]);
    expect((await publish(quiz)).problem.code).toBe('VERSION_CONFLICT');
    expect(await publish(saved.body)).toMatchObject({ status: 200, body: { state: 'published' } });
    expect((await publish(saved.body)).status).toBe(200);
    expect(await told('quiz-published')).toBe(1);
    expect(await q.mine(pupil, quiz.id)).toMatchObject({ status: 'open', items: 1 });
  });

  it('are edited by two at once and nobody is overwritten', async () => {
    const quiz = await q.draft([section('single')]);
    const [one, two] = await Promise.all(['A', 'B'].map((title) => q.save(quiz, { ...quiz.document, title })));
    expect([one?.status, two?.status].toSorted()).toEqual([200, 409]);
    const twice = { ...section('single'), items: [ITEMS.single, ITEMS.single] };
    expect(await q.save(await q.quiz(quiz.id), { ...quiz.document, sections: [twice] })).toMatchObject({
      status: 422,
      problem: { errors: [{ reason: 'ids_repeated' }] },
    });
    expect((await q.save(quiz, { ...quiz.document, title: 'x'.repeat(101) })).status).toBe(400);
    for (const answer of [1e16, '3', true]) {
      const items = [{ ...ITEMS.number, answer }];
      expect((await q.save(quiz, { ...quiz.document, sections: [{ ...section(), items }] })).status).toBe(400);
    }
  });

  it('keep their questions once somebody has started; title and rules stay free', async () => {
    const [pupil] = school.pupils as [Seated];
    const quiz = await q.published([section('single', 'text')]);
    await q.started(pupil, quiz.id);
    const frozen = await q.quiz(quiz.id);
    expect(frozen).toMatchObject({ frozen: true, revision: 1, counts: { pupils: 4, started: 1, working: 1 } });
    const fewer = { ...frozen.document, sections: [section('single')] };
    expect(await q.save(frozen, fewer)).toMatchObject({ status: 409, problem: { code: 'QUIZ_STARTED' } });
    expect((await q.save(frozen, { ...frozen.document, title: '改めて' })).status).toBe(200);
    for (const path of ['withdraw', 'DELETE']) {
      const refused =
        path === 'DELETE'
          ? await q.call(school.teacher, 'DELETE', `/quizzes/${quiz.id}`)
          : await q.call(school.teacher, 'POST', `/quizzes/${quiz.id}/${path}`, {});
      expect(refused.status).toBe(409);
    }
  });

  it('are hidden, put away, taken back and copied', async () => {
    const quiz = await q.published([section('single')], { closesAt: new Date(app.clock.now() + HOUR).toISOString() });
    const hidden = await q.ok<QuizSaved>(school.teacher, 'POST', `/quizzes/${quiz.id}/withdraw`, {});
    expect([hidden.state, await told('quiz-withdrawn')]).toEqual(['draft', 1]);
    await q.ok(school.teacher, 'DELETE', `/quizzes/${quiz.id}`);
    expect((await q.call(school.teacher, 'GET', `/quizzes/${quiz.id}`)).status).toBe(404);
    await q.ok(school.teacher, 'POST', `/quizzes/${quiz.id}/take-back`, {});
    const course = await school.course('別の講座');
    const copy = (classId: string) =>
      q.call<QuizView>(school.teacher, 'POST', `/quizzes/${quiz.id}/copies`, { classId });
    expect((await copy(course.id)).status).toBe(403);
    await school.assign(school.teacher, course);
    expect((await copy(course.id)).body).toMatchObject({ state: 'draft', document: { rules: { closesAt: null } } });
    const list = (query = '') =>
      q.ok<List<QuizSummary>>(school.teacher, 'GET', `/classes/${school.schoolClass.id}/quizzes${query}`);
    const all = await list();
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await list(`?limit=1${cursor}`);
      seen.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect((await list('?state=draft')).items.every(({ state }) => state === 'draft')).toBe(true);
  });

  it('are marked by hand, item by item with hidden names, and released when all is marked', async () => {
    const quiz = await q.published([section('text', 'long')]);
    const [one, two] = school.pupils as [Seated, Seated];
    const ids: string[] = [];
    for (const pupil of [one, two]) {
      const { id, paper } = await q.started(pupil, quiz.id);
      await q.handIn(pupil, id, rightAnswers(paper));
      ids.push(id);
    }
    type Marking = List<{ attemptId: string; student: { id: string } | null; mark: { version: number } }>;
    const marking = (query = '') => q.ok<Marking>(school.teacher, 'GET', `/quizzes/${quiz.id}/marking/long${query}`);
    expect(await q.ok(school.teacher, 'GET', `/quizzes/${quiz.id}/marking`)).toMatchObject({
      items: [
        { itemId: 'text', answers: 2, toMark: 0 },
        { itemId: 'long', answers: 2, toMark: 2 },
      ],
    });
    expect((await marking('?hidden=true')).items.map(({ student }) => student)).toEqual([null, null]);
    const { items } = await marking();
    expect(items.map(({ student }) => student?.id).toSorted()).toEqual([one.id, two.id].toSorted());
    await q.close(quiz.id);
    expect(await q.release(quiz.id)).toMatchObject({
      status: 409,
      problem: { code: 'NOT_ALL_MARKED', data: { toMark: 2 } },
    });
    const mark = (id: string | undefined, body: object, itemId = 'long') =>
      q.call(school.teacher, 'PUT', `/attempts/${id}/marks/${itemId}`, body);
    const version = items[0]?.mark.version ?? 0;
    const [first, second] = [items[0]?.attemptId, items[1]?.attemptId];
    expect((await mark(first, { version, points: 5.5 })).problem.errors?.[0]?.reason).toBe('too_many_points');
    expect((await mark(first, { version, points: 0.3 })).status).toBe(400);
    expect(await mark(first, { version, points: 3.5, comment: 'よく見ている' })).toMatchObject({
      status: 200,
      body: { points: 3.5, correctness: 'partly', by: 'hand' },
    });
    expect((await mark(first, { version, points: 4 })).problem.code).toBe('VERSION_CONFLICT');
    expect((await marking('?waiting=true')).items).toHaveLength(1);
    expect((await mark(second, { version: items[1]?.mark.version, points: 5 })).status).toBe(200);
    expect((await q.release(quiz.id)).body).toMatchObject({ state: 'released' });
    expect(await told('quiz-result-released')).toBe(1);
    const own = (await q.result(one, ids[0] ?? '')).body;
    expect(own.sections[0]?.items[1]).toMatchObject({ key: { model: ITEMS.long.model } });
    expect(own.notes).toEqual([]);
    expect((await q.result(two, ids[0] ?? '')).status).toBe(403);
    // Accepted by hand after the release: told to this pupil only.
    const result = (await q.result(school.teacher, ids[0] ?? '')).body;
    const text = result.sections[0]?.items[0]?.mark;
    await mark(ids[0], { version: text?.version, points: 0.5 }, 'text');
    expect(await told('quiz-result-changed')).toBe(1);
    expect(
      (await q.call(school.teacher, 'POST', `/attempts/${ids[0]}/reopen`, { minutes: 5, reason: 'x' })).problem.code,
    ).toBe('RESULTS_RELEASED');
    const page = async (who: Seated, whose = one) =>
      (await q.ok<{ quizzes: { quizId: string; points: number | null }[] }>(who, 'GET', `/assessments/${whose.id}`))
        .quizzes;
    const points = (result.points ?? 0) - 0.5;
    expect(await page(one)).toMatchObject([{ quizId: quiz.id, points, released: true }]);
    expect((await page(school.teacher)).length).toBeGreaterThan(1);
    await q.ok(school.teacher, 'POST', `/quizzes/${quiz.id}/withhold`, {});
    expect(await page(one)).toEqual([]);
  });

  it('show pupils only what they reveal', async () => {
    const [pupil] = school.pupils as [Seated];
    const reveal = { points: false, correctness: false, key: false, explanation: false };
    const quiz = await q.published([section('number')], { reveal });
    const { id, paper } = await q.started(pupil, quiz.id);
    await q.handIn(pupil, id, rightAnswers(paper));
    await q.close(quiz.id);
    await q.release(quiz.id);
    const own = await q.result(pupil, id);
    expect(own.body).toMatchObject({ points: null });
    expect(own.body.sections[0]?.items[0]).toMatchObject({
      answer: { number: '３,１４' },
      mark: { points: null, correctness: null },
      key: null,
      explanation: '',
    });
    expect(own.text).not.toContain('3.14159');
  });

  it('have their keys corrected: marked anew, written down, told to whom it concerns and nobody else', async () => {
    const quiz = await q.published([section('single', 'text')]);
    const answers = ['水', '火', '火'];
    const ids: string[] = [];
    for (const [place, pupil] of school.pupils.slice(0, 3).entries()) {
      const { id, paper } = await q.started(pupil, quiz.id);
      const [item] = paper.sections[0]?.items ?? [];
      const choice = item?.type === 'single' ? item.choices.find(({ text }) => text === answers[place])?.id : '';
      await q.handIn(pupil, id, { single: { choice } });
      ids.push(id);
    }
    await q.close(quiz.id);
    await q.release(quiz.id);
    const before = await told('quiz-result-changed');
    const correct = async (item: object, note = '') =>
      q.call<{ id: string; state: string }>(school.teacher, 'POST', `/quizzes/${quiz.id}/corrections`, {
        version: (await q.quiz(quiz.id)).version,
        items: [item],
        note,
      });
    const otherChoices = { ...ITEMS.single, choices: ITEMS.single.choices.slice(0, 2) };
    expect(await correct(otherChoices)).toMatchObject({ status: 409, problem: { code: 'QUIZ_STARTED' } });
    expect((await correct(ITEMS.single)).problem.errors?.[0]?.reason).toBe('nothing_changed');
    const made = await correct({ ...ITEMS.single, answer: 'c0', prompt: 'どれでしょう?' }, '正解は火');
    expect(made).toMatchObject({ status: 201, body: { revision: 2, total: 3 } });
    await app.settled();
    const { items } = await q.ok<List<object>>(school.teacher, 'GET', `/quizzes/${quiz.id}/corrections`);
    expect(items).toMatchObject([
      {
        state: 'done',
        note: '正解は火',
        results: 3,
        done: 3,
        items: [{ itemId: 'single', changed: ['key', 'wording'] }],
      },
    ]);
    expect(await told('quiz-result-changed')).toBe(before + 3);
    const points = async (id = '') => (await q.result(school.teacher, id)).body.points;
    expect([await points(ids[0]), await points(ids[1]), await points(ids[2])]).toEqual([0, 1, 1]);
    const asked = (await q.result(school.teacher, ids[0] ?? '')).body.sections[0]?.items[0];
    expect(asked).toMatchObject({ item: { prompt: 'どれ?' }, mark: { correctness: 'wrong' } });
    // More points for a question nobody answered: no result is another one.
    await correct({ ...ITEMS.text, accepted: ['富士'] }, '');
    await app.settled();
    expect(await told('quiz-result-changed')).toBe(before + 3);
    expect((await q.quiz(quiz.id)).revision).toBe(3);
  });

  it('say what their answers say about them, and go out as a table nobody can be attacked by', async () => {
    const quiz = await q.published([section('single', 'text')]);
    const [pupil] = school.pupils as [Seated];
    const { id, paper } = await q.started(pupil, quiz.id);
    await q.handIn(pupil, id, rightAnswers(paper));
    await q.close(quiz.id);
    expect(await q.ok(school.teacher, 'GET', `/quizzes/${quiz.id}/analysis`)).toMatchObject({
      ...{ attempts: 1, tooFew: true, mean: 2, sd: null, alpha: null },
      items: [
        {
          itemId: 'single',
          difficulty: 1,
          discrimination: null,
          choices: [{ chosen: 0 }, { chosen: 1, right: true }, {}],
        },
        { itemId: 'text', difficulty: 1, choices: [] },
      ],
    });
    const csv = await app.call('GET', `/quizzes/${quiz.id}/results.csv`, {
      token: await school.teacher.as(),
      headers: { 'accept-language': 'ja' },
    });
    expect(csv.text.startsWith('学年,組,番号,姓,名,回,結果,提出日時,得点,満点,1 どれ?')).toBe(true);
    expect(csv.text.split('\r\n')[1]).toMatch(/^1,A組,1,.+,1,○,2026-11-22 18:00:00,2,2,1,1$/);
    expect(csv.text.trim().split('\r\n')).toHaveLength(1 + school.pupils.length);
  });

  it('take items from the bank of the school by copy; it is searched, filed, changed by one at a time', async () => {
    const add = (item: object, subject = '理科', tags: string[] = ['水']) =>
      q.call<BankItem>(school.teacher, 'POST', '/quiz-items', { item, subject, tags });
    const made = await add(ITEMS.single);
    expect(made).toMatchObject({
      status: 201,
      body: { subject: '理科', tags: ['水'], createdBy: { id: school.teacher.id } },
    });
    expect(made.body.item.id).toBe(made.body.id);
    await add(ITEMS.text, '社会', ['山', '水']);
    expect(await add({ ...ITEMS.text, accepted: [] })).toMatchObject({
      status: 422,
      problem: { code: 'QUIZ_INCOMPLETE' },
    });
    const find = async (who: Seated, query: string) =>
      (await q.ok<List<BankItem>>(who, 'GET', `/quiz-items?${query}`)).items.map(({ item }) => item.type);
    const other = school.otherTeacher;
    expect(await find(other, '')).toEqual(['text', 'single']);
    expect(await find(other, `q=${encodeURIComponent('富士')}`)).toEqual(['text']);
    expect(await find(other, `tag=${encodeURIComponent('水')}&type=single`)).toEqual(['single']);
    expect(await find(other, `subject=${encodeURIComponent('社会')}`)).toEqual(['text']);
    expect(await find(other, 'mine=true')).toEqual([]);
    expect(await q.ok(other, 'GET', '/quiz-item-shelves')).toEqual({
      subjects: expect.arrayContaining([{ name: '理科', items: 1 }]),
      tags: [
        { name: '水', items: 2 },
        { name: '山', items: 1 },
      ],
    });
    const change = (version: number) =>
      q.call(other, 'PUT', `/quiz-items/${made.body.id}`, { version, item: ITEMS.single, subject: '', tags: [] });
    const quiz = await q.published([
      { ...section(), items: [{ ...made.body.item, id: 'mine', bankItemId: made.body.id }] },
    ]);
    expect([(await change(1)).status, (await change(1)).status]).toEqual([200, 409]);
    expect((await q.quiz(quiz.id)).document.sections[0]?.items[0]).toMatchObject({ bankItemId: made.body.id });
    await q.ok(other, 'DELETE', `/quiz-items/${made.body.id}`);
    expect(await find(other, '')).toEqual(['text']);
    await q.ok(other, 'POST', `/quiz-items/${made.body.id}/take-back`, {});
    expect(await find(other, 'type=single')).toEqual(['single']);
    const [pupil] = school.pupils as [Seated];
    expect((await q.call(pupil, 'GET', '/quiz-items')).status).toBe(403);
    expect((await q.call(pupil, 'GET', `/quiz-items/${made.body.id}`)).status).toBe(403);
  });

  it('are there in every class of a sample school: one taken by all and released, one open and partly taken', async () => {
    const course = await school.course('見本');
    await school.assign(school.teacher, course);
    const pupils: Seated[] = [];
    while (pupils.length < 12) pupils.push(await school.person('student'));
    for (const who of pupils) await school.enroll(who, course);
    await app.says(
      demoRequested,
      { id: school.schoolId, eventSeq: 0 },
      { schoolId: school.schoolId, by: school.admin.id, pupils: pupils.length, teachers: 1 },
    );
    const { items } = await q.ok<List<QuizSummary>>(school.teacher, 'GET', `/classes/${course.id}/quizzes`);
    expect(items).toMatchObject([
      { state: 'published', counts: { pupils: 12, started: 4, working: 1, handedIn: 3 } },
      { state: 'released', counts: { started: 12, working: 0, handedIn: 12, toMark: 0 } },
    ]);
    const analysis = await q.ok<QuizAnalysis>(school.teacher, 'GET', `/quizzes/${items[1]?.id}/analysis`);
    expect(analysis).toMatchObject({ attempts: 12, tooFew: false });
    expect(analysis.alpha).not.toBeNull();
    expect(analysis.items.every(({ difficulty }) => difficulty !== null && difficulty > 0)).toBe(true);
  }, 60_000);
});

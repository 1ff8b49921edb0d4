import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttemptView } from '#contracts/assessment/attempts.ts';
import { HOUR, MINUTE, SECOND } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { called, ITEMS, type ItemName, quizzesOf, rightAnswers, section } from '#modules/assessment/testing/quiz.ts';

const EVERY = Object.keys(ITEMS) as ItemName[];
/** Words that must never reach a pupil before the release. */
const SECRETS = ['"answer":"c', 'accepted', 'tolerance', '"match"', '循環', '3.14159', 'explanation', 'c1"'];

describe.each(DIALECTS)('attempts, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let q: ReturnType<typeof quizzesOf>;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 12 });
    q = quizzesOf(app, school);
  });
  afterAll(() => app.stop());

  let used = 0;
  const freshPupil = (): Seated => {
    const pupil = school.pupils[used++ % school.pupils.length];
    if (!pupil) throw new Error('no pupils');
    return pupil;
  };
  const told = async (type: string) => (await app.published('assessment')).filter((one) => one.includes(type)).length;

  it('are started once, however many tabs and clicks there are', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section('single', 'text')]);
    const starts = await Promise.all([1, 2, 3, 4, 5].map(() => q.start(pupil, quiz.id)));
    expect(starts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(starts.map(({ body }) => body.id)).size).toBe(1);
    expect(await q.start(pupil, quiz.id, 2)).toMatchObject({ status: 200, body: { id: starts[0]?.body.id } });
    await q.handIn(pupil, starts[0]?.body.id ?? '');
    expect(await q.start(pupil, quiz.id, 2)).toMatchObject({ status: 409, problem: { code: 'NO_ATTEMPTS_LEFT' } });
    expect(await q.start(school.teacher, quiz.id)).toMatchObject({ status: 403 });
    expect(await q.start(school.otherPupil, quiz.id)).toMatchObject({ status: 403 });
  });

  it('ask every type without giving a key away, and count every type by it', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section(...EVERY)]);
    const view = await q.started(pupil, quiz.id);
    const shown = JSON.stringify(view);
    for (const secret of SECRETS) expect(shown).not.toContain(secret);
    expect(JSON.stringify(await q.mine(pupil, quiz.id))).not.toContain('水素');
    const kept = await q.keep(pupil, view.id, rightAnswers(view.paper));
    expect(Object.keys(kept.body.saved).toSorted()).toEqual(EVERY.toSorted());
    expect(kept.body.refused).toEqual({});
    const again = await q.attempt(pupil, view.id);
    expect(again.answers.ordering?.answer).toEqual(rightAnswers(view.paper).ordering);
    expect(await q.handIn(pupil, view.id)).toMatchObject({
      status: 200,
      body: { state: 'handedIn', handedInBy: 'pupil' },
    });
    expect(await q.result(pupil, view.id)).toMatchObject({ status: 409, problem: { code: 'NOT_RELEASED' } });
    const result = (await q.result(school.teacher, view.id)).body;
    const points = Object.fromEntries(
      result.sections.flatMap(({ items }) => items.map(({ item, mark }) => [item.id, mark.points])),
    );
    expect(points).toEqual({
      ...{ single: 1, multiple: 2, trueFalse: 1, text: 1, number: 1, ordering: 4, matching: 2, cloze: 3 },
      ...{ long: null, file: null },
    });
    expect(result).toMatchObject({ points: null, of: 22, toMark: 2 });
  });

  it('keep each answer by itself: late, doubled and crossing saves never take a newer one away', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section('text', 'long', 'number')]);
    const { id } = await q.started(pupil, quiz.id);
    // Two devices, each with its own item, at once.
    const both = await Promise.all([
      q.keep(pupil, id, { text: { text: 'ひとつめ' } }),
      q.keep(pupil, id, { long: { text: 'ふたつめ' } }),
      q.keep(pupil, id, { number: { number: '3' } }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    await q.keep(pupil, id, { text: { text: '三回目' } }, 3);
    const late = await q.keep(pupil, id, { text: { text: '二回目' } }, 2);
    expect(late.body).toMatchObject({ saved: {}, newer: { text: { answer: { text: '三回目' }, rev: 3 } } });
    const same = await q.keep(pupil, id, { text: { text: '三回目' } }, 3);
    expect(same.body.saved).toMatchObject({ text: { rev: 3 } });
    app.clock.advance(SECOND);
    const rival = await q.keep(pupil, id, { text: { text: '別の端末' } }, 3);
    expect(rival.body.saved).toMatchObject({ text: { rev: 3 } });
    const { answers } = await q.attempt(pupil, id);
    expect(answers).toMatchObject({
      text: { answer: { text: '別の端末' } },
      long: { answer: { text: 'ふたつめ' } },
      number: { answer: { number: '3' } },
    });
    await q.keep(pupil, id, { text: null }, 4);
    expect((await q.attempt(pupil, id)).answers.text).toMatchObject({ answer: null, rev: 4 });
  });

  it('refuse what is no answer by its item and keep the rest', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section(...EVERY)]);
    const { id, paper } = await q.started(pupil, quiz.id);
    const mixed = await q.keep(pupil, id, {
      text: { text: 'よい' },
      number: { number: 'NaN' },
      single: { choice: '9' },
      ordering: { order: ['1', '1', '2', '3'] },
      long: { text: 'あ'.repeat(401) },
      file: { files: [1, 2, 3].map((n) => ({ id: `018f0000-0000-7000-8000-00000000000${n}`, name: 'a', size: 1 })) },
      multiple: { text: '2' },
      ghost: { text: 'x' },
    });
    expect(Object.keys(mixed.body.saved)).toEqual(['text']);
    expect(Object.fromEntries(Object.entries(mixed.body.refused).map(([item, { reason }]) => [item, reason]))).toEqual({
      number: 'not_a_number',
      single: 'unknown_choice',
      ordering: 'not_all_entries',
      long: 'too_long',
      file: 'too_many_files',
      multiple: 'not_an_answer',
      ghost: 'not_in_attempt',
    });
    for (const number of ['1e999', 'Infinity', '-', '１２個', '0x10'])
      expect(await q.keep(pupil, id, { number: { number } }, 9)).toMatchObject({
        status: 422,
        problem: { errors: [{ pointer: '/changes/number', reason: 'not_a_number' }] },
      });
    expect((await q.keep(pupil, id, { long: { text: 'あ'.repeat(1_000_000) } }, 9)).status).toBeGreaterThanOrEqual(400);
    expect((await q.keep(pupil, id, { long: { text: 'a'.repeat(20_001) } }, 9)).status).toBe(400);
    expect((await q.keep(pupil, id, { number: { number: 7 } }, 9)).status).toBe(400);
    const markup = '<img src=x onerror=alert(1)>';
    await q.keep(pupil, id, { long: { text: markup } }, 9);
    expect((await q.attempt(pupil, id)).answers).toMatchObject({
      text: { answer: { text: 'よい' } },
      long: { answer: { text: markup } },
    });
    const other = school.pupils.find((one) => one !== pupil) ?? pupil;
    expect((await q.keep(other, id, { text: { text: 'x' } })).status).toBe(403);
    expect((await q.keep(school.teacher, id, { text: { text: 'x' } })).status).toBe(403);
    expect(paper.points).toBe(22);
  });

  it('end when the server says so, and count as handed in with what was saved', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section('text', 'single')], { timeLimit: 10 });
    const view = await q.started(pupil, quiz.id);
    expect(view).toMatchObject({ endsAt: new Date(app.clock.now() + 10 * MINUTE).toISOString(), now: q.at() });
    await q.keep(pupil, view.id, { text: { text: '富士山' } });
    app.clock.advance(10 * MINUTE + 4 * SECOND);
    const onTheWay = await q.keep(pupil, view.id, { single: { choice: called(view.paper, 'single', '水') } });
    expect(onTheWay.status).toBe(200);
    const before = await told('attempt-handed-in');
    app.clock.advance(2 * SECOND);
    expect(await q.keep(pupil, view.id, { text: { text: 'おそい' } }, 2)).toMatchObject({
      status: 409,
      problem: { code: 'TIME_OVER' },
    });
    // Nobody has asked about it yet: the next look hands it in, at the time it ended.
    const ended = await q.attempt(pupil, view.id);
    expect(ended).toMatchObject({ state: 'handedIn', handedInBy: 'time', handedInAt: view.endsAt });
    await Promise.all([q.handIn(pupil, view.id), q.attempt(pupil, view.id), q.live(quiz.id)]);
    expect(await told('attempt-handed-in')).toBe(before + 1);
    expect((await q.result(school.teacher, view.id)).body).toMatchObject({ points: 2, toMark: 0 });
    expect(await q.keep(pupil, view.id, { text: { text: 'おそい' } }, 2)).toMatchObject({
      problem: { code: 'TIME_OVER' },
    });
  });

  it('give named pupils more time, never past the closing, and time counts anew while it runs', async () => {
    const [fast, slow] = [freshPupil(), freshPupil()];
    const start = app.clock.now();
    const closesAt = new Date(start + 25 * MINUTE).toISOString();
    const quiz = await q.published([section('text')], { timeLimit: 10, closesAt });
    const extra = (body: object | null) =>
      q.ok<{ endsAt: string | null }>(school.teacher, 'PUT', `/quizzes/${quiz.id}/extra-time/${slow.id}`, {
        extra: body,
        reason: '配慮',
      });
    expect(await extra({ kind: 'percent', value: 50 })).toMatchObject({ endsAt: null });
    const inMinutes = (minutes: number) => new Date(start + minutes * MINUTE).toISOString();
    expect((await q.started(fast, quiz.id)).endsAt).toBe(inMinutes(10));
    const going = await q.started(slow, quiz.id);
    expect(going).toMatchObject({ endsAt: inMinutes(15), extra: { kind: 'percent', value: 50 } });
    expect(await extra({ kind: 'minutes', value: 60 })).toMatchObject({ endsAt: closesAt });
    const pulse = await q.ok<AttemptView>(slow, 'POST', `/attempts/${going.id}/presence`, {
      itemId: 'text',
      visible: true,
    });
    expect(pulse.endsAt).toBe(closesAt);
    expect(await extra(null)).toMatchObject({ endsAt: inMinutes(10) });
    const late = freshPupil();
    app.clock.advance(20 * MINUTE);
    expect((await q.started(late, quiz.id)).endsAt).toBe(closesAt);
    app.clock.advance(6 * MINUTE);
    expect(await q.start(freshPupil(), quiz.id)).toMatchObject({ status: 409, problem: { code: 'QUIZ_CLOSED' } });
    expect((await q.quiz(quiz.id)).state).toBe('closed');
  });

  it('are handed in once, with the last changes, and by the teacher too; opened again with a reason', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section('text', 'single')]);
    const view = await q.started(pupil, quiz.id);
    const before = await told('attempt-handed-in');
    const sent = await Promise.all([1, 2, 3].map(() => q.handIn(pupil, view.id, { text: { text: '富士山' } })));
    expect(sent.some(({ status }) => status === 200)).toBe(true);
    for (const { status, problem } of sent) if (status !== 200) expect(problem.code).toBe('ATTEMPT_HANDED_IN');
    expect((await q.handIn(pupil, view.id)).status).toBe(200);
    expect(await told('attempt-handed-in')).toBe(before + 1);
    expect(await q.keep(pupil, view.id, { text: { text: 'あと' } }, 2)).toMatchObject({
      problem: { code: 'ATTEMPT_HANDED_IN' },
    });
    const reopen = (body: object) => q.call<AttemptView>(school.teacher, 'POST', `/attempts/${view.id}/reopen`, body);
    expect((await reopen({ minutes: 5, reason: '' })).status).toBe(400);
    expect(await reopen({ minutes: 5, reason: '回線が切れた' })).toMatchObject({
      status: 200,
      body: { state: 'working' },
    });
    expect((await q.keep(pupil, view.id, { single: { choice: called(view.paper, 'single', '水') } })).status).toBe(200);
    expect((await q.handIn(school.teacher, view.id)).body).toMatchObject({ handedInBy: 'teacher' });
    // Marked by hand, opened again and answered otherwise: that mark was for another answer.
    const text = (await q.result(school.teacher, view.id)).body.sections[0]?.items[0]?.mark;
    await q.ok(school.teacher, 'PUT', `/attempts/${view.id}/marks/text`, { version: text?.version, points: 0 });
    await reopen({ minutes: 5, reason: 'もう一度' });
    await q.handIn(pupil, view.id, { text: { text: 'ふじさん' } }, 5);
    const { notes, points } = (await q.result(school.teacher, view.id)).body;
    expect(points).toBe(2);
    expect(notes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['started', ''],
      ['handedIn', ''],
      ['reopened', '回線が切れた'],
      ['handedIn', ''],
      ['reopened', 'もう一度'],
      ['handedIn', ''],
    ]);
    expect(notes[2]?.by?.id).toBe(school.teacher.id);
  });

  it('are mixed by the server, the same on every device, differently for each', async () => {
    const mixed = { ...section('single', 'multiple', 'trueFalse', 'text', 'number', 'matching'), draw: 4 };
    const quiz = await q.published([{ ...mixed, shuffleItems: true, shuffleChoices: true }]);
    expect(quiz).toMatchObject({ items: 4 });
    const papers = new Set<string>();
    for (const pupil of school.pupils) {
      const view = await q.started(pupil, quiz.id);
      expect(view.paper.sections[0]?.items).toHaveLength(4);
      expect((await q.attempt(pupil, view.id)).paper).toEqual(view.paper);
      papers.add(JSON.stringify(view.paper));
      const outside = EVERY.find((name) => !JSON.stringify(view.paper).includes(`"id":"${name}"`)) ?? 'long';
      expect((await q.keep(pupil, view.id, { [outside]: { text: 'x' } })).status).toBe(422);
      await q.handIn(pupil, view.id, rightAnswers(view.paper));
      const { points, of } = (await q.result(school.teacher, view.id)).body;
      expect(points).toBe(of);
    }
    expect(papers.size).toBeGreaterThan(4);
    for (const seed of [1, 2, 3]) {
      const shown = await q.ok<AttemptView['paper']>(school.teacher, 'GET', `/quizzes/${quiz.id}/preview?seed=${seed}`);
      const tried = await q.ok<{ points: number; of: number }>(school.teacher, 'POST', `/quizzes/${quiz.id}/preview`, {
        seed,
        answers: rightAnswers(shown),
      });
      expect(tried.points).toBe(tried.of);
      expect(tried.of).toBe(shown.points);
    }
  });

  it('are seen live: who has not started, who is where, who looked away, who was lost', async () => {
    const quiz = await q.published([section('single', 'text', 'number')], { timeLimit: 30 });
    const [here, away, lost, done] = school.pupils as [Seated, Seated, Seated, Seated];
    for (const pupil of [here, away, lost, done]) await q.started(pupil, quiz.id);
    const ids = new Map<string, string>();
    for (const row of await q.live(quiz.id)) if (row.attempt) ids.set(row.student.id, row.attempt.id);
    const be = (who: Seated, itemId: string | null, visible: boolean) =>
      q.ok(who, 'POST', `/attempts/${ids.get(who.id)}/presence`, { itemId, visible });
    await be(lost, 'single', true);
    app.clock.advance(50 * SECOND);
    await be(here, 'number', true);
    await be(away, 'text', false);
    await q.keep(here, ids.get(here.id) ?? '', { text: { text: 'a' }, single: null });
    await q.handIn(done, ids.get(done.id) ?? '');
    const rows = await q.live(quiz.id);
    const row = (who: Seated) => rows.find(({ student }) => student.id === who.id);
    expect(rows).toHaveLength(school.pupils.length);
    expect(row(here)).toMatchObject({ status: 'working', attempt: { place: 3, itemId: 'number', answered: 1, of: 3 } });
    expect(row(away)).toMatchObject({ status: 'away', attempt: { place: 2 } });
    expect(row(lost)).toMatchObject({ status: 'lost', attempt: { place: 1, answered: 0 } });
    expect(row(done)).toMatchObject({ status: 'handedIn', attempt: { handedInBy: 'pupil' } });
    expect(rows.filter(({ status }) => status === 'notStarted')).toHaveLength(school.pupils.length - 4);
    await q.close(quiz.id);
    expect((await q.live(quiz.id)).filter(({ status }) => status === 'handedIn')).toHaveLength(4);
  });

  it('are as many as allowed, and the best or the last counts', async () => {
    const pupil = freshPupil();
    const quiz = await q.published([section('text', 'single')], { attempts: 2, counts: 'best' });
    expect(await q.mine(pupil, quiz.id)).toMatchObject({ status: 'open', next: 1, attempts: [] });
    const first = await q.started(pupil, quiz.id);
    expect(await q.mine(pupil, quiz.id)).toMatchObject({ status: 'working', next: null });
    await q.handIn(pupil, first.id, rightAnswers(first.paper));
    expect(await q.mine(pupil, quiz.id)).toMatchObject({ status: 'open', next: 2 });
    const second = await q.started(pupil, quiz.id, 2);
    expect(second.id).not.toBe(first.id);
    await q.handIn(pupil, second.id);
    expect(await q.mine(pupil, quiz.id)).toMatchObject({
      status: 'done',
      next: null,
      attempts: [{ points: null }, {}],
    });
    await q.close(quiz.id);
    await q.release(quiz.id);
    const { status, attempts } = await q.mine(pupil, quiz.id);
    expect([status, ...attempts.map(({ points, counts }) => [points, counts])]).toEqual([
      'released',
      [2, true],
      [0, false],
    ]);
  });

  it('open and close by the clock', async () => {
    const pupil = freshPupil();
    const at = (hours: number) => new Date(app.clock.now() + hours * HOUR).toISOString();
    const quiz = await q.published([section('text')], { opensAt: at(1), closesAt: at(2) });
    expect(await q.mine(pupil, quiz.id)).toMatchObject({ status: 'soon', next: null });
    expect(await q.start(pupil, quiz.id)).toMatchObject({ status: 409, problem: { code: 'QUIZ_NOT_OPEN' } });
    app.clock.advance(HOUR);
    const now = await q.ok<{ items: { id: string }[] }>(pupil, 'GET', '/my-quizzes?now=true');
    expect(now.items.map(({ id }) => id)).toContain(quiz.id);
    app.clock.advance(HOUR);
    expect(await q.mine(pupil, quiz.id)).toMatchObject({ status: 'missed', next: null });
    const later = await q.ok<{ items: { id: string }[] }>(pupil, 'GET', '/my-quizzes?now=true');
    expect(later.items.map(({ id }) => id)).not.toContain(quiz.id);
  });

  it('that start while the quiz is closed are handed in with it, or never start', async () => {
    const quiz = await q.published([section('text')]);
    const [starts] = await Promise.all([
      Promise.all(school.pupils.map((pupil) => q.start(pupil, quiz.id))),
      q.close(quiz.id),
    ]);
    for (const { status, problem } of starts) if (status !== 200) expect(problem.code).toBe('QUIZ_CLOSED');
    const rows = await q.live(quiz.id);
    expect(rows.filter(({ status }) => status !== 'notStarted' && status !== 'handedIn')).toEqual([]);
    expect(rows.filter(({ attempt }) => attempt)).toHaveLength(starts.filter(({ status }) => status === 200).length);
  });

  it('that are handed in while a key is corrected are all marked by the new one', async () => {
    const quiz = await q.published([section('text')]);
    const views = await Promise.all(school.pupils.map((pupil) => q.started(pupil, quiz.id)));
    const { version } = await q.quiz(quiz.id);
    const items = [{ ...ITEMS.text, accepted: ['阿蘇山'] }];
    const correct = q.call(school.teacher, 'POST', `/quizzes/${quiz.id}/corrections`, { version, items });
    const sent = await Promise.all([
      correct,
      ...school.pupils.map((pupil, place) => q.handIn(pupil, views[place]?.id ?? '', { text: { text: '阿蘇山' } })),
    ]);
    expect(sent.map(({ status, text }) => (status < 300 ? 'done' : text))).toEqual(sent.map(() => 'done'));
    await app.settled();
    for (const { id } of views)
      expect((await q.result(school.teacher, id)).body).toMatchObject({ state: 'handedIn', points: 1, toMark: 0 });
  });
});

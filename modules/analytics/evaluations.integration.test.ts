import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluationDrafted, evaluationDraftFailed } from '#contracts/ai/events.ts';
import { signsOf } from '#contracts/analytics/evaluation-signs.ts';
import type {
  ClassEvaluations,
  DraftProgress,
  EvaluationVersion,
  EvaluationView,
  EvidencePiece,
  PublishedEvaluation,
  StepRefusal,
} from '#contracts/analytics/evaluations.ts';
import { HOUR } from '#kernel/clock.ts';
import { readCsv } from '#kernel/csv/read-csv.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids, logOf } from '#modules/analytics/testing/log.ts';

const TERM = '2学期';
/** Exactly so many signs. */
const words = (many: number, sign = '字') => sign.repeat(many);

describe('signs of an evaluation', () => {
  it('are counted as people count them', () => {
    expect(signsOf('あいう')).toBe(3);
    expect(signsOf('👩‍👩‍👧‍👦がぎ')).toBe(3);
    expect(signsOf('か\u3099き')).toBe(2);
    expect(signsOf(' 一行\n二行\r\n')).toBe(4);
  });
});

describe.each(DIALECTS)('evaluations, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let course: Course;
  let pupil: Seated;
  let other: Seated;
  let made = 0;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
  });
  afterAll(() => app.stop());

  const newClass = async () => {
    made += 1;
    app.clock.set('2026-11-22T09:00:00.000Z');
    course = await school.course(`講座${made}`);
    [pupil, other] = school.pupils as [Seated, Seated];
    await school.assign(school.teacher, course);
    for (const who of [pupil, other]) await school.enroll(who, course);
  };
  const call = async <T = EvaluationView>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const put = (of: Seated, change: object, who = school.teacher) =>
    call(who, 'POST', '/evaluations', {
      classId: course.id,
      personId: of.id,
      term: TERM,
      version: 0,
      text: '',
      ...change,
    });
  const write = async (of: Seated, text: string, change: object = {}) => {
    const { body, status, text: raw } = await put(of, { text, ...change });
    expect(status, raw).toBe(200);
    return body;
  };
  type Moved = { done: EvaluationView[]; refused: { id: string; why: StepRefusal }[] };
  const step = async (name: string, items: EvaluationView[], more: object = {}, who = school.teacher) =>
    (
      await call<Moved>(who, 'POST', '/evaluations/steps', {
        classId: course.id,
        step: name,
        items: items.map(({ id, version }) => ({ id, version })),
        ...more,
      })
    ).body;
  const moved = async (name: string, item: EvaluationView, more: object = {}): Promise<EvaluationView> => {
    const { done } = await step(name, [item], more);
    const [first] = done;
    if (!first) throw new Error(`${name} was refused`);
    return first;
  };
  const page = async () =>
    (await call<ClassEvaluations>(school.teacher, 'GET', `/classes/${course.id}/evaluations?term=${TERM}`)).body;
  const rowOf = async (who: Seated) => (await page()).pupils.find(({ student }) => student.id === who.id);
  const history = async ({ id }: EvaluationView) =>
    (await call<{ items: EvaluationVersion[] }>(school.teacher, 'GET', `/evaluations/${id}/history`)).body.items;
  const seenBy = async (who: Seated, of = who) =>
    (await call<{ items: PublishedEvaluation[] }>(who, 'GET', `/evaluations/students/${of.id}`)).body.items;
  const published = async () =>
    (await app.published('analytics')).filter((type) => type === 'analytics.evaluation-published.v1').length;

  it('are kept at any length while they are written, and confirmed between 100 and 150 signs', async () => {
    await newClass();
    let one = await write(pupil, '短い', { knowledge: 'A' });
    expect(one).toMatchObject({ state: 'draft', origin: 'hand', knowledge: 'A', thinking: null });
    for (const [many, why] of [
      [99, 'length'],
      [151, 'length'],
    ] as const) {
      one = await write(pupil, words(many), { version: one.version });
      expect((await step('confirm', [one])).refused).toEqual([{ id: one.id, why }]);
    }
    // Families of emoji are one sign each: 100 of them are more than a thousand units.
    one = await write(pupil, words(100, '👩‍👩‍👧'), { version: one.version });
    one = await moved('confirm', one);
    expect(one).toMatchObject({ state: 'confirmed', changedBy: { id: school.teacher.id } });
    const closed = await put(pupil, { text: words(120), version: one.version });
    expect(closed.problem.errors).toMatchObject([{ pointer: '/text', reason: 'confirmed' }]);
    expect((await put(pupil, { text: words(2001), version: one.version })).status).toBe(400);
  });

  it('are told apart when two teachers write at once, and nobody’s words go unseen', async () => {
    await newClass();
    const one = await write(pupil, 'はじめ');
    await write(pupil, '先に書いた', { version: one.version });
    const late = await put(pupil, { text: 'あとから', version: one.version });
    expect(late.problem.code).toBe('VERSION_CONFLICT');
    // The same words sent again, because the answer was lost, are no conflict.
    expect((await put(pupil, { text: '先に書いた', version: one.version })).status).toBe(200);
    const both = await Promise.all([
      put(other, { text: '一方' }),
      put(other, { text: '他方' }),
      put(other, { text: '第三' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it('go to the pupil and back with a reason, who is told once of each wording', async () => {
    await newClass();
    const before = await published();
    let one = await moved('confirm', await write(pupil, words(100)));
    expect(await seenBy(pupil)).toEqual([]);
    one = await moved('publish', one);
    expect(one.publishedAt).not.toBeNull();
    expect((await seenBy(pupil)).map(({ id, term }) => [id, term])).toContainEqual([one.id, TERM]);
    expect(await step('reopen', [one], { reason: 'x' })).toMatchObject({ refused: [{ why: 'state' }] });
    const bare = await call(school.teacher, 'POST', '/evaluations/steps', {
      classId: course.id,
      step: 'unpublish',
      items: [{ id: one.id, version: one.version }],
    });
    expect(bare.problem.errors).toMatchObject([{ pointer: '/reason', reason: 'required' }]);
    one = await moved('unpublish', one, { reason: '言葉を直す' });
    expect(await seenBy(pupil)).toEqual([]);
    one = await moved('publish', one);
    expect((await published()) - before).toBe(1);
    one = await moved('unpublish', one, { reason: 'もう一度' });
    one = await moved('reopen', one, { reason: 'もう一度' });
    expect(one.state).toBe('edited');
    one = await write(pupil, words(101), { version: one.version });
    one = await moved('publish', await moved('confirm', one));
    expect((await published()) - before).toBe(2);
    expect((await history(one)).map(({ step: name, reason }) => [name, reason])).toEqual([
      ['published', null],
      ['confirmed', null],
      ['written', null],
      ['reopened', 'もう一度'],
      ['unpublished', 'もう一度'],
      ['published', null],
      ['unpublished', '言葉を直す'],
      ['published', null],
      ['confirmed', null],
      ['written', null],
    ]);
    expect((await history(one))[0]).toMatchObject({ who: { id: school.teacher.id }, text: words(101) });
  });

  it('are confirmed and published together, each by itself, and undone at once by who did it', async () => {
    await newClass();
    const [good, short] = [await write(pupil, words(120)), await write(other, '短い')];
    const confirmed = await step('confirm', [good, short]);
    expect(confirmed.done.map(({ id }) => id)).toEqual([good.id]);
    expect(confirmed.refused).toEqual([{ id: short.id, why: 'length' }]);
    expect((await step('confirm', [good])).refused).toEqual([{ id: good.id, why: 'changed' }]);
    const [shown] = (await step('publish', confirmed.done)).done;
    if (!shown) throw new Error('not published');
    const back = await moved('unpublish', shown, { undo: true });
    expect(back.state).toBe('confirmed');
    // What was undone last is not the confirmation: only the last step can be undone.
    expect((await step('reopen', [back], { undo: true })).refused).toEqual([{ id: back.id, why: 'state' }]);
    const again = await moved('reopen', back, { reason: '直す' });
    const third = await moved('confirm', again);
    expect((await moved('reopen', third, { undo: true })).state).toBe('edited');
    const strange = { id: ids.next(), version: 1 } as EvaluationView;
    expect((await step('confirm', [strange])).refused).toMatchObject([{ why: 'gone' }]);
  });

  it('keep one row of history for what is written in one go, another later', async () => {
    await newClass();
    let one = await write(pupil, '一');
    for (const text of ['一二', '一二三']) one = await write(pupil, text, { version: one.version });
    expect((await history(one)).map(({ text }) => text)).toEqual(['一二三']);
    app.clock.advance(HOUR);
    one = await write(pupil, '四', { version: one.version });
    expect((await history(one)).map(({ text, number }) => [text, number])).toEqual([
      ['四', 2],
      ['一二三', 1],
    ]);
  });

  it('are read and written by who teaches the class only, of its own pupils only', async () => {
    await newClass();
    const one = await write(pupil, words(100));
    for (const who of [school.otherTeacher, pupil, school.otherPupil]) {
      expect((await put(pupil, { text: 'x', version: one.version }, who)).status).toBe(403);
      expect((await call(who, 'GET', `/classes/${course.id}/evaluations`)).status).toBe(403);
      expect((await call(who, 'GET', `/evaluations/${one.id}/history`)).status).toBe(403);
    }
    expect((await call(other, 'GET', `/evaluations/students/${pupil.id}`)).status).toBe(403);
    expect((await put(school.otherPupil, { text: 'x' })).problem.code).toBe('LEFT_CLASS');
    // By way of a class one teaches, nothing of another class is reached.
    const elsewhere = await school.course('よその講座');
    await school.assign(school.otherTeacher, elsewhere);
    const around = await call<Moved>(school.otherTeacher, 'POST', '/evaluations/steps', {
      classId: elsewhere.id,
      step: 'confirm',
      items: [{ id: one.id, version: one.version }],
    });
    expect(around.body.refused).toEqual([{ id: one.id, why: 'gone' }]);
    await school.archive(course);
    expect((await put(pupil, { text: 'y', version: one.version })).problem.code).toBe('CLASS_ARCHIVED');
  });

  it('stand on the page of the class with every pupil, by term, and leave as CSV nothing can run', async () => {
    await newClass();
    await write(pupil, '=SUM(A1)', { knowledge: 'B', attitude: 'C' });
    await put(other, { text: '前の学期', term: '1学期' });
    const { pupils, terms } = await page();
    expect(terms.toSorted()).toEqual(['1学期', '2学期']);
    expect(pupils.map(({ number, evaluation }) => [number, evaluation?.text ?? null])).toEqual([
      [1, '=SUM(A1)'],
      [2, null],
    ]);
    const csv = async (language: string) => {
      const answer = await fetch(
        `${app.url}/api/v1/classes/${course.id}/evaluations.csv?term=${encodeURIComponent(TERM)}`,
        { headers: { authorization: `Bearer ${await school.teacher.as()}`, 'accept-language': language } },
      );
      return new Uint8Array(await answer.arrayBuffer());
    };
    const bytes = await csv('ja');
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain('\r\n');
    const { header, rows } = readCsv(bytes);
    expect(header.slice(0, 2)).toEqual(['学生名', '評価']);
    expect(rows[0]?.cells.slice(0, 5)).toEqual([`${pupil.familyName} ${pupil.givenName}`, "'=SUM(A1)", 'B', '', 'C']);
    expect(readCsv(await csv('en')).header.slice(0, 2)).toEqual(['Name', 'Evaluation']);
  });

  describe('with drafts of AI', () => {
    const by = { model: 'model-1', prompt: 'evaluation@1 ja' };
    const ask = async (who: Seated[], as = school.teacher) =>
      (
        await call<{ asked: string[] }>(as, 'POST', `/classes/${course.id}/evaluation-drafts`, {
          term: TERM,
          personIds: who.map(({ id }) => id),
        })
      ).body.asked;
    const progressOf = async (who: Seated): Promise<DraftProgress | undefined> =>
      (
        await call<{ items: DraftProgress[] }>(
          school.teacher,
          'GET',
          `/classes/${course.id}/evaluation-drafts?term=${TERM}`,
        )
      ).body.items.find(({ personId }) => personId === who.id);
    const about = async (who: Seated) => ({
      schoolId: school.schoolId,
      classId: course.id,
      personId: who.id,
      requestId: (await progressOf(who))?.requestId ?? ids.next(),
    });
    const grades = { knowledge: 'B', thinking: null, attitude: 'A' } as const;
    const drafts = async (who: Seated, sentences: string[], evidence: string[][] = []) =>
      app.says(
        evaluationDrafted,
        { id: ids.next(), eventSeq: 0 },
        { ...(await about(who)), by, evidenceIds: evidence, ...grades },
        { sentences },
      );
    const fails = async (who: Seated, reason: 'notSetUp' | 'budget') =>
      app.says(evaluationDraftFailed, { id: ids.next(), eventSeq: 0 }, { ...(await about(who)), reason });

    it('are asked for once, come pupil by pupil with their evidence, and say why when they do not', async () => {
      await newClass();
      const log = logOf(app);
      const entry = await log.enter(pupil, course);
      expect(await ask([pupil, other, pupil])).toEqual([pupil.id, other.id]);
      expect(await ask([pupil])).toEqual([]);
      expect(await progressOf(pupil)).toMatchObject({ state: 'asked', reason: null });
      await drafts(pupil, ['一文目。', '二文目。'], [[entry.id], []]);
      await fails(other, 'notSetUp');
      expect(await progressOf(pupil)).toMatchObject({ state: 'drafted' });
      expect(await progressOf(other)).toMatchObject({ state: 'failed', reason: 'notSetUp' });
      expect(await ask([other])).toEqual([other.id]);
      const row = await rowOf(pupil);
      expect(row?.evaluation).toMatchObject({
        text: '一文目。二文目。',
        state: 'draft',
        origin: 'ai',
        by,
        acceptedBy: null,
        changedBy: null,
        ...grades,
      });
      expect(row?.draft).toMatchObject({
        state: 'standing',
        sentences: [
          { text: '一文目。', evidence: [entry.id] },
          { text: '二文目。', evidence: [] },
        ],
      });
      const evidence = await call<{ items: EvidencePiece[] }>(
        school.teacher,
        'GET',
        `/classes/${course.id}/evaluations/evidence/${pupil.id}`,
      );
      expect(evidence.body.items).toMatchObject([{ id: entry.id, kind: 'entry', thing: entry.id }]);
    });

    it('never take the place of what a teacher has written; that one takes them over, or does not', async () => {
      await newClass();
      await ask([pupil]);
      const typed = await write(pupil, '私の言葉', { knowledge: 'C' });
      await drafts(pupil, ['AIの文。']);
      let row = await rowOf(pupil);
      expect(row?.evaluation).toMatchObject({ text: '私の言葉', version: typed.version, origin: 'hand' });
      expect(row?.draft?.state).toBe('beside');
      const path = `/evaluation-drafts/${row?.draft?.id}`;
      expect((await call(school.otherTeacher, 'POST', `${path}/take`, { version: 1 })).status).toBe(403);
      const stale = await call(school.teacher, 'POST', `${path}/take`, { version: typed.version + 9 });
      expect(stale.problem.code).toBe('VERSION_CONFLICT');
      await call(school.teacher, 'DELETE', path);
      expect((await rowOf(pupil))?.draft?.state).toBe('put-away');
      const taken = await call(school.teacher, 'POST', `${path}/take`, { version: typed.version });
      expect(taken.body).toMatchObject({
        text: 'AIの文。',
        knowledge: 'C',
        attitude: 'A',
        origin: 'ai',
        by,
        acceptedBy: { id: school.teacher.id },
      });
      expect((await history(taken.body)).map(({ step: name, text }) => [name, text])).toEqual([
        ['taken', 'AIの文。'],
        ['written', '私の言葉'],
      ]);
      row = await rowOf(pupil);
      expect(row?.draft?.state).toBe('standing');
      // A newer draft does not push aside what a teacher has made of the older one.
      const edited = await write(pupil, 'AIの文を直した。', {
        version: taken.body.version,
        knowledge: 'C',
        attitude: 'A',
      });
      expect(edited.state).toBe('edited');
      app.clock.advance(HOUR);
      await ask([pupil]);
      await drafts(pupil, ['新しい文。']);
      expect((await rowOf(pupil))?.evaluation?.text).toBe('AIの文を直した。');
    });

    it('are accepted by who confirms them, and come too late for what is confirmed', async () => {
      await newClass();
      await ask([pupil]);
      await drafts(pupil, [words(60), words(60)]);
      const drafted = (await rowOf(pupil))?.evaluation;
      if (!drafted) throw new Error('nothing was drafted');
      const confirmed = await moved('confirm', drafted);
      expect(confirmed).toMatchObject({ acceptedBy: { id: school.teacher.id }, origin: 'ai', by });
      expect((await history(confirmed)).map(({ step: name, who }) => [name, who?.id ?? null])).toEqual([
        ['confirmed', school.teacher.id],
        ['drafted', null],
      ]);
      app.clock.advance(HOUR);
      await ask([pupil]);
      await drafts(pupil, ['遅れた文。']);
      const row = await rowOf(pupil);
      expect(row?.evaluation?.text).toBe(confirmed.text);
      const refused = await call(school.teacher, 'POST', `/evaluation-drafts/${row?.draft?.id}/take`, {
        version: confirmed.version,
      });
      expect(refused.problem.errors).toMatchObject([{ reason: 'confirmed' }]);
    });

    it('that nobody asked for, or that have lost their words, change nothing', async () => {
      await newClass();
      await drafts(pupil, ['頼まれていない。']);
      expect((await rowOf(pupil))?.draft).toBeNull();
      await ask([pupil]);
      await drafts(pupil, []);
      expect((await rowOf(pupil))?.evaluation).toBeNull();
      const strange = await call(school.teacher, 'POST', `/classes/${course.id}/evaluation-drafts`, {
        term: TERM,
        personIds: [school.otherPupil.id],
      });
      expect(strange.problem.errors).toMatchObject([{ pointer: '/personIds', reason: 'not_in_class' }]);
    });
  });
});

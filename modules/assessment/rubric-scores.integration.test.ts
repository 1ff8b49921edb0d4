import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationRecord } from '#contracts/assessment/evaluations.ts';
import type { RubricAssessment, RubricAssessmentSummary } from '#contracts/assessment/rubric-assessments.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import {
  DOCUMENT,
  LINE,
  levels,
  type RubricClass,
  rubricClass,
  VOICE,
} from '#modules/assessment/testing/rubric-class.ts';

describe.each(DIALECTS)('scores by rubric, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let one: RubricClass;
  let ann: Seated;
  let ben: Seated;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 5 });
    one = rubricClass(app, school);
    [ann, ben] = school.pupils as [Seated, Seated];
  });
  afterAll(() => app.stop());

  const peersOf = async (who: Seated, id: string) =>
    (await one.tasks(who, id)).filter(({ as }) => as === 'peer').map(({ student }) => student);
  const published = async (name: string) => (await app.published('assessment')).filter((type) => type.includes(name));
  const records = async (who: Seated, of: Seated) =>
    (await one.call<{ items: EvaluationRecord[]; total: number }>(who, 'GET', `/students/${of.id}/evaluations`)).body;

  it('are not asked for before it is opened, and by a rubric that is ready only', async () => {
    const draft = await one.prepared();
    expect((await one.call(ann, 'GET', `/rubric-assessments/${draft.id}`)).status).toBe(404);
    expect((await one.handIn(ann, draft.id, ann, { levels: levels(4, 4) })).status).toBe(404);
    expect((await one.keep(school.teacher, draft.id, ann, { levels: levels(4, 4) })).problem.code).toBe(
      'SCORING_CLOSED',
    );
    const [first] = DOCUMENT.criteria;
    const unready = await one.rubric({ ...DOCUMENT, criteria: first ? [{ ...first, name: ' ' }] : [] });
    const other = await one.prepared({ rubricId: unready.id });
    const refused = await one.move(other, 'open');
    expect([refused.status, refused.problem.errors?.[0]]).toMatchObject([
      422,
      { pointer: '/rubric/criteria/0/name', reason: 'no_name' },
    ]);
    const before = (await published('rubric-assessment-opened')).length;
    await one.moved(draft.id, 'open');
    expect(await published('rubric-assessment-opened')).toHaveLength(before + 1);
    expect((await one.move(draft, 'closed')).problem.code).toBe('VERSION_CONFLICT');
  });

  it('go by the rubric as it was when it was opened, whatever becomes of it', async () => {
    const opened = await one.opened();
    await one.call(school.teacher, 'PUT', `/rubrics/${opened.rubricId}`, {
      version: 1,
      document: { ...DOCUMENT, name: '別のもの', criteria: [] },
    });
    const now = await one.call<RubricAssessment>(school.teacher, 'GET', `/rubric-assessments/${opened.id}`);
    expect(now.body.rubric).toEqual(DOCUMENT);
    const changed = await one.call(school.teacher, 'PATCH', `/rubric-assessments/${opened.id}`, {
      version: opened.version,
      anonymous: false,
    });
    expect([changed.status, changed.problem.errors?.[0]?.reason]).toEqual([409, 'settled']);
    const renamed = await one.call<RubricAssessment>(school.teacher, 'PATCH', `/rubric-assessments/${opened.id}`, {
      version: opened.version,
      title: '最終発表',
      dueOn: '2026-12-24',
    });
    expect(renamed.body).toMatchObject({ title: '最終発表', dueOn: '2026-12-24', anonymous: true });
  });

  it('come from two windows at once, and nothing of either is lost', async () => {
    const { id } = await one.opened();
    const both = await Promise.all([
      one.keep(ann, id, ann, { levels: { [LINE]: levels(3, 1)[LINE] } }),
      one.keep(ann, id, ann, { comments: { [VOICE]: '小さかった' } }),
      one.keep(ann, id, ann, { overall: 'また話したい' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    const early = await one.handIn(ann, id, ann, {});
    expect([early.status, early.problem.errors?.[0]]).toMatchObject([
      422,
      { pointer: `/levels/${VOICE}`, reason: 'required' },
    ]);
    const before = (await published('rubric-scored')).length;
    const done = await one.handIn(ann, id, ann, { levels: { [VOICE]: levels(1, 2)[VOICE] } });
    expect(done.body).toMatchObject({
      state: 'done',
      levels: levels(3, 2),
      comments: { [VOICE]: '小さかった' },
      overall: 'また話したい',
    });
    await Promise.all([one.handIn(ann, id, ann, {}), one.handIn(ann, id, ann, {})]);
    expect(await published('rubric-scored')).toHaveLength(before + 1);
  });

  it('are refused from and about whom they are not for, and for what the rubric does not have', async () => {
    const { id } = await one.opened({ peersEach: 1 });
    const [given] = await peersOf(ann, id);
    const stranger = school.pupils.find((pupil) => pupil.id !== ann.id && pupil.id !== given?.id);
    if (!given || !stranger) throw new Error('nobody to score');
    const all = { levels: levels(4, 4) };
    expect((await one.handIn(ann, id, stranger, all)).status).toBe(403);
    expect((await one.handIn(school.otherPupil, id, ann, all)).status).toBe(403);
    expect((await one.handIn(school.otherTeacher, id, ann, all)).status).toBe(403);
    expect((await one.handIn(school.admin, id, ann, all)).status).toBe(403);
    expect((await one.handIn(school.teacher, id, school.otherPupil, all)).status).toBe(404);
    const wrongLevel = await one.keep(ann, id, given, { levels: { [LINE]: levels(1, 4)[VOICE] } });
    expect(wrongLevel.problem.errors?.[0]?.reason).toBe('unknown_level');
    const wrongCriterion = await one.keep(ann, id, given, { comments: { [levels(4, 4)[LINE] ?? '']: 'x' } });
    expect(wrongCriterion.problem.errors?.[0]?.reason).toBe('unknown_criterion');
    expect((await one.keep(ann, id, given, { levels: { [LINE]: Number.NaN } })).status).toBe(200);
    expect((await one.keep(ann, id, given, { levels: { [LINE]: 3 } })).status).toBe(400);
    expect((await one.keep(ann, id, given, { overall: 'あ'.repeat(1_000_000) })).status).toBeGreaterThanOrEqual(400);
    const markup = '<img src=x onerror=alert(1)>';
    expect((await one.keep(ann, id, given, { overall: markup })).body.overall).toBe(markup);
    const alone = await one.opened({ self: false, peers: 'none' });
    expect((await one.handIn(ann, alone.id, ann, all)).status).toBe(403);
    expect(await one.tasks(ann, alone.id)).toEqual([]);
  });

  it('of peers are shared out fairly, and stay where they are when the class changes', async () => {
    const { id } = await one.opened({ peersEach: 2 });
    const scored = new Map<string, number>();
    for (const pupil of school.pupils) {
      const others = await peersOf(pupil, id);
      expect(others).toHaveLength(2);
      expect(others.map((other) => other.id)).not.toContain(pupil.id);
      for (const other of others) scored.set(other.id, (scored.get(other.id) ?? 0) + 1);
    }
    expect([...scored.values()]).toEqual([2, 2, 2, 2, 2]);
    const before = await peersOf(ann, id);
    for (const other of before) await one.keep(ann, id, other, { levels: levels(3, 3) });
    const newcomer = await school.person('student');
    const { leave } = await school.enroll(newcomer, school.schoolClass);
    expect(await peersOf(newcomer, id)).toHaveLength(2);
    // What was begun stays, and there was room elsewhere in the circle.
    expect(await peersOf(ann, id)).toEqual(before);
    await leave();
    expect(await peersOf(ann, id)).toEqual(before);
    expect((await one.keep(newcomer, id, ann, { levels: levels(1, 1) })).status).toBe(403);
  });

  it('end with closing, begin again with opening, and pupils see them only once they are shown', async () => {
    const { id } = await one.opened({ peersEach: 4 });
    await one.handIn(ann, id, ann, { levels: levels(4, 4) });
    await one.handIn(school.teacher, id, ann, { levels: levels(3, 1), overall: '声を前へ' });
    for (const peer of school.pupils.slice(1))
      await one.handIn(peer, id, ann, { levels: levels(2, 2), overall: 'よい' });
    await one.moved(id, 'closed');
    const late = await one.handIn(ben, id, ben, { levels: levels(1, 1) });
    expect([late.status, late.problem.code]).toEqual([409, 'SCORING_CLOSED']);
    await one.moved(id, 'open');
    expect((await one.handIn(ben, id, ben, { levels: levels(1, 1) })).status).toBe(200);
    expect((await one.result(ann, id, ann)).status).toBe(404);
    expect((await one.result(ben, id, ann)).status).toBe(403);
    expect((await records(ann, ann)).items.filter(({ thingId }) => thingId === id)).toMatchObject([{ as: 'self' }]);

    const told = (await published('rubric-result-released')).length;
    await one.moved(id, 'shown');
    const mine = await one.result(ann, id, ann);
    expect(mine.body).toMatchObject({
      teacher: [{ by: { id: school.teacher.id }, overall: '声を前へ', points: 4 }],
      self: { points: 8 },
      points: { teacher: 4, self: 8, peers: 4, most: 8 },
      standing: [
        { criterionId: LINE, teacher: 3, self: 4, peers: 2, apart: true },
        { criterionId: VOICE, teacher: 1, self: 4, peers: 2, apart: true },
      ],
    });
    expect(mine.body.peers).toHaveLength(4);
    // Neither who nor when: nothing that would lead to a name leaves the server.
    expect(new Set(mine.body.peers.map(({ by, at }) => JSON.stringify([by, at]))).size).toBe(1);
    for (const peer of school.pupils.slice(1)) expect(mine.text).not.toContain(peer.id);
    const own = await one.call(ann, 'GET', `/students/${ann.id}/evaluations`);
    for (const peer of school.pupils.slice(1)) expect(own.text).not.toContain(peer.id);
    // The teacher does.
    expect((await one.result(school.teacher, id, ann)).body.peers.map(({ by }) => by?.id).toSorted()).toEqual(
      school.pupils
        .slice(1)
        .map((peer) => peer.id)
        .toSorted(),
    );
    await one.moved(id, 'closed');
    expect((await one.result(ann, id, ann)).status).toBe(404);
    await one.moved(id, 'shown');
    expect(await published('rubric-result-released')).toHaveLength(told + 2);
  });

  it('are nobody’s result but that of the pupils of the class', async () => {
    const elsewhere = await school.course('隣の講座');
    await school.assign(school.otherTeacher, elsewhere);
    await school.enroll(ben, elsewhere);
    const there = rubricClass(app, { ...school, teacher: school.otherTeacher }, elsewhere);
    const { id } = await there.opened();
    expect((await one.result(school.teacher, id, ann)).status).toBe(404);
    const foreign = await schoolWithClass(app, { pupils: 1 });
    const far = await rubricClass(app, foreign).opened();
    expect((await one.result(school.teacher, far.id, ann)).status).toBe(404);
    // What belongs to another school is not even there.
    expect((await one.result(foreign.teacher, far.id, ann)).status).toBe(404);
    expect((await one.handIn(ann, far.id, ann, { levels: levels(1, 1) })).status).toBe(404);
    const own = await one.opened();
    expect((await one.result(school.teacher, own.id, ann)).body).toMatchObject({ teacher: [], self: null, peers: [] });
  });

  it('keep every outcome with who, when, what before and after, and why', async () => {
    const { id } = await one.opened({ self: false, peers: 'none' });
    await one.handIn(school.teacher, id, ann, { levels: levels(2, 4) });
    await one.handIn(school.teacher, id, ann, { levels: { [LINE]: levels(3, 4)[LINE] } });
    await one.moved(id, 'shown');
    const silent = await one.handIn(school.teacher, id, ann, { levels: levels(4, 4) });
    expect([silent.status, silent.problem.errors?.[0]?.pointer]).toEqual([422, '/why']);
    await one.handIn(school.teacher, id, ann, { levels: levels(4, 4), why: '見落としていた' });
    const { items } = await records(school.teacher, ann);
    const of = items.filter(({ thingId }) => thingId === id);
    expect(of.map(({ what, as, why }) => [what, as, why])).toEqual([
      ['changed', 'teacher', '見落としていた'],
      ['shown', null, ''],
      ['changed', 'teacher', ''],
      ['scored', 'teacher', ''],
    ]);
    expect(of[0]?.changes).toEqual([
      { part: 'level', name: '筋道', before: 'A', after: 'S' },
      { part: 'points', name: '', before: '7', after: '8' },
    ]);
    expect(of[0]?.by?.id).toBe(school.teacher.id);
    expect((await records(school.admin, ann)).total).toBe(items.length);
    expect((await one.call(school.otherTeacher, 'GET', `/students/${ann.id}/evaluations`)).status).toBe(403);
    expect((await one.call(ben, 'GET', `/students/${ann.id}/evaluations`)).status).toBe(403);
    const page = await one.call<{ items: EvaluationRecord[]; next?: string; total: number }>(
      school.teacher,
      'GET',
      `/rubric-assessments/${id}/evaluations?limit=3`,
    );
    expect([page.body.items.length, page.body.total]).toEqual([3, 4]);
    const rest = await one.call<{ items: EvaluationRecord[] }>(
      school.teacher,
      'GET',
      `/rubric-assessments/${id}/evaluations?limit=3&cursor=${page.body.next}`,
    );
    expect(rest.body.items.map(({ what }) => what)).toEqual(['scored']);
  });

  it('of a teacher are handed in for many at once, all or none, and stand in the matrix and the file', async () => {
    const { id } = await one.opened({ title: '=発表', self: true, peers: 'all' });
    for (const pupil of school.pupils) await one.keep(school.teacher, id, pupil, { levels: levels(3, 2) });
    await one.keep(school.teacher, id, ben, { levels: { [LINE]: null } });
    const studentIds = school.pupils.map((pupil) => pupil.id);
    const many = (ids: string[]) =>
      one.call<{ handedIn: number }>(school.teacher, 'POST', `/rubric-assessments/${id}/scores`, { studentIds: ids });
    expect((await many(studentIds)).status).toBe(422);
    expect((await one.matrix(id)).rows.map(({ mine }) => mine.state)).toEqual(Array(5).fill('draft'));
    await one.keep(school.teacher, id, ben, { levels: levels(2, 2), overall: '=SUM(A1)' });
    expect((await many(studentIds)).body.handedIn).toBe(5);
    expect((await many(studentIds)).body.handedIn).toBe(0);
    await one.handIn(ann, id, ann, { levels: levels(3, 3) });
    await one.handIn(ben, id, ann, { levels: levels(1, 3) });
    const { rows, agreement } = await one.matrix(id);
    expect(rows.find(({ student }) => student.id === ann.id)).toMatchObject({
      number: 1,
      mine: { state: 'done' },
      self: 'done',
      received: 1,
      given: { done: 0, due: 4 },
      points: { teacher: 5, self: 6, peers: 4 },
    });
    expect(agreement[0]).toMatchObject({
      criterionId: LINE,
      self: { pairs: 1, exact: 1, enough: false },
      peers: { pairs: 1, exact: 0, adjacent: 0 },
    });
    const progress = await one.call<{ items: { as: string; state: string }[] }>(
      school.teacher,
      'GET',
      `/rubric-assessments/${id}/progress`,
    );
    expect(progress.body.items.filter(({ as }) => as === 'peer')).toHaveLength(20);
    expect(progress.body.items.filter(({ as, state }) => as === 'peer' && state === 'done')).toHaveLength(1);
    const file = await one.call(school.teacher, 'GET', `/rubric-assessments/${id}/export.csv`);
    const lines = file.text.split('\r\n');
    expect(lines[0]).toContain('筋道 (先生)');
    expect(lines[1]).toBe('1,A組,1,姓2 名2,A,A,1,B,A,3,5,6,4,');
    expect(lines[2]).toContain("'=SUM(A1)");
  });

  it('wait on the first page of who has to give them', async () => {
    const fresh = await school.course('別の講座');
    await school.assign(school.teacher, fresh);
    for (const pupil of [ann, ben]) await school.enroll(pupil, fresh);
    const there = rubricClass(app, school, fresh);
    const { id } = await there.opened({ peersEach: 3 });
    const waiting = async (who: Seated) =>
      (await one.call<{ items: RubricAssessmentSummary[] }>(who, 'GET', '/rubric-assessments/waiting')).body.items.find(
        (item) => item.id === id,
      );
    expect(await waiting(ann)).toMatchObject({ mine: { done: 0, due: 2 }, pupils: null, className: '別の講座' });
    expect(await waiting(school.teacher)).toMatchObject({ mine: { done: 0, due: 2 }, pupils: { done: 0, due: 4 } });
    await there.handIn(ann, id, ann, { levels: levels(1, 1) });
    await there.handIn(ann, id, ben, { levels: levels(1, 1) });
    expect(await waiting(ann)).toBeUndefined();
    expect((await waiting(school.teacher))?.pupils).toEqual({ done: 2, due: 4 });
    const removed = await one.call(school.teacher, 'DELETE', `/rubric-assessments/${id}`);
    expect([removed.status, removed.problem.code]).toEqual([409, 'HAS_WORK']);
    const draft = await there.prepared();
    expect((await one.call(school.teacher, 'DELETE', `/rubric-assessments/${draft.id}`)).status).toBe(204);
    const list = async (who: Seated) =>
      (
        await one.call<{ items: { id: string }[]; total: number }>(
          who,
          'GET',
          `/classes/${fresh.id}/rubric-assessments`,
        )
      ).body;
    expect((await list(school.teacher)).items.map((item) => item.id)).toEqual([id]);
    await one.call(school.teacher, 'POST', `/rubric-assessments/${draft.id}/take-back`, {});
    expect((await list(school.teacher)).total).toBe(2);
    expect((await list(ann)).items.map((item) => item.id)).toEqual([id]);
  });

  it('stand on the page of a pupil beside everything else, for the pupil once shown', async () => {
    const { id } = await one.opened({ title: '記録に出る', self: false, peers: 'none' });
    await one.handIn(school.teacher, id, ben, { levels: levels(4, 3) });
    const page = async (who: Seated) =>
      (await one.call<{ rubrics: { id: string }[] }>(who, 'GET', `/assessments/${ben.id}`)).body.rubrics.find(
        (outcome) => outcome.id === id,
      );
    expect(await page(school.teacher)).toMatchObject({ title: '記録に出る', teacher: 7, self: null, most: 8 });
    expect(await page(ben)).toBeUndefined();
    await one.moved(id, 'shown');
    expect(await page(ben)).toMatchObject({ teacher: 7 });
  });
});

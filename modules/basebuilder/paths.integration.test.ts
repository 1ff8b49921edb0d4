import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupMemberJoined } from '#contracts/academic/events.ts';
import type { AssignmentView, PathProgress, PathRow, PathView, PupilPath } from '#contracts/basebuilder/paths.ts';
import type { PresentationView } from '#contracts/basebuilder/practice-views.ts';
import type { PupilText, PupilTextView } from '#contracts/basebuilder/texts.ts';
import type { GroupId, SchoolId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Materials, materialsOf } from '#modules/basebuilder/testing/materials.ts';

const ids = uuidV7();
const PASSAGE = `# 川\n\n${'水は低い所へ流れる。'.repeat(40)}`;

describe.each(DIALECTS)('texts and learning paths, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let made: Materials;
  let pupil: Seated;
  let categoryId: string;
  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
    made = materialsOf(app, school.teacher);
    [pupil] = school.pupils as [Seated];
    categoryId = (await made.category('道')).id;
  });
  afterAll(() => app.stop());

  const post = async (steps: object[], title = '道') =>
    made.call<PathView>('POST', '/learning-paths', { title, steps });
  const step = (key: string, kind: string, thingId: string, more: object = {}) => ({ key, kind, thingId, ...more });
  const assign = (id: string, to: object[], more: object = {}, who = school.teacher) =>
    made.call<{ items: AssignmentView[] }>(
      'POST',
      `/learning-paths/${id}/assignments`,
      { classId: school.schoolClass.id, to, ...more },
      who,
    );
  const toClass = () => [{ kind: 'class', id: school.schoolClass.id }];
  const mine = async (id: string, who = pupil) =>
    (await made.call<PupilPath>('GET', `/students/${who.id}/learning-paths/${id}`, undefined, who)).body;
  const text = (id: string, who = pupil) =>
    made.call<PupilTextView>('GET', `/students/${who.id}/texts/${id}`, undefined, who);
  const texts = async (who = pupil) =>
    (await made.call<{ items: PupilText[] }>('GET', `/students/${who.id}/texts`, undefined, who)).body.items;
  const reading = (id: string, at: 'open' | 'end', who = pupil) =>
    made.call<{ state: string }>('POST', `/students/${who.id}/texts/${id}/reading`, { at }, who);
  /** Answers an item; without `right` with another choice, or with nothing. */
  const solve = async (itemId: string, right: string | undefined, who = pupil) => {
    const asked = await made.call<PresentationView>('POST', `/problems/${itemId}/presentations`, {}, who);
    expect(asked.status, asked.text).toBeLessThan(300);
    const answer = right ?? asked.body.choices.find((choice) => choice !== 'step01' && choice !== '低いから') ?? '';
    const body = { presentationId: asked.body.id, answer, ms: 2000 };
    const solved = await made.call('POST', `/problems/${itemId}/solve`, body, who);
    expect(solved.status, solved.text).toBe(200);
  };
  const states = (path: PupilPath) => path.steps.map(({ state, done, needed }) => `${state} ${done}/${needed}`);

  it('a path is completed by what is answered and read, step by step, and by nothing else', async () => {
    const own = await made.category('一歩ずつ');
    const words = await made.items(own.id, 4, 'step');
    const extra = await made.item(categoryId, 'もう一つ');
    const question = await made.item(categoryId, 'なぜ流れる', {
      question: '水はなぜ流れる？',
      accepted: ['低いから'],
    });
    const set = await made.set(
      '語',
      words.slice(2).map(({ id }) => id),
    );
    const text1 = await made.set('読む', [], { passage: PASSAGE, questionIds: [question.id] });
    const path = await post([
      step('a', 'category', own.id, { count: 2 }),
      step('b', 'item', extra.id, { after: ['a'] }),
      step('c', 'set', set.id, { after: ['a'] }),
      step('d', 'reading', text1.id, { after: ['b', 'c'] }),
    ]);
    expect(path.status, path.text).toBe(201);
    expect(path.body.steps.map(({ needed }) => needed)).toEqual([2, 1, 2, 2]);
    const id = path.body.id;
    expect((await made.call('GET', `/students/${pupil.id}/learning-paths/${id}`, undefined, pupil)).status).toBe(404);
    await assign(id, toClass(), { dueDay: '2026-12-20' });

    let now = await mine(id);
    expect([now.state, now.dueDay, ...states(now)]).toEqual([
      'assigned',
      '2026-12-20',
      'open 0/2',
      'later 0/1',
      'later 0/2',
      'later 0/2',
    ]);
    await solve(words[0]?.id ?? '', undefined);
    now = await mine(id);
    expect([now.state, states(now)[0]]).toEqual(['inProgress', 'open 0/2']);
    for (const n of [0, 1]) await solve(words[n]?.id ?? '', words[n]?.title ?? '');
    now = await mine(id);
    expect(states(now)).toEqual(['done 2/2', 'open 0/1', 'open 0/2', 'later 0/2']);
    expect(now.next).toBe(now.steps[1]?.id);
    await solve(extra.id, 'もう一つ');
    for (const n of [2, 3]) await solve(words[n]?.id ?? '', words[n]?.title ?? '');
    expect(states(await mine(id))).toEqual(['done 2/2', 'done 1/1', 'done 2/2', 'open 0/2']);

    // The end of a passage that nobody could have read by now is not believed.
    await reading(text1.id, 'open');
    const early = await reading(text1.id, 'end');
    expect([early.status, early.problem.data]).toEqual([409, { retryAfter: 11 }]);
    app.clock.advance(11_000);
    expect((await reading(text1.id, 'end')).body.state).toBe('ended');
    await reading(text1.id, 'open');
    expect([(await mine(id)).state, states(await mine(id))[3]]).toEqual(['inProgress', 'open 1/2']);
    await solve(question.id, undefined);
    expect((await mine(id)).state).toBe('completed');

    const progress = await made.call<{ items: PathProgress[] }>(
      'GET',
      `/classes/${school.schoolClass.id}/path-progress`,
    );
    const table = progress.body.items.find((each) => each.path.id === id);
    expect(table?.pupils.map(({ state, parts }) => [state, parts])).toEqual([
      ['completed', [1, 1, 1, 1]],
      ['assigned', [0, 0, 0, 0]],
      ['assigned', [0, 0, 0, 0]],
    ]);
    const listed = await made.call<{ items: PathRow[] }>('GET', '/learning-paths', undefined, pupil);
    expect(listed.body.items.find((each) => each.id === id)?.mine).toEqual({
      state: 'completed',
      done: 4,
      dueDay: '2026-12-20',
    });
  });

  it('steps never wait for themselves, for strangers, or for things of another school', async () => {
    const item = await made.item(categoryId, '輪');
    const reason = async (steps: object[]) => {
      const answer = await post(steps);
      return [answer.status, answer.problem.errors?.[0]?.reason];
    };
    expect(
      await reason([step('a', 'item', item.id, { after: ['b'] }), step('b', 'item', item.id, { after: ['a'] })]),
    ).toEqual([422, 'step_circle']);
    expect(await reason([step('a', 'item', item.id, { after: ['x'] })])).toEqual([422, 'unknown_step']);
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    const theirs = materialsOf(app, other.teacher);
    const foreign = await theirs.item((await theirs.category('よそ')).id, 'よそ');
    expect(await reason([step('a', 'item', foreign.id)])).toEqual([422, 'unknown_thing']);
  });

  it('steps keep their ids when a path is changed, and two who change it at once are told', async () => {
    const [one, two] = await made.items(categoryId, 2, 'keep');
    const path = (await post([step('a', 'item', one?.id ?? '')])).body;
    const first = path.steps[0];
    const steps = [
      step('new', 'item', two?.id ?? ''),
      step(first?.id ?? '', 'item', one?.id ?? '', { after: ['new'] }),
    ];
    const change = () =>
      made.call<PathView>('PUT', `/learning-paths/${path.id}`, { title: '新', steps, version: path.version });
    const both = await Promise.all([change(), change()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const now = (await made.call<PathView>('GET', `/learning-paths/${path.id}`)).body;
    expect(now.steps[1]).toMatchObject({ id: first?.id, after: [now.steps[0]?.id] });
  });

  it('a path goes to a class, a project group or a pupil, each told once, and back', async () => {
    const item = await made.item(categoryId, '割り当て');
    const { id } = (await post([step('a', 'item', item.id)])).body;
    const [first, second, third] = school.pupils as [Seated, Seated, Seated];
    const groupId = ids.next() as GroupId;
    const member = {
      schoolId: school.schoolId as SchoolId,
      classId: school.schoolClass.id,
      groupId,
      personId: second.id,
    };
    await app.says(groupMemberJoined, { id: ids.next(), eventSeq: 0 }, member);
    const before = (await app.published('basebuilder')).length;
    const to = [
      { kind: 'group', id: groupId },
      { kind: 'person', id: first.id },
    ];
    const answer = await assign(id, to, { dueDay: '2026-12-01' });
    expect(answer.status, answer.text).toBe(201);
    await Promise.all([assign(id, to), assign(id, to)]);
    expect((await app.published('basebuilder')).slice(before)).toEqual([
      'basebuilder.path-assigned.v1',
      'basebuilder.path-assigned.v1',
    ]);
    const sees = async (who: Seated) =>
      (await made.call('GET', `/students/${who.id}/learning-paths/${id}`, undefined, who)).status;
    expect([await sees(first), await sees(second), await sees(third)]).toEqual([200, 200, 404]);
    const act = (verb: string) =>
      made.call<AssignmentView>('POST', `/path-assignments/${answer.body.items[1]?.id}/${verb}`);
    await act('withdraw');
    expect(await sees(first)).toBe(404);
    await act('take-back');
    expect(await sees(first)).toBe(200);
    await made.call('POST', `/learning-paths/${id}/archive`);
    expect([await sees(first), await sees(second)]).toEqual([404, 404]);
    expect((await assign(id, toClass())).status).toBe(409);
  });

  it('a path is assigned in the name of one’s own class, to who sits in it', async () => {
    const item = await made.item(categoryId, '自分の講座');
    const { id } = (await post([step('a', 'item', item.id)])).body;
    expect((await assign(id, toClass(), {}, school.otherTeacher)).status).toBe(403);
    expect((await assign(id, [{ kind: 'person', id: school.otherPupil.id }])).status).toBe(422);
    expect((await assign(id, [{ kind: 'class', id: ids.next() }])).status).toBe(422);
    expect((await assign(id, toClass(), {}, school.admin)).status).toBe(201);
  });

  it('texts are seen by who sits in the class, those who join later too, and by nobody else', async () => {
    const words = await made.items(categoryId, 5, 'late');
    const wordIds = words.map(({ id }) => id);
    const first = await made.set('先', wordIds);
    const soon = await made.set('すぐ', wordIds, { passage: PASSAGE });
    await made.deliver([first.id], [school.schoolClass.id]);
    await made.deliver([soon.id], [school.schoolClass.id], '2026-11-30');
    const shown = (await texts()).filter(({ id }) => id === first.id || id === soon.id);
    expect(
      shown.map(({ title, words, passage, proficiency, reading }) => [title, words, passage, proficiency, reading]),
    ).toEqual([
      ['すぐ', 5, true, 0, 'none'],
      ['先', 5, false, 0, 'none'],
    ]);
    expect(await texts(school.otherPupil)).toEqual([]);
    expect((await text(first.id, school.otherPupil)).status).toBe(404);
    const late = await school.person('student');
    const { leave } = await school.enroll(late, school.schoolClass);
    expect((await texts(late)).map(({ id }) => id)).toContain(first.id);
    await leave();
    expect(await texts(late)).toEqual([]);
    expect((await made.call('GET', `/students/${pupil.id}/texts`, undefined, late)).status).toBe(403);
  });

  it('a word is shown once it was met, not before', async () => {
    const [word] = await made.items(categoryId, 1, 'hidden');
    const set = await made.set('見せない', [word?.id ?? '']);
    await made.deliver([set.id], [school.schoolClass.id]);
    expect((await text(set.id)).body.words).toMatchObject([{ title: null, level: 0, answered: false }]);
    expect((await text(set.id)).text).not.toContain('"hidden01"');
    await solve(word?.id ?? '', 'hidden01');
    expect((await text(set.id)).body).toMatchObject({ words: [{ title: 'hidden01', level: 1 }], proficiency: 20 });
  });

  it('an item that was answered is archived, and its history stays', async () => {
    const item = await made.item(categoryId, '答えた');
    const set = await made.set('答えた組', [item.id]);
    await made.deliver([set.id], [school.schoolClass.id]);
    await solve(item.id, '答えた');
    const removed = await made.call('DELETE', `/knowledge-items/${item.id}`);
    expect(removed.body).toEqual({ outcome: 'archived' });
    expect((await text(set.id)).body.words).toEqual([]);
    expect((await made.call('POST', `/problems/${item.id}/presentations`, {}, pupil)).status).toBe(409);
    await made.call('POST', `/knowledge-items/${item.id}/take-back`);
    expect((await text(set.id)).body.words).toMatchObject([{ title: '答えた', level: 1, answered: true }]);
  });
});

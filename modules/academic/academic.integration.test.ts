import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coachingNote } from '#contracts/academic/queries.ts';
import type { ClassGroup, RosterRow, School, SchoolClass, SchoolYear, Subject } from '#contracts/academic/routes.ts';
import { placementRequested, userRemoved } from '#contracts/user/events.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { academic } from '#modules/academic/module.ts';
import { coachingNoteOf } from '#modules/academic/queries/coaching-note.ts';
import { snapshotGroupMembers } from '#modules/academic/queries/snapshots.ts';
import { type Person, schoolWithPeople } from '#modules/academic/testing/school-with-people.ts';

type Page<T> = { items: T[]; total: number; next?: string };
/** A row of a list, or a failing test that says which. */
const nth = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no element ${index}`);
  return found;
};

describe.each(DIALECTS)('academic alone, on %s', (dialect) => {
  let app: TestApplication;
  let school: Awaited<ReturnType<typeof schoolWithPeople>>;
  let stranger: Awaited<ReturnType<typeof schoolWithPeople>>;
  const pupil = (index: number): Person => nth(school.pupils, index);

  beforeAll(async () => {
    app = await bootModule(academic, { dialect });
    school = await schoolWithPeople(app, 'aomine');
    stranger = await schoolWithPeople(app, 'kitano');
  });
  afterAll(() => app.stop());

  const newGroup = async (name: string, homeroomTeacherId: string | null = null) =>
    (
      await app.call<ClassGroup>('POST', '/class-groups', {
        token: school.admin.token,
        body: { name, grade: 1, homeroomTeacherId },
      })
    ).body;
  const newClass = async (name: string, more: object = {}) =>
    (await app.call<SchoolClass>('POST', '/classes', { token: school.teachers[0].token, body: { name, ...more } }))
      .body;
  const roster = async (id: string) =>
    (await app.call<Page<RosterRow>>('GET', `/classes/${id}/students`, { token: school.teachers[0].token })).body;

  describe('schools, years, subjects', () => {
    it('are founded by the first run: a current year, default subjects, one event', async () => {
      const years = await app.call<{ items: SchoolYear[] }>('GET', '/school-years', { token: school.admin.token });
      expect(years.body.items).toMatchObject([{ label: '2026年度', current: true }]);
      const subjects = await app.call<{ items: Subject[] }>('GET', '/subjects', { token: pupil(0).token });
      expect(subjects.body.items.map((subject) => subject.name)).toContain('総合的な探究の時間');
      expect((await app.published('academic')).filter((type) => type.includes('school-'))).toHaveLength(2);
    });

    it('show the registration code to staff only, and to nobody of another school', async () => {
      const path = `/schools/${school.schoolId}`;
      expect((await app.call<School>('GET', path, { token: school.admin.token })).body.code).toBe('aomine');
      expect((await app.call<School>('GET', path, { token: pupil(0).token })).body.code).toBeNull();
      expect((await app.call('GET', path, { token: stranger.admin.token })).status).toBe(404);
    });

    it('retire a code for good: neither this nor another school can take it again', async () => {
      const renewed = await app.call<School>('PUT', `/schools/${stranger.schoolId}/code`, {
        token: stranger.admin.token,
        body: {},
      });
      expect(renewed.body.code).toMatch(/^[a-z2-9]{10}$/);
      const taken = await app.call('PUT', `/schools/${school.schoolId}/code`, {
        token: school.admin.token,
        body: { code: 'kitano' },
      });
      expect(taken).toMatchObject({ status: 409, problem: { code: 'SCHOOL_CODE_TAKEN' } });
    });

    it('keep labels unique, spans forward and terms inside their year', async () => {
      const post = (body: object) => app.call('POST', '/school-years', { token: school.admin.token, body });
      const year = { label: '2027年度', startsOn: '2027-04-01', endsOn: '2028-03-31' };
      expect((await post({ ...year, endsOn: '2026-01-01' })).problem.errors?.[0]).toMatchObject({
        pointer: '/endsOn',
        reason: 'dates_reversed',
      });
      const made = await post(year);
      expect(made.status).toBe(201);
      expect((await post(year)).problem.code).toBe('LABEL_TAKEN');
      const id = String(made.body.id);
      const outside = await app.call('POST', `/school-years/${id}/terms`, {
        token: school.admin.token,
        body: { label: '1学期', startsOn: '2027-03-01', endsOn: '2027-07-20' },
      });
      expect(outside.problem.errors?.[0]?.reason).toBe('outside_year');
    });

    it('tell the coach of ai what to mind in the subject of a class', async () => {
      const token = school.admin.token;
      const { body } = await app.call<{ items: Subject[] }>('GET', '/subjects', { token });
      const { archived: _, ...subject } = nth(body.items, 1);
      await app.call('PUT', `/subjects/${subject.id}`, { token, body: { ...subject, coachingPrompt: '言葉で。' } });
      const of = async (subjectId: string | null) => {
        const body = { name: '注意', subjectId, teacherId: school.teachers[0].id };
        const made = await app.call<{ id: string }>('POST', '/classes', { token, body });
        expect(made.status, made.text).toBe(201);
        const asked = await coachingNoteOf(app.context('academic'), { classId: made.body.id });
        return coachingNote.output.parse(asked).note;
      };
      expect([await of(subject.id), await of(null)]).toEqual(['言葉で。', '']);
    });

    it('detect two people editing one subject', async () => {
      const { body } = await app.call<{ items: Subject[] }>('GET', '/subjects', { token: school.admin.token });
      const { id, archived: _, ...subject } = nth(body.items, 0);
      const put = (objectives: string) =>
        app.call('PUT', `/subjects/${id}`, { token: school.admin.token, body: { ...subject, objectives } });
      expect((await put('first')).status).toBe(200);
      expect(await put('second')).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    });
  });

  describe('class groups', () => {
    it('give each number once, swap numbers in one step, and move a pupil instead of seating them twice', async () => {
      const a = await newGroup('A組');
      const b = await newGroup('B組');
      const seat = (group: ClassGroup, members: object[]) =>
        app.call<ClassGroup>('POST', `/class-groups/${group.id}/members`, {
          token: school.admin.token,
          body: { members },
        });
      await seat(a, [
        { personId: pupil(0).id, number: 1 },
        { personId: pupil(1).id, number: 2 },
      ]);
      expect((await seat(a, [{ personId: pupil(2).id, number: 2 }])).problem.code).toBe('NUMBER_TAKEN');
      const swapped = await seat(a, [
        { personId: pupil(0).id, number: 2 },
        { personId: pupil(1).id, number: 1 },
      ]);
      expect(swapped.body.roster.map((row) => [row.number, row.person.id])).toEqual([
        [1, pupil(1).id],
        [2, pupil(0).id],
      ]);
      const moved = await seat(b, [{ personId: pupil(0).id, number: 7 }]);
      expect(moved.body.roster.map((row) => row.person.id)).toEqual([pupil(0).id]);
      const left = await app.call<ClassGroup>('GET', `/class-groups/${a.id}`, { token: school.teachers[0].token });
      expect(left.body.roster.map((row) => row.person.id)).toEqual([pupil(1).id]);
    });

    it('take only pupils of the school and a homeroom teacher who is one', async () => {
      const group = await newGroup('C組', school.teachers[0].id);
      expect(group.homeroomTeacher?.id).toBe(school.teachers[0].id);
      const foreign = await app.call('POST', `/class-groups/${group.id}/members`, {
        token: school.admin.token,
        body: { members: [{ personId: nth(stranger.pupils, 0).id, number: 1 }] },
      });
      expect(foreign.problem.errors?.[0]?.reason).toBe('not_a_student');
      const wrong = await app.call('PUT', `/class-groups/${group.id}`, {
        token: school.admin.token,
        body: { name: 'C組', grade: 1, homeroomTeacherId: pupil(0).id, version: group.version },
      });
      expect(wrong.problem.errors?.[0]?.reason).toBe('not_a_teacher');
    });

    it('follow an import: seat, make the group only when told, leave a taken number empty, and go with the account', async () => {
      const place = (
        person: Person,
        seq: number,
        group: { grade: number; name: string } | null,
        number: number | null,
        createGroup = true,
      ) =>
        app.says(
          placementRequested,
          { id: person.id, eventSeq: seq },
          { schoolId: school.schoolId as never, role: 'student', group, number, createGroup },
        );
      await place(pupil(3), 1, { grade: 2, name: '2年A組' }, 5);
      await place(pupil(4), 1, { grade: 2, name: '2年A組' }, 5);
      const { body } = await app.call<{ items: ClassGroup[] }>('GET', '/class-groups', { token: school.admin.token });
      const group = body.items.find((each) => each.name === '2年A組');
      expect(group?.members).toBe(2);
      const read = async () =>
        (await app.call<ClassGroup>('GET', `/class-groups/${group?.id}`, { token: school.admin.token })).body.roster;
      expect((await read()).map((row) => row.number)).toEqual([5, null]);
      await place(pupil(4), 2, null, null);
      expect(await read()).toHaveLength(1);
      const person = { schoolId: school.schoolId as never, role: 'student', status: 'active', language: 'ja' } as const;
      const names = { familyName: '姓', givenName: '名', familyKana: '', givenKana: '', loginId: 'x', email: null };
      await app.says(userRemoved, { id: pupil(3).id, eventSeq: 2 }, person, names);
      expect(await read()).toHaveLength(0);
    });
  });

  describe('classes', () => {
    it('bring a class group along, in one transaction with its events', async () => {
      const group = await newGroup('D組');
      await app.call('POST', `/class-groups/${group.id}/members`, {
        token: school.admin.token,
        body: {
          members: [
            { personId: pupil(0).id, number: 2 },
            { personId: pupil(1).id, number: 1 },
          ],
        },
      });
      const before = (await app.published('academic')).length;
      const made = await newClass('探究 D組', { classGroupId: group.id });
      expect(made).toMatchObject({ students: 2, teachers: [{ id: school.teachers[0].id, owner: true }] });
      expect((await roster(made.id)).items.map((row) => row.number)).toEqual([1, 2]);
      expect((await app.published('academic')).slice(before, before + 4)).toEqual([
        'academic.class-created.v1',
        'academic.teacher-assigned.v1',
        'academic.student-enrolled.v1',
        'academic.student-enrolled.v1',
      ]);
    });

    it('count who sits there already and publish nothing for them', async () => {
      const made = await newClass('二度');
      const enroll = () =>
        app.call('POST', '/enrollments', {
          token: school.teachers[0].token,
          body: { classId: made.id, studentIds: [pupil(0).id, pupil(1).id] },
        });
      expect((await enroll()).body).toMatchObject({ already: 0 });
      await app.settled();
      const before = (await app.published('academic')).length;
      expect((await enroll()).body).toEqual({ enrolled: [], already: 2, sagaId: null });
      expect(await app.published('academic')).toHaveLength(before);
    });

    it('page and search the roster without losing or repeating anybody', async () => {
      const made = await newClass('頁');
      await app.call('POST', '/enrollments', {
        token: school.teachers[0].token,
        body: { classId: made.id, studentIds: school.pupils.slice(0, 3).map((each) => each.id) },
      });
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await app.call<Page<RosterRow>>('GET', `/classes/${made.id}/students?limit=2${cursor}`, {
          token: school.teachers[0].token,
        });
        seen.push(...page.body.items.map((row) => row.person.id));
        cursor = page.body.next ? `&cursor=${page.body.next}` : '';
      } while (cursor);
      expect(new Set(seen).size).toBe(3);
      expect(seen).toHaveLength(3);
      const found = await app.call<Page<RosterRow>>(
        'GET',
        `/classes/${made.id}/students?q=${encodeURIComponent('姓4')}`,
        { token: school.teachers[0].token },
      );
      expect(found.body.items.map((row) => row.person.familyName)).toEqual(['姓4']);
      const literal = await app.call<Page<RosterRow>>('GET', `/classes/${made.id}/students?q=%25`, {
        token: school.teachers[0].token,
      });
      expect(literal.body.items).toEqual([]);
    });

    it('let pupils join by code until it expires, and keep foreign codes a secret', async () => {
      const made = await newClass('参加');
      const opened = await app.call<SchoolClass>('PUT', `/classes/${made.id}/join-code`, {
        token: school.teachers[0].token,
        body: { days: 1 },
      });
      const code = opened.body.joinCode?.code ?? '';
      const join = (who: Person) =>
        app.call('POST', '/classes/join', { token: who.token, body: { code: ` ${code.toUpperCase()} ` } });
      expect((await join(pupil(0))).body).toMatchObject({ classId: made.id });
      expect((await join(nth(stranger.pupils, 0))).problem.code).toBe('JOIN_CODE_UNKNOWN');
      app.clock.advance(2 * DAY);
      const late = await app.call('POST', '/classes/join', {
        token: await app.tokenFor({ id: pupil(1).id, role: 'student', schoolId: school.schoolId }),
        body: { code },
      });
      expect(late.problem.code).toBe('JOIN_CODE_UNKNOWN');
      app.clock.advance(-2 * DAY);
    });

    it('read a CSV by login id or 学年-組-番号, write nothing while a row is wrong, and name the row', async () => {
      const made = await newClass('名簿');
      const send = async (text: string, commit: boolean) => {
        const body = new FormData();
        body.set('file', new File([text], 'roster.csv', { type: 'text/csv' }));
        body.set('commit', String(commit));
        return app.call<{ committed: boolean; rows: { line: number; verdict: string }[] }>(
          'POST',
          `/classes/${made.id}/enrollments.csv`,
          { token: school.teachers[0].token, body },
        );
      };
      const broken = await send('login_id\naomine-4\nnobody\n', true);
      expect(broken.body).toMatchObject({
        committed: false,
        rows: [
          { line: 2, verdict: 'enroll' },
          { line: 3, verdict: 'error' },
        ],
      });
      expect((await roster(made.id)).total).toBe(0);
      expect((await send('ログインＩＤ\nＡＯＭＩＮＥ-4\n', true)).body.committed).toBe(true);
      expect((await roster(made.id)).total).toBe(1);
      expect((await send('名前\n林\n', false)).problem.errors?.[0]?.reason).toBe('too_few_columns');
    });

    it('are put away with their history instead of deleted, and take no changes then', async () => {
      const made = await newClass('片づけ');
      await app.call('POST', `/classes/${made.id}/archive`, { token: school.teachers[0].token });
      const refused = await app.call('POST', '/enrollments', {
        token: school.teachers[0].token,
        body: { classId: made.id, studentIds: [pupil(0).id] },
      });
      expect(refused.problem.code).toBe('CLASS_ARCHIVED');
      const list = await app.call<Page<SchoolClass>>('GET', '/classes?archived=true', {
        token: school.teachers[0].token,
      });
      expect(list.body.items.map((each) => each.id)).toContain(made.id);
    });

    it('keep their owner', async () => {
      const made = await newClass('担当');
      await app.call('POST', `/classes/${made.id}/teachers`, {
        token: school.teachers[0].token,
        body: { teacherId: school.teachers[1].id },
      });
      const gone = await app.call<SchoolClass>('DELETE', `/classes/${made.id}/teachers/${school.teachers[1].id}`, {
        token: school.teachers[0].token,
      });
      expect(gone.body.teachers).toHaveLength(1);
      expect(
        (
          await app.call('DELETE', `/classes/${made.id}/teachers/${school.teachers[0].id}`, {
            token: school.teachers[0].token,
          })
        ).status,
      ).toBe(409);
    });

    it('repeat an answer instead of an effect for one Idempotency-Key, and refuse the key for another request', async () => {
      const post = (name: string) =>
        app.call<SchoolClass>('POST', '/classes', {
          token: school.teachers[0].token,
          body: { name },
          headers: { 'idempotency-key': `k-${dialect}` },
        });
      const [first, second] = [await post('一度'), await post('一度')];
      expect(second.body.id).toBe(first.body.id);
      expect((await post('別')).problem.code).toBe('IDEMPOTENCY_CONFLICT');
    });
  });

  describe('project groups', () => {
    it('hold pupils of the class, each in one group at most; pupils act only where the class lets them', async () => {
      const made = await newClass('班');
      const token = school.teachers[0].token;
      await app.call('POST', '/enrollments', {
        token,
        body: { classId: made.id, studentIds: [pupil(0).id, pupil(1).id] },
      });
      const found = (who: string, body: object) => app.call('POST', `/classes/${made.id}/groups`, { token: who, body });
      const river = await found(token, { name: '川', studentIds: [pupil(0).id] });
      const forest = await found(token, { name: '森', studentIds: [pupil(0).id, pupil(1).id] });
      expect(forest.body.members).toHaveLength(2);
      const { body } = await app.call<{ items: { id: string; members: unknown[] }[] }>(
        'GET',
        `/classes/${made.id}/groups`,
        { token },
      );
      expect(body.items.find((group) => group.id === river.body.id)?.members).toEqual([]);
      expect((await found(token, { name: '外', studentIds: [pupil(2).id] })).problem.errors?.[0]?.reason).toBe(
        'not_in_class',
      );
      expect((await found(pupil(0).token, { name: '星' })).status).toBe(403);
      expect(
        (await app.call('POST', `/groups/${String(river.body.id)}/membership`, { token: pupil(0).token })).status,
      ).toBe(403);
      const open = await app.call<SchoolClass>('GET', `/classes/${made.id}`, { token });
      await app.call('PUT', `/classes/${made.id}`, {
        token,
        body: { name: '班', pupilsMayGroup: true, version: open.body.version },
      });
      expect(
        (await app.call('POST', `/groups/${String(river.body.id)}/membership`, { token: pupil(0).token })).status,
      ).toBe(200);
      expect((await app.call('GET', `/classes/${made.id}/groups`, { token: pupil(2).token })).status).toBe(403);
      await app.settled();
      // River took pupil 0, forest took 0 (out of river) and 1, then 0 went back by themselves.
      const told = (await app.published('academic')).filter((type) => type.includes('group-member'));
      expect(told.map((type) => type.split('.')[1])).toEqual([
        'group-member-joined',
        'group-member-left',
        'group-member-joined',
        'group-member-joined',
        'group-member-left',
        'group-member-joined',
      ]);
      const { rows } = await snapshotGroupMembers(app.context('academic'), { limit: 100 });
      expect(rows.map(({ seq, row }) => [seq, row.groupId, row.personId])).toEqual([
        [1, forest.body.id, pupil(1).id],
        [1, river.body.id, pupil(0).id],
      ]);
      expect(rows.every(({ row }) => row.schoolId === school.schoolId && row.classId === made.id)).toBe(true);
    });
  });
});

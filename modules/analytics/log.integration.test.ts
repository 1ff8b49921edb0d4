import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryVerdict } from '#contracts/analytics/entries.ts';
import { fileAdded, fileRemoved } from '#contracts/content/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { DAY, HOUR } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { LogCount } from '#modules/analytics/database/log.ts';
import { analytics } from '#modules/analytics/module.ts';
import { type EntryList, ids, logOf, newEntry } from '#modules/analytics/testing/log.ts';
import { forgetRemovedEntries } from '#modules/analytics/use-cases/log/put-entry-away.ts';

describe.each(DIALECTS)('the log, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let log: ReturnType<typeof logOf>;
  let course: Course;
  let pupil: Seated;
  let other: Seated;
  let made = 0;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
    log = logOf(app);
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
  const inClass = () => `?classId=${course.id}`;
  const told = async () => (await app.published('analytics')).length;
  const change = (who: Seated, sent: { id: string }, words: object) =>
    log.call(who, 'PUT', `/activities/${sent.id}`, { ...sent, ...words });

  it('keep an entry with several tags, and tell it once however often it is sent', async () => {
    await newClass();
    const before = await told();
    const entry = newEntry(course, { tags: ['interview', 'fieldwork'] });
    for (const verdict of ['kept', 'known', 'known'])
      expect(await log.send(pupil, entry)).toEqual([{ id: entry.id, verdict, version: 1 }]);
    expect(await log.read(pupil, entry)).toMatchObject({
      title: entry.title,
      tags: ['interview', 'fieldwork'],
      state: 'entered',
      className: course.name,
      waiting: true,
    });
    expect((await log.mine(pupil, inClass())).total).toBe(1);
    expect((await app.published('analytics')).slice(before)).toEqual(['analytics.activity-entered.v1']);
  });

  it('make one entry of the same sent five times at the same moment', async () => {
    await newClass();
    const entry = newEntry(course);
    const answers = await Promise.all(Array.from({ length: 5 }, () => log.send(pupil, entry)));
    expect(
      answers
        .flat()
        .map((answer) => answer.verdict)
        .toSorted(),
    ).toEqual(['kept', ...Array.from({ length: 4 }, () => 'known')]);
    expect((await log.mine(pupil, inClass())).total).toBe(1);
  });

  it('are counted right when several arrive at the same moment', async () => {
    await newClass();
    await Promise.all(Array.from({ length: 6 }, (_, n) => log.enter(pupil, course, { day: `2026-11-1${n}` })));
    const count = await app.context('analytics').read().findOneOrFail(LogCount, { classId: course.id });
    expect(count).toMatchObject({ personId: pupil.id, entries: 6, lastDay: '2026-11-15' });
  });

  it('take what a device gathered without a line, each entry with its own verdict', async () => {
    await newClass();
    const good = Array.from({ length: 3 }, (_, n) => newEntry(course, { title: `記録${n}` }));
    const bad = [
      newEntry(course, { title: '長'.repeat(101) }),
      newEntry(course, { day: '2026-11-23' }),
      newEntry(school.schoolClass, { title: '出た講座', classId: ids.next() }),
      newEntry(course, { id: '018f0000-0000-4000-8000-000000000001' }),
      newEntry(course, { tags: ['知らないタグ'] }),
      newEntry(course, { title: ' 　\u200b' }),
    ];
    const verdicts = await log.send(pupil, good[0] ?? {}, ...bad, ...good.slice(1));
    const said = ({ verdict, code, errors }: EntryVerdict) =>
      [verdict, code, ...(errors ?? []).map(({ pointer, reason }) => `${pointer} ${reason}`)].filter(Boolean).join(' ');
    expect(verdicts.map(said)).toEqual([
      'kept',
      'refused BAD_REQUEST /title too_long',
      'refused UNPROCESSABLE /day in_future',
      'refused NOT_FOUND',
      'refused BAD_REQUEST /id invalid',
      'refused UNPROCESSABLE /tags unknown_tag',
      'refused UNPROCESSABLE /title required',
      'kept',
      'kept',
    ]);
    expect((await log.mine(pupil, inClass())).total).toBe(3);
    const many = Array.from({ length: 51 }, () => newEntry(course));
    expect((await log.call(pupil, 'POST', '/activities', { entries: many })).status).toBe(400);
  });

  it('never let older words of a device take the place of newer ones', async () => {
    await newClass();
    const entry = newEntry(course, { state: 'draft', revision: 2, did: '二' });
    await log.send(pupil, entry);
    expect(await log.send(pupil, { ...entry, revision: 1, did: '一' })).toMatchObject([{ verdict: 'known' }]);
    // The answer to revision 2 was lost: the device knows of no version, and goes on all the same.
    expect(await log.send(pupil, { ...entry, revision: 3, did: '三' })).toMatchObject([
      { verdict: 'kept', version: 2 },
    ]);
    expect((await log.read(pupil, entry)).did).toBe('三');
  });

  it('of two devices the second is told that the first was quicker', async () => {
    await newClass();
    const entry = await log.enter(pupil, course);
    const laptop = { writer: ids.next(), revision: 1, version: 1 };
    expect((await change(pupil, entry, { ...laptop, did: 'ノートで' })).body).toMatchObject({
      did: 'ノートで',
      version: 2,
    });
    const late = await change(pupil, entry, { writer: ids.next(), version: 1, did: '電話で' });
    expect(late).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    const sent = await log.send(pupil, { ...entry, writer: ids.next(), version: 1, did: '電話で' });
    expect(sent).toMatchObject([{ verdict: 'conflict', version: 2 }]);
    expect((await log.read(pupil, entry)).did).toBe('ノートで');
  });

  it('show a draft to nobody but its writer', async () => {
    await newClass();
    const draft = newEntry(course, { state: 'draft', title: '' });
    expect(await log.send(pupil, draft)).toMatchObject([{ verdict: 'kept' }]);
    expect((await log.call(school.teacher, 'GET', `/activities/${draft.id}`)).status).toBe(404);
    expect((await log.ofClass(school.teacher, course)).total).toBe(0);
    const seen = await log.call<EntryList>(school.teacher, 'GET', `/students/${pupil.id}/activities${inClass()}`);
    expect(seen.body.total).toBe(0);
    expect((await log.mine(pupil, `${inClass()}&state=draft`)).total).toBe(1);
    const enter = await change(pupil, draft, { state: 'entered', title: '', revision: 2, version: 1 });
    expect(enter.problem.errors).toMatchObject([{ pointer: '/title', reason: 'required' }]);
  });

  it('of another pupil are neither read nor changed nor taken over by their id', async () => {
    await newClass();
    const entry = await log.enter(pupil, course);
    expect((await log.call(other, 'GET', `/activities/${entry.id}`)).status).toBe(403);
    expect((await change(other, entry, { version: 1 })).status).toBe(403);
    expect(await log.send(other, { ...entry, revision: 9, did: 'x' })).toMatchObject([
      { verdict: 'refused', code: 'NOT_FOUND', version: 0 },
    ]);
    expect((await log.call(other, 'GET', `/students/${pupil.id}/activities`)).status).toBe(403);
    expect((await log.call(school.otherTeacher, 'GET', `/activities/${entry.id}`)).status).toBe(403);
    expect(await log.send(school.otherPupil, newEntry(course))).toMatchObject([{ code: 'LEFT_CLASS' }]);
  });

  it('know their day by the clock of the school, at midnight and at the end of the year', async () => {
    await newClass();
    app.clock.set('2026-12-31T14:59:00.000Z');
    expect(await log.send(pupil, newEntry(course, { day: '2027-01-01' }))).toMatchObject([
      { errors: [{ reason: 'in_future' }] },
    ]);
    app.clock.set('2026-12-31T15:00:00.000Z');
    expect(await log.send(pupil, newEntry(course, { day: '2027-01-01' }))).toMatchObject([{ verdict: 'kept' }]);
    expect(await log.send(pupil, newEntry(course, { day: '2026-12-31' }))).toMatchObject([{ verdict: 'kept' }]);
    expect(await log.send(pupil, newEntry(course, { day: '1999-12-31' }))).toMatchObject([
      { errors: [{ reason: 'too_long_ago' }] },
    ]);
    expect(await log.send(pupil, newEntry(course, { day: '2026-02-30' }))).toMatchObject([
      { code: 'BAD_REQUEST', errors: [{ pointer: '/day' }] },
    ]);
  });

  it('keep an old day when only the words change', async () => {
    await newClass();
    const entry = await log.enter(pupil, course);
    app.clock.advance(500 * DAY);
    expect((await change(pupil, entry, { version: 1, revision: 2, did: 'あとで' })).body.did).toBe('あとで');
  });

  it('take 2,000 emoji, HTML and lone surrogates as the words they are', async () => {
    await newClass();
    const html = '<script>alert(1)</script> [x](javascript:alert(1))';
    const entry = await log.enter(pupil, course, { did: '🌊'.repeat(2000), detail: `${html}\ud800`, title: html });
    expect(await log.read(pupil, entry)).toMatchObject({
      did: '🌊'.repeat(2000),
      detail: `${html}\ufffd`,
      title: html,
    });
    expect(await log.send(pupil, newEntry(course, { did: '👨‍👩‍👧'.repeat(2000) }))).toMatchObject([
      { errors: [{ pointer: '/did', reason: 'too_long' }] },
    ]);
  });

  it('are found by tag, class and words however they are spelt, in pages that join', async () => {
    await newClass();
    for (let n = 1; n <= 7; n++)
      await log.enter(pupil, course, {
        title: `調査${n}`,
        day: `2026-11-0${n}`,
        tags: n % 2 ? ['experiment'] : ['literature', 'planning'],
        reflection: n === 3 ? 'シャッターを数えた 100%' : '',
      });
    expect((await log.mine(pupil, `${inClass()}&tag=planning`)).items.map(({ title }) => title)).toEqual([
      '調査6',
      '調査4',
      '調査2',
    ]);
    for (const q of ['しゃったー', 'ｼｬｯﾀｰ 調査', '100%'])
      expect(
        (await log.mine(pupil, `${inClass()}&q=${encodeURIComponent(q)}`)).items.map(({ title }) => title),
      ).toEqual(['調査3']);
    expect((await log.mine(pupil, `${inClass()}&q=${encodeURIComponent('100_')}`)).total).toBe(0);
    const titles: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page: EntryList = await log.mine(pupil, `${inClass()}&limit=3${next ? `&cursor=${next}` : ''}`);
      expect(page.total).toBe(7);
      titles.push(...page.items.map(({ title }) => title));
      next = page.next;
    }
    expect(titles).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `調査${n}`));
    expect((await log.call(pupil, 'GET', `/students/${pupil.id}/activities?cursor=x`)).status).toBe(400);
  });

  it('are deleted, taken back, and gone after 30 days; an answered one stays', async () => {
    await newClass();
    const entry = await log.enter(pupil, course);
    expect((await log.call(pupil, 'DELETE', `/activities/${entry.id}`)).status).toBe(204);
    expect((await log.call(pupil, 'GET', `/activities/${entry.id}`)).status).toBe(404);
    expect((await log.ofClass(school.teacher, course, '?show=waiting')).total).toBe(0);
    // A device that still has it brings nothing back.
    expect(await log.send(pupil, { ...entry, revision: 5, did: 'まだある' })).toMatchObject([{ verdict: 'known' }]);
    expect((await log.call(pupil, 'POST', `/activities/${entry.id}/restore`, {})).body.title).toBe(entry.title);
    expect((await log.ofClass(school.teacher, course, '?show=waiting')).total).toBe(1);
    const answered = await log.enter(pupil, course);
    await log.remark(school.teacher, answered, 'よく聞けました');
    expect((await log.call(pupil, 'DELETE', `/activities/${answered.id}`)).problem.code).toBe('HAS_WORK');
    await log.call(pupil, 'DELETE', `/activities/${entry.id}`);
    app.clock.advance(31 * DAY);
    await forgetRemovedEntries(app.context('analytics'));
    expect((await log.call(pupil, 'POST', `/activities/${entry.id}/restore`, {})).status).toBe(404);
    expect((await log.read(pupil, answered)).remarks).toBe(1);
  });

  it('stand still in a class that was put away', async () => {
    await newClass();
    const entry = await log.enter(pupil, course);
    await school.archive(course);
    expect((await change(pupil, entry, { version: 1, revision: 2, did: 'x' })).problem.code).toBe('CLASS_ARCHIVED');
    expect(await log.send(pupil, newEntry(course))).toMatchObject([{ code: 'CLASS_ARCHIVED' }]);
    expect((await log.read(pupil, entry)).closed).toBe(true);
  });

  it('have tags of the class beside those every class knows', async () => {
    await newClass();
    const path = `/classes/${course.id}/log-tags`;
    const tag = await log.call<{ id: string }>(school.teacher, 'POST', path, { name: ' 聞き書き ' });
    expect(tag).toMatchObject({ status: 201, body: { name: '聞き書き' } });
    expect((await log.call(school.teacher, 'POST', path, { name: '聞き書き' })).problem.code).toBe('LABEL_TAKEN');
    expect((await log.call(school.teacher, 'POST', path, { name: 'planning' })).problem.code).toBe('LABEL_TAKEN');
    expect((await log.call(pupil, 'POST', path, { name: 'x' })).status).toBe(403);
    const entry = await log.enter(pupil, course, { tags: ['聞き書き'] });
    expect((await log.call(school.teacher, 'DELETE', `/log-tags/${tag.body.id}`)).status).toBe(204);
    expect((await log.call<{ items: [] }>(pupil, 'GET', path)).body.items).toEqual([]);
    // What has it keeps it.
    expect((await change(pupil, entry, { version: 1, revision: 2, did: '直した' })).status).toBe(200);
  });

  it('count the files of a pupil, each once, and not those of somebody else under the same id', async () => {
    await newClass();
    const entry = await log.enter(pupil, course);
    const facts = (uploadedBy: UserId) => ({
      schoolId: school.schoolId,
      placeKind: 'work',
      placeId: entry.id,
      kind: 'image',
      size: 10,
      uploadedBy,
    });
    const photo = { id: ids.next(), eventSeq: 0 };
    await app.says(fileAdded, photo, facts(pupil.id));
    await app.says(fileAdded, { id: ids.next(), eventSeq: 0 }, facts(other.id));
    expect((await log.read(pupil, entry)).files).toBe(1);
    await app.says(fileRemoved, photo, facts(pupil.id));
    expect((await log.mine(pupil, inClass())).items[0]?.files).toBe(0);
  });

  describe('feedback', () => {
    it('marks what was read, gives stars and words, and tells the pupil of each once', async () => {
      await newClass();
      const entry = await log.enter(pupil, course);
      const before = await told();
      await log.call(school.teacher, 'POST', `/activities/${entry.id}/read`, {});
      expect((await log.ofClass(school.teacher, course, '?show=waiting')).total).toBe(0);
      for (const stars of [3, 4, 4])
        expect((await log.call(school.teacher, 'PUT', `/activities/${entry.id}/stars`, { stars })).body).toMatchObject({
          stars,
        });
      const remarkId = ids.next();
      for (let times = 0; times < 2; times++)
        expect((await log.remark(school.teacher, entry, '33軒の内訳は?', remarkId)).status).toBe(201);
      expect((await app.published('analytics')).slice(before)).toEqual([
        'analytics.feedback-given.v1',
        'analytics.feedback-given.v1',
      ]);
      expect(await log.read(pupil, entry)).toMatchObject({
        news: true,
        stars: 4,
        thread: [{ as: 'teacher', text: '33軒の内訳は?' }],
      });
    });

    it('is answered by the pupil, and then waits for the teacher again, the longest first', async () => {
      await newClass();
      const first = await log.enter(pupil, course, { title: '一' });
      await log.remark(school.teacher, first, '続けましょう');
      app.clock.advance(HOUR);
      await log.enter(other, course, { title: '二' });
      app.clock.advance(HOUR);
      expect((await log.remark(pupil, first, '町内会が数えました')).body).toMatchObject({ news: false, waiting: true });
      const waiting = await log.ofClass(school.teacher, course, '?show=waiting');
      expect(waiting.items.map(({ title }) => title)).toEqual(['二', '一']);
      const page = await log.ofClass(school.teacher, course, '?show=waiting&limit=1');
      const rest = await log.ofClass(school.teacher, course, `?show=waiting&limit=1&cursor=${page.next}`);
      expect([page, rest].flatMap(({ items }) => items.map(({ title }) => title))).toEqual(['二', '一']);
    });

    it('is given by who teaches the class only, and never about a draft', async () => {
      await newClass();
      const entry = await log.enter(pupil, course);
      expect((await log.remark(school.otherTeacher, entry, 'x')).status).toBe(403);
      expect((await log.remark(other, entry, 'x')).status).toBe(403);
      expect((await log.call(pupil, 'PUT', `/activities/${entry.id}/stars`, { stars: 5 })).status).toBe(403);
      for (const stars of [0, 6, 2.5])
        expect((await log.call(school.teacher, 'PUT', `/activities/${entry.id}/stars`, { stars })).status).toBe(400);
      await change(pupil, entry, { version: 1, revision: 2, state: 'draft' });
      expect((await log.remark(school.teacher, entry, 'x')).status).toBe(404);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { homeroomAssigned } from '#contracts/academic/events.ts';
import type { AlertView, ClassConversation, CoachCare, ReadConversation, TurnView } from '#contracts/ai/coach.ts';
import { activityEntered, activityWithdrawn } from '#contracts/analytics/events.ts';
import { DAY } from '#kernel/clock.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { ai } from '#modules/ai/module.ts';
import { openStream, wholeStream } from '#modules/ai/testing/event-stream.ts';
import { ScriptedModels, withModels } from '#modules/ai/testing/scripted-models.ts';

const ids = uuidV7();
type List = {
  items: ClassConversation[];
  total: number;
  next?: string;
  counts: { unread: number; alerts: number; guarded: number };
};
type Alerts = { items: AlertView[]; total: number; open: number; next?: string };

describe.each(DIALECTS)('what teachers see of the coach, on %s', (dialect) => {
  const models = new ScriptedModels();
  let app: TestApplication;
  let school: SchoolWithClass;
  let course: Course;
  let ann: Seated;
  let ben: Seated;
  beforeAll(async () => {
    app = await bootModule(withModels(ai, models), { dialect });
    school = await schoolWithClass(app);
    [ann, ben] = school.pupils as [Seated, Seated];
  });
  afterAll(() => app.stop());

  let made = 0;
  const newClass = async () => {
    made += 1;
    course = await school.course(`講座${made}`);
    await school.assign(school.teacher, course);
    for (const who of [ann, ben]) await school.enroll(who, course);
  };
  const call = async <T>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const say = async (who: Seated, conversationId: string, text: string, more: object = {}): Promise<TurnView> => {
    const body = { classId: course.id, conversationId, id: ids.next(), text, ...more };
    const events = await wholeStream(await openStream(app, await who.as(), 'POST', '/ai/chat', body));
    const last = events.at(-1);
    if (last?.kind !== 'end') throw new Error('the answer has no end');
    return last.turn;
  };
  const list = async (query = '', who = school.teacher) =>
    (await call<List>(who, 'GET', `/classes/${course.id}/conversations${query}`)).body;
  const alerts = async (who = school.teacher, query = '') =>
    (await call<Alerts>(who, 'GET', `/ai/alerts?classId=${course.id}${query}`)).body;
  const raised = async () => (await app.published('ai')).filter((type) => type === 'ai.alert-raised.v1').length;

  it('lists the conversations of the class, the last one first, by pupil, phase and what is new; a teacher’s own is not there', async () => {
    await newClass();
    const [one, two] = [ids.next(), ids.next()];
    await say(ann, one, '何から始めますか', { phase: 'find' });
    app.clock.advance(1000);
    await say(ben, two, '川のこと', { phase: 'research' });
    await say(school.teacher, ids.next(), '授業の案');
    const all = await list();
    expect(all.items.map(({ id, student, unread, turns }) => [id, student.id, unread, turns])).toEqual([
      [two, ben.id, true, 1],
      [one, ann.id, true, 1],
    ]);
    expect(all).toMatchObject({ total: 2, counts: { unread: 2, alerts: 0, guarded: 0 } });
    expect((await list(`?studentId=${ann.id}`)).items.map(({ id }) => id)).toEqual([one]);
    expect((await list('?phase=research')).items.map(({ id }) => id)).toEqual([two]);
    const first = await list('?limit=1');
    expect((await list(`?limit=1&cursor=${first.next}`)).items.map(({ id }) => id)).toEqual([one]);

    expect((await call(school.teacher, 'POST', `/ai/conversations/${two}/read`, { number: 1 })).status).toBe(204);
    expect((await list('?show=unread')).items.map(({ id }) => id)).toEqual([one]);
    await say(ben, two, 'つづき');
    expect((await list('?show=unread')).items.map(({ id }) => id)).toEqual([two, one]);
    const read = await call<ReadConversation>(school.teacher, 'GET', `/ai/conversations/${two}/reading`);
    expect(read.body).toMatchObject({
      student: { id: ben.id },
      turns: [{ text: '川のこと', model: 'scripted-1', prompt: 'chat.coach@1 ja' }, { text: 'つづき' }],
      readers: [{ who: { id: school.teacher.id } }],
    });
    for (const who of [school.otherTeacher, ann, school.admin])
      expect((await call(who, 'GET', `/classes/${course.id}/conversations`)).status).toBe(403);
  });

  it('raises an alert once per conversation and day; the talk goes on and the pupil is told whom to talk to', async () => {
    await newClass();
    const keeper = await school.person('teacher');
    await app.says(
      homeroomAssigned,
      { id: ids.next(), eventSeq: 0 },
      {
        schoolId: school.schoolId,
        personId: keeper.id,
        placeKind: 'classGroup',
        placeId: school.groupId,
        as: 'teacher',
        number: null,
      },
    );
    const before = await raised();
    const talk = ids.next();
    expect(await say(ann, talk, 'つかれた')).toMatchObject({ care: false });
    expect(await say(ann, talk, 'もう 消 え た い です')).toMatchObject({ care: true, state: 'complete' });
    expect(models.calls.at(-1)?.messages[0]?.content).toContain('信頼できる大人');
    await say(ann, talk, 'いじめられています');
    expect(await raised()).toBe(before + 1);
    const seen = await alerts();
    expect(seen.items).toMatchObject([
      { student: { id: ann.id }, state: 'open', risks: ['selfHarm', 'bullying'], words: ['消えたい', 'いじめられ'] },
    ]);
    expect(await alerts(keeper)).toMatchObject({ total: 1, open: 1 });
    expect(await alerts(school.otherTeacher)).toMatchObject({ total: 0 });
    expect(await alerts(school.admin)).toMatchObject({ total: 1 });
    app.clock.advance(DAY);
    await say(ann, talk, '死にたい');
    expect(await raised()).toBe(before + 2);
    expect((await list('?show=alerts')).items).toMatchObject([{ id: talk, alerts: 2, openAlerts: 2 }]);
  });

  it('raises it also where no model is there to answer', async () => {
    await newClass();
    models.ready = false;
    expect(await say(ann, ids.next(), '死にたい')).toMatchObject({ care: true, failure: 'AI_NOT_SET_UP' });
    models.ready = true;
    expect((await alerts()).open).toBe(1);
  });

  it('notes who saw an alert first, and how it was dealt with; two who answer at once do not overwrite each other', async () => {
    await newClass();
    const talk = ids.next();
    await say(ann, talk, '死にたい');
    const [{ id } = { id: '' }] = (await alerts()).items;
    const opened = await call<{ alert: AlertView; turns: TurnView[]; readable: boolean }>(
      school.teacher,
      'GET',
      `/ai/alerts/${id}`,
    );
    expect(opened.body).toMatchObject({
      alert: { state: 'seen', seen: { who: { id: school.teacher.id } } },
      turns: [{ text: '死にたい' }],
      readable: true,
    });
    const byAdmin = await call<{ alert: AlertView; readable: boolean }>(school.admin, 'GET', `/ai/alerts/${id}`);
    expect(byAdmin.body).toMatchObject({ alert: { seen: { who: { id: school.teacher.id } } }, readable: false });
    const { version } = opened.body.alert;
    const done = await call<AlertView>(school.teacher, 'PUT', `/ai/alerts/${id}`, {
      version,
      state: 'done',
      note: '話した',
    });
    expect(done.body).toMatchObject({ state: 'done', note: '話した', done: { who: { id: school.teacher.id } } });
    const late = await call(school.admin, 'PUT', `/ai/alerts/${id}`, { version, state: 'seen', note: 'x' });
    expect(late).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    for (const who of [ann, ben, school.otherTeacher])
      expect((await call(who, 'GET', `/ai/alerts/${id}`)).status).toBe(403);
    await say(ann, talk, 'やっぱり消えたい');
    expect((await alerts()).items).toMatchObject([{ id, state: 'open', note: '話した' }]);
  });

  it('hears the words a school has set, and tells its own contacts', async () => {
    await newClass();
    const care = (await call<CoachCare>(school.admin, 'GET', '/ai/care')).body;
    expect(care).toMatchObject({ version: 0, words: care.defaults.words });
    expect(care.contact.ja).toContain('0120-0-78310');
    const change = {
      version: 0,
      words: { selfHarm: ['もうむり'], bullying: [], violence: [], abuse: [], crime: ['crime word', 'crime word'] },
      contact: { ja: '相談室へ', en: 'Come to room 3' },
    };
    const changed = await call<CoachCare>(school.admin, 'PUT', '/ai/care', change);
    expect(changed.body).toMatchObject({
      version: 1,
      contact: { en: 'Come to room 3' },
      words: { crime: ['crime word'] },
    });
    expect((await call(school.admin, 'PUT', '/ai/care', change)).status).toBe(409);
    expect(await say(ann, ids.next(), '死にたい')).toMatchObject({ care: false });
    expect(await say(ann, ids.next(), 'モウムリ')).toMatchObject({ care: true });
    expect((await call(ann, 'GET', `/classes/${course.id}/coach`)).body).toMatchObject({
      contact: { ja: '相談室へ' },
      teachers: [{ id: school.teacher.id }],
    });
    for (const who of [ann, school.teacher]) expect((await call(who, 'GET', '/ai/care')).status).toBe(403);
    const again = { version: 1, words: care.defaults.words, contact: care.defaults.contact };
    expect((await call(school.admin, 'PUT', '/ai/care', again)).status).toBe(200);
  });

  it('keeps the last ten titles of a pupil’s log: changed, withdrawn, older ones go', async () => {
    await newClass();
    const facts = (day: string, title: string) => ({
      schoolId: school.schoolId,
      classId: course.id,
      personId: ann.id,
      day,
      tags: [],
      state: 'entered' as const,
      title,
    });
    const roots = Array.from({ length: 12 }, () => ({ id: ids.next(), eventSeq: 0 }));
    for (const [n, root] of roots.entries())
      await app.says(activityEntered, root, facts(`2026-11-${String(n + 1).padStart(2, '0')}`, `記録${n + 1}`));
    const last = roots[11] as { id: string; eventSeq: number };
    await app.says(activityEntered, last, facts('2026-11-12', '書き直し'));
    await app.says(activityWithdrawn, roots[10] as typeof last, facts('2026-11-11', '記録11'));
    await say(ann, ids.next(), '見てください');
    const told = models.calls.at(-1)?.messages[0]?.content ?? '';
    expect(told.match(/2026-11-\d\d .*/g)).toEqual([
      '2026-11-12 書き直し',
      ...[10, 9, 8, 7, 6, 5, 4, 3].map((n) => `2026-11-${String(n).padStart(2, '0')} 記録${n}`),
    ]);
  });
});

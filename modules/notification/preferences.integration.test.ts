import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preferences } from '#contracts/notification/preferences.ts';
import { HOUR } from '#kernel/clock.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { OCCASIONS } from '#modules/notification/occasions/list.ts';
import { holdOccasions } from '#modules/notification/occasions/occasion.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

describe.each(DIALECTS)('how people are told of what, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  let admin: Member;
  beforeAll(async () => {
    app = await bootNotification({
      dialect,
      timers: false,
      environment: { QUESTED_PUBLIC_URL: 'https://q.example.jp' },
    });
    school = await schoolIn(app);
    admin = await school.member({ role: 'admin' });
  });
  afterAll(() => app.stop());

  const read = async (who: Member) =>
    (await app.call<Preferences>('GET', '/notifications/preferences', { token: await who.as() })).body;
  const save = async (who: Member, change: object) =>
    app.call<Preferences>('POST', '/notifications/preferences', {
      token: await who.as(),
      body: { version: (await read(who)).version, ...change },
    });
  const mailsTo = async (who: Member) =>
    (await school.mails(admin, `?limit=100&q=${who.email}`)).items.map(({ subject, text, nextAt }) => ({
      ...{ subject, text, nextAt },
    }));
  const goTo = async (instant: string) => {
    app.clock.set(instant);
    await holdOccasions(OCCASIONS)(app.context('notification'));
    await app.settled();
  };
  const teacher = () => school.member({ role: 'teacher', names: { familyName: '佐藤', givenName: '優' } });

  it('shows each role what it ever hears of, and what holds without a choice', async () => {
    const [pupil, staff] = [await read(await school.member()), await read(await teacher())];
    expect(pupil.groups.map(({ group }) => group)).toEqual([
      ...['announcements', 'classes', 'lessons', 'themes', 'feedback', 'results', 'milestones', 'reports'],
    ]);
    expect(staff.groups.map(({ group }) => group)).toContain('safety');
    expect(pupil).toMatchObject({ quiet: 'school', digest: 'daily', version: 0 });
    expect(pupil.school).toEqual({ dailyHour: 17, quietHours: { from: '21:00', to: '07:00' }, timeZone: 'Asia/Tokyo' });
    expect(pupil.groups.find(({ group }) => group === 'announcements')).toMatchObject({ inApp: true, always: true });
  });

  it('refuses what there is no kind of, what the role never hears of, and times that are none', async () => {
    const pupil = await school.member();
    const unknown = await save(pupil, { groups: [{ group: 'gossip', inApp: true, mail: 'now' }] });
    expect([unknown.status, unknown.problem.errors?.[0]?.pointer]).toEqual([400, '/groups/0/group']);
    const foreign = await save(pupil, { groups: [{ group: 'safety', inApp: false, mail: 'none' }] });
    expect([foreign.status, foreign.problem.errors?.[0]?.reason]).toEqual([422, 'not_yours']);
    expect((await save(pupil, { quietHours: { from: '25:00', to: '07:00' } })).status).toBe(400);
    expect((await save(pupil, { version: 7, digest: 'off' })).status).toBe(409);
    expect((await read(pupil)).version).toBe(0);
  });

  it('keeps what is chosen: no line, no mail, or a mail at once instead of the digest', async () => {
    const [silent, eager, by] = [await school.member(), await school.member(), await teacher()];
    app.clock.set('2026-11-24T03:00:00Z');
    expect((await save(silent, { groups: [{ group: 'feedback', inApp: false, mail: 'none' }] })).status).toBe(200);
    await save(eager, { groups: [{ group: 'feedback', inApp: true, mail: 'now' }] });
    for (const pupil of [silent, eager]) await school.entry('市役所へ').answeredBy(by, pupil);
    expect(await school.inbox(silent)).toMatchObject({ items: [], unread: 0, total: 0 });
    expect((await mailsTo(eager)).map(({ subject }) => subject)).toEqual([
      '佐藤 優先生が記録「市役所へ」に返事をくれました',
    ]);
    await goTo('2026-11-24T08:00:00Z');
    expect(await mailsTo(silent)).toEqual([]);
    expect(await mailsTo(eager)).toHaveLength(1);
  });

  it('gathers a day into one mail at the school’s hour, without what was read meanwhile, once', async () => {
    const [pupil, reader, by] = [await school.member(), await school.member(), await teacher()];
    app.clock.set('2026-11-25T03:00:00Z');
    const entry = school.entry('市役所へ');
    await entry.answeredBy(by, pupil);
    await school.entry('図書館で').answeredBy(by, pupil);
    await school.entry('駅前').answeredBy(by, pupil);
    await school.entry('読んだ').answeredBy(by, reader);
    const [newest] = (await school.inbox(pupil)).items;
    await app.call('POST', `/notices/${newest?.id}/read`, { token: await pupil.as() });
    await app.call('POST', `/notifications/${reader.id}/read`, { token: await reader.as() });
    await goTo('2026-11-25T07:59:00Z');
    expect(await mailsTo(pupil)).toEqual([]);
    for (let times = 0; times < 3; times++) await goTo('2026-11-25T08:00:00Z');
    const [mail, ...others] = await mailsTo(pupil);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('まだ読んでいない通知が2件あります');
    expect(mail?.text).toContain(
      `■ 探究\n- 佐藤 優先生が記録「市役所へ」に返事をくれました\n  https://q.example.jp/log/${entry.id}`,
    );
    expect(mail?.text).toContain('図書館で');
    expect(mail?.text).not.toContain('駅前');
    expect(await mailsTo(reader)).toEqual([]);
    // What is in a digest is in no other one.
    await goTo('2026-11-26T08:00:00Z');
    expect(await mailsTo(pupil)).toHaveLength(1);
  });

  it('sends a weekly digest on its day only, and none to who wants none', async () => {
    const [weekly, none, by] = [await school.member(), await school.member(), await teacher()];
    app.clock.set('2026-11-30T03:00:00Z');
    await save(weekly, { digest: 'weekly', weekday: 3 });
    await save(none, { digest: 'off' });
    for (const pupil of [weekly, none]) await school.entry('月曜').answeredBy(by, pupil);
    await goTo('2026-11-30T08:00:00Z');
    await goTo('2026-12-01T08:00:00Z');
    expect(await mailsTo(weekly)).toEqual([]);
    await school.entry('火曜').answeredBy(by, weekly);
    await goTo('2026-12-02T08:00:00Z');
    const mails = await mailsTo(weekly);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toMatch(/月曜[\s\S]*火曜/);
    expect(await mailsTo(none)).toEqual([]);
  });

  it('holds mails, not lines, until quiet hours end; the account’s own mails go at any hour', async () => {
    const [pupil, owl, never] = [await school.member(), await school.member(), await school.member()];
    await save(owl, { quiet: 'own', quietHours: { from: '01:00', to: '09:30' } });
    await save(never, { quiet: 'off' });
    // 23:00 in Tokyo.
    app.clock.set('2026-12-03T14:00:00Z');
    for (const who of [pupil, owl, never]) await school.enrolled(who, '夜の講座');
    expect((await school.inbox(pupil)).unread).toBe(1);
    await school.wantsLink(pupil, 'reset', 'a-token-of-forty-signs-0123456789abcdefgh');
    const due = async (who: Member) => {
      const rows = await app
        .context('notification')
        .read()
        .getKysely<{ mail: { kind: string; nextAt: number; personId: string } }>()
        .selectFrom('mail')
        .select(['kind', 'nextAt'])
        .where('personId', '=', who.id)
        .execute();
      return Object.fromEntries(rows.map(({ kind, nextAt }) => [kind, new Date(Number(nextAt)).toISOString()]));
    };
    expect(await due(pupil)).toEqual({ enrolled: '2026-12-03T22:00:00.000Z', reset: '2026-12-03T14:00:00.000Z' });
    expect(await due(owl)).toEqual({ enrolled: '2026-12-03T14:00:00.000Z' });
    expect(await due(never)).toEqual({ enrolled: '2026-12-03T14:00:00.000Z' });
    app.clock.advance(3 * HOUR);
    await school.enrolled(owl, 'もっと夜の講座');
    const rows = await school.mails(admin, `?q=${owl.email}`);
    expect(rows.items).toHaveLength(2);
  });

  it('lets the administrator set the hours of the school, and nobody else', async () => {
    const token = await admin.as();
    const times = { dailyHour: 7, quietHours: { from: '20:00', to: '06:30' } };
    const set = (body: object) => app.call('PUT', '/notifications/school-times', { token, body });
    expect((await set({ ...times, version: 0 })).status).toBe(200);
    expect((await set({ ...times, version: 0 })).status).toBe(409);
    expect((await set({ ...times, dailyHour: 24, version: 1 })).status).toBe(400);
    const pupil = await school.member();
    expect((await read(pupil)).school).toMatchObject({ dailyHour: 7, quietHours: { from: '20:00', to: '06:30' } });
    const refused = await app.call('GET', '/notifications/school-times', { token: await pupil.as() });
    expect(refused.status).toBe(403);
    await school.entry('朝').answeredBy(await teacher(), pupil);
    await goTo('2026-12-09T21:59:00Z');
    expect(await mailsTo(pupil)).toEqual([]);
    await goTo('2026-12-09T22:00:00Z');
    expect(await mailsTo(pupil)).toHaveLength(1);
  });
});

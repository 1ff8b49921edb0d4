import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { ClassGroup, ClassGroupSummary, RosterRow, SchoolClass } from '#contracts/academic/routes.ts';
import type { SagaView } from '#contracts/academic/sagas.ts';
import type { MailView, Notice } from '#contracts/notification/routes.ts';
import type { PersonView } from '#contracts/user/people.ts';
import type { ImportView, Tokens } from '#contracts/user/routes.ts';
import { bootApplication, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { modules } from './cli/modules.ts';

type Signed = z.infer<typeof Tokens>;
type Person = z.infer<typeof PersonView>;
type List<T> = { items: T[]; total: number };
const PASSWORD = 'take-mizu-haru';
const SCHOOL = { name: '青葉高等学校', yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' };
const names = { familyName: '桜井', givenName: '恵', familyKana: 'さくらい', givenKana: 'めぐみ' };

describe.each(DIALECTS)('one school, all modules together, on %s', (dialect) => {
  let app: TestApplication;
  let admin: Signed;
  let teacher: { id: string; token: string };
  let stranger: { id: string; token: string };

  /** Calls the API, insists on success and waits until everything that follows from it has happened. */
  async function done<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
    const answer = await app.call<T>(method, path, { token, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    await app.settled();
    return answer.body;
  }
  const signIn = (login: string, password = PASSWORD) =>
    app.call<Signed>('POST', '/auth/login', { body: { login, password } });
  /** Somebody added by hand, who has chosen a password. */
  async function person(loginId: string, role: string, token: string, schoolId?: string) {
    const made = await done<{ user: Person; slip: { password: string } }>('POST', '/users', token, {
      ...names,
      loginId,
      role,
      ...(schoolId ? { schoolId } : {}),
    });
    const first = await signIn(loginId, made.slip.password);
    const changed = await done<Signed>('POST', '/auth/change-password', first.body.accessToken, {
      current: made.slip.password,
      password: PASSWORD,
    });
    return { id: made.user.id, token: changed.accessToken, version: changed.me.user.version };
  }
  const linkTo = async (address: string): Promise<string> => {
    const { items } = await done<List<MailView>>('GET', '/mails?limit=100', admin.accessToken);
    const mail = items.find((each) => each.to === address && each.kind === 'confirmation');
    return /\/confirm\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  };

  beforeAll(async () => {
    app = await bootApplication({ modules, dialect });
    admin = await done<Signed>('POST', '/setup', undefined, {
      school: { ...SCHOOL, code: 'aoba', timeZone: 'Asia/Tokyo' },
      administrator: { ...names, loginId: 'admin', email: 'admin@example.ac.jp', password: PASSWORD },
      language: 'ja',
    });
    teacher = await person('teacher-1', 'teacher', admin.accessToken);
    const operator = await app.tokenFor({ id: '018f0000-0000-7000-8000-00000000000a', role: 'admin', schoolId: null });
    const other = await done<{ id: string }>('POST', '/schools', operator, { ...SCHOOL, code: 'kitano' });
    stranger = await person('stranger-1', 'teacher', operator, other.id);
  });
  afterAll(() => app.stop());

  it('lets a pupil in: register, confirm by the mailbox’s link, be approved, be told, sign in', async () => {
    const registered = await done<{ id: string; status: string }>('POST', '/auth/register', undefined, {
      ...names,
      schoolCode: ' AOBA ',
      loginId: 'hanako',
      email: 'hanako@example.jp',
      password: PASSWORD,
      role: 'student',
    });
    expect(registered.status).toBe('registered');
    expect(
      (await app.call('POST', '/users/approvals', { token: teacher.token, body: { ids: [registered.id] } })).body,
    ).not.toMatchObject({ approved: [registered.id] });
    const link = await linkTo('hanako@example.jp');
    expect(link).not.toBe('');
    for (const path of [`/users/${registered.id}`, `/users?q=hanako`, '/mails']) {
      const seen = await app.call<List<{ id: string }>>('GET', path, { token: stranger.token });
      expect([path, seen.status >= 400 || seen.body.items.length === 0]).toEqual([path, true]);
    }
    expect(await done('POST', `/auth/verify-email/${link}`)).toEqual({ status: 'confirmed' });
    expect((await app.call('POST', `/auth/verify-email/${link}`)).problem.code).toBe('TOKEN_USED');
    const waiting = await done<List<Notice>>('GET', `/notifications/${admin.me.user.id}`, admin.accessToken);
    expect(waiting.items.map((notice) => notice.kind)).toEqual(['waiting-for-approval']);

    const body = { ids: [registered.id] };
    const tried = await app.call<{ approved: string[] }>('POST', '/users/approvals', { token: stranger.token, body });
    expect(tried.body.approved ?? []).toEqual([]);
    expect(
      (await app.call('POST', `/users/${registered.id}/rejection`, { token: stranger.token, body: { reason: 'x' } }))
        .status,
    ).toBe(404);
    expect(await done('POST', '/users/approvals', teacher.token, body)).toEqual({ approved: [registered.id] });

    const signed = await signIn('ｈａｎａｋｏ');
    expect(signed.body.me).toMatchObject({ user: { status: 'active' }, school: { name: SCHOOL.name } });
    const inbox = await done<List<Notice>>('GET', `/notifications/${registered.id}`, signed.body.accessToken);
    expect(inbox.items.map((notice) => notice.kind)).toEqual(['approval']);
    const mails = await done<List<MailView>>('GET', '/mails?q=hanako', admin.accessToken);
    expect(mails.items.map((mail) => mail.kind)).toEqual(['approval', 'confirmation']);
  });

  it('brings forty pupils from a file into a class group, and the class group into a class; each is told once', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `st${n + 100},森,花${n},student,s${n}@example.jp,1,1年A組,${n + 1}`,
    );
    const form = new FormData();
    const content = ['login_id,family_name,given_name,role,email,grade,class_group,attendance_number', ...rows].join(
      '\n',
    );
    form.set('file', new File([content], '名簿.csv'));
    form.set('createGroups', 'true');
    expect((await app.call('POST', `/users/imports`, { token: teacher.token, body: form })).status).toBe(403);
    const checked = await done<ImportView>('POST', '/users/imports', admin.accessToken, form);
    expect(checked.counts).toMatchObject({ all: 40, create: 40, error: 0 });
    const strange = await app.call('POST', `/users/imports/${checked.id}/commit`, {
      token: stranger.token,
      body: { version: checked.version },
    });
    expect(strange.status).toBe(404);
    await done('POST', `/users/imports/${checked.id}/commit`, admin.accessToken, { version: checked.version });
    expect(await done('GET', `/users/imports/${checked.id}`, admin.accessToken)).toMatchObject({ state: 'done' });

    const { items } = await done<{ items: ClassGroupSummary[] }>('GET', '/class-groups', teacher.token);
    expect(items).toMatchObject([{ name: '1年A組', grade: 1, members: 40 }]);
    const groupId = items[0]?.id;
    const group = await done<ClassGroup>('GET', `/class-groups/${groupId}`, teacher.token);
    expect(group.roster.map((row) => row.number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));

    const wrong = await app.call('POST', '/classes', {
      token: stranger.token,
      body: { name: 'x', classGroupId: groupId },
    });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const made = await done<SchoolClass & { sagaId: string }>('POST', '/classes', teacher.token, {
      name: '探究',
      classGroupId: groupId,
    });
    expect(made.students).toBe(40);
    expect(await done('GET', `/sagas/${made.sagaId}`, teacher.token)).toMatchObject({ state: 'done', pupils: 40 });
    for (const path of [`/classes/${made.id}`, `/classes/${made.id}/students`, `/class-groups/${groupId}`]) {
      expect((await app.call('GET', path, { token: stranger.token })).status).toBe(404);
    }
    const roster = await done<List<RosterRow>>('GET', `/classes/${made.id}/students?limit=100`, teacher.token);
    expect(roster.items.map((row) => row.number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    for (const { person: pupil } of roster.items) {
      const token = await app.tokenFor({ id: pupil.id, schoolId: admin.me.user.schoolId });
      const inbox = await app.call<List<Notice>>('GET', `/notifications/${pupil.id}`, { token });
      expect(inbox.body.items.map((notice) => [notice.kind, notice.values.className])).toEqual([['enrolled', '探究']]);
    }
    const mails = await done<List<MailView>>('GET', `/mails?q=${encodeURIComponent('探究')}`, admin.accessToken);
    expect(mails.total).toBe(40);
    const told = await done<List<Notice>>('GET', `/notifications/${admin.me.user.id}`, admin.accessToken);
    expect(told.items.filter((notice) => notice.kind === 'import-finished')).toHaveLength(1);
  });

  it('takes a class back whose pupil was suspended before academic has heard of it, and tells the teacher', async () => {
    const [late] = (await done<List<Person>>('GET', '/users?q=st100', admin.accessToken)).items;
    if (!late) throw new Error('no pupil');
    // As user knows it already, with the event still on its way.
    const status = (as: string) =>
      app
        .context('user')
        .read()
        .getKysely<{ user: { id: string; status: string } }>()
        .updateTable('user')
        .set({ status: as })
        .where('id', '=', late.id)
        .execute();
    await status('suspended');
    const [group] = (await done<{ items: ClassGroupSummary[] }>('GET', '/class-groups', teacher.token)).items;
    const made = await done<SchoolClass & { sagaId: string }>('POST', '/classes', teacher.token, {
      name: '無かった講座',
      classGroupId: group?.id,
    });
    await status('active');
    const saga = await done<SagaView>('GET', `/sagas/${made.sagaId}`, teacher.token);
    expect(saga).toMatchObject({ state: 'undone', reason: 'suspended' });
    expect((await app.call('GET', `/classes/${made.id}`, { token: teacher.token })).status).toBe(404);
    const told = await done<List<Notice>>('GET', `/notifications/${teacher.id}`, teacher.token);
    expect(told.items.map((notice) => [notice.kind, notice.values.reason])).toContainEqual([
      'enrollment-undone',
      'suspended',
    ]);
    const mails = await done<List<MailView>>('GET', `/mails?q=${encodeURIComponent('無かった')}`, admin.accessToken);
    expect(mails.total).toBe(0);
  });

  it('signs forty people in at once from one address, while four hundred guesses lock only the account they aim at', async () => {
    const victim = await person('victim', 'student', admin.accessToken);
    const guess = (round: number) =>
      Promise.all(Array.from({ length: 40 }, (_, n) => signIn('victim', `wrong-${round}-${n}`)));
    const [first, forty] = await Promise.all([
      guess(0),
      Promise.all(Array.from({ length: 40 }, () => signIn('teacher-1'))),
    ]);
    expect(forty.map((answer) => answer.status)).toEqual(Array.from({ length: 40 }, () => 200));
    const codes = new Set(first.map((answer) => answer.problem.code));
    for (let round = 1; round < 10; round++) {
      app.clock.advance(60_000);
      for (const answer of await guess(round)) codes.add(answer.problem.code);
    }
    admin = (await signIn('admin')).body;
    stranger.token = (await signIn('stranger-1')).body.accessToken;
    expect([...codes].sort()).toEqual(['ACCOUNT_LOCKED', 'WRONG_CREDENTIALS']);
    expect((await signIn('victim')).problem.code).toBe('ACCOUNT_LOCKED');
    const view = () => done<Person>('GET', `/users/${victim.id}`, admin.accessToken);
    expect((await view()).lockedUntil).not.toBeNull();
    expect((await app.call('DELETE', `/users/${victim.id}/lock`, { token: stranger.token })).status).toBe(404);
    await done('DELETE', `/users/${victim.id}/lock`, admin.accessToken);
    expect((await view()).lockedUntil).toBeNull();
    expect((await signIn('victim')).status).toBe(200);
  });

  it('lets a change of role, a suspension and a new password count on the very next request', async () => {
    const who = await person('changing', 'teacher', admin.accessToken);
    const people = (token: string) => app.call('GET', '/users', { token }).then((answer) => answer.status);
    expect(await people(who.token)).toBe(200);
    const changed = await app.call<Person>('PUT', `/users/${who.id}/role`, {
      token: admin.accessToken,
      body: { role: 'student', version: who.version },
    });
    expect(changed.status).toBe(200);
    expect(await people(who.token)).toBe(401);
    app.clock.advance(1000);
    const asPupil = (await signIn('changing')).body.accessToken;
    expect(await people(asPupil)).toBe(403);
    await app.call('POST', `/users/${who.id}/suspension`, { token: admin.accessToken });
    expect((await app.call('GET', '/auth/me', { token: asPupil })).status).toBe(401);
    expect((await signIn('changing')).problem.code).toBe('ACCOUNT_SUSPENDED');
    await app.call('DELETE', `/users/${who.id}/suspension`, { token: admin.accessToken });
    app.clock.advance(1000);
    const [here, there] = [(await signIn('changing')).body, (await signIn('changing')).body];
    app.clock.advance(1000);
    const chosen = await app.call('POST', '/auth/change-password', {
      token: here.accessToken,
      body: { current: PASSWORD, password: 'kawa-yama-sora' },
    });
    expect(chosen.status).toBe(200);
    expect((await app.call('GET', '/auth/me', { token: there.accessToken })).status).toBe(401);
    const renewed = await app.call('POST', '/auth/refresh', { body: { refreshToken: there.refreshToken } });
    expect(renewed.status).toBe(401);
  });

  it('ends with nothing set aside: no event failed on the way', async () => {
    await app.settled();
    for (const lag of await app.pipeline.lag()) expect(lag).toMatchObject({ dead: 0, retrying: 0, events: 0 });
  });
});

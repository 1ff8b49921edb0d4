import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '#kernel/clock.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { notification } from '#modules/notification/module.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';
import { partsOf, smtpServer } from '#modules/notification/testing/smtp.ts';

const TOKEN = 'a-token-of-forty-signs-0123456789abcdefgh';
const [sending] = notification.timers;

describe.each(DIALECTS)('sending mails over SMTP, on %s', (dialect) => {
  let server: Awaited<ReturnType<typeof smtpServer>>;
  let app: TestApplication;
  let school: NotifiedSchool;
  let admin: Member;
  const environment = () => ({
    QUESTED_PUBLIC_URL: 'https://q.example.jp',
    QUESTED_SMTP_TIMEOUT: '300',
    QUESTED_SMTP_URL: server.url,
    QUESTED_MAIL_FROM: 'QuestEd <noreply@school.example>',
  });
  beforeAll(async () => {
    server = await smtpServer();
    app = await bootNotification({
      dialect,
      environment: environment(),
      // Sent when the test says so, not every two seconds.
      timers: false,
    });
    school = await schoolIn(app);
    admin = await school.member({ role: 'admin' });
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });
  beforeEach(() => server.behave('take'));

  const send = async () => sending?.run(app.context('notification'), new AbortController().signal);
  const mailTo = async (who: Member) => {
    const { items } = await school.mails(admin, '?limit=100');
    return items.find((mail) => mail.to === who.email);
  };
  const resend = async (who: Member) =>
    app.call('POST', `/mails/${(await mailTo(who))?.id}/resend`, { token: await admin.as() });

  it('hands a mail over once, with the headers a mail needs and the same words as text and HTML', async () => {
    const pupil = await school.member();
    await school.wantsLink(pupil, 'confirm', TOKEN);
    expect(await mailTo(pupil)).toMatchObject({ state: 'queued' });
    await send();
    await send();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    const kept = await mailTo(pupil);
    expect(mail).toMatchObject({ to: [pupil.email], from: 'noreply@school.example' });
    expect(mail?.header('from')).toBe('QuestEd <noreply@school.example>');
    expect(mail?.header('to')).toBe(pupil.email);
    expect(mail?.header('message-id')).toBe(`<${kept?.id}@quested>`);
    expect(mail?.header('subject')).toMatch(/^=\?UTF-8\?/);
    expect(mail?.header('mime-version')).toBe('1.0');
    expect(mail?.header('date')).toBeDefined();
    const parts = partsOf(mail?.source ?? '');
    expect(parts['text/plain']).toContain(`/confirm/${TOKEN}`);
    expect(parts['text/html']).toMatch(new RegExp(`<a href="http[^"]+/confirm/${TOKEN}"`));
    expect(kept).toMatchObject({ state: 'sent', attempts: 1, error: null });
    expect(kept?.sentAt).not.toBeNull();
    expect((await resend(pupil)).status).toBe(409);
  });

  it('cannot be made to write headers or markup by names and reasons', async () => {
    const evil = 'x\r\nBcc: all@evil.example\r\n\r\n<img src=x onerror=alert(1)>';
    const pupil = await school.member({ names: { familyName: evil, givenName: '"</p><script>' }, language: 'en' });
    await school.enrolled(pupil, evil);
    await school.rejected(pupil, '<b>bold</b> & "quoted"\r\nReply-To: me@evil.example');
    await send();
    expect(server.received).toHaveLength(2);
    for (const mail of server.received) {
      expect(mail.to).toEqual([pupil.email]);
      expect([mail.header('bcc'), mail.header('reply-to'), mail.header('cc')]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      const html = partsOf(mail.source)['text/html'] ?? '';
      expect(html).not.toMatch(/<img|<script|<b>/);
      expect(html).toContain('&#60;');
    }
  });

  it('tries again after 4xx with growing delay and gives up in the end; an administrator can start anew', async () => {
    const pupil = await school.member();
    server.behave('451');
    await school.wantsLink(pupil, 'reset', TOKEN);
    await send();
    expect(await mailTo(pupil)).toMatchObject({ state: 'queued', attempts: 1, error: 'SMTP 451' });
    expect((await resend(pupil)).status).toBe(409);
    for (const [tried, minutes] of [1, 5, 15, 60, 240, 720].entries()) {
      app.clock.advance(minutes * MINUTE - 1);
      await send();
      expect([minutes, server.tries()]).toEqual([minutes, tried + 1]);
      app.clock.advance(1);
      await send();
      expect([minutes, server.tries()]).toEqual([minutes, tried + 2]);
    }
    expect(await mailTo(pupil)).toMatchObject({ state: 'failed', attempts: 7, error: 'SMTP 451' });
    app.clock.advance(10_000 * MINUTE);
    await send();
    expect(server.tries()).toBe(7);
    server.behave('take');
    expect((await resend(pupil)).status).toBe(202);
    await send();
    expect(await mailTo(pupil)).toMatchObject({ state: 'sent', attempts: 1, error: null });
    expect(app.logged.join('')).not.toContain(pupil.email);
  });

  it('gives up at once after 5xx, without repeating the address the server named', async () => {
    const pupil = await school.member();
    server.behave('550');
    await school.wantsLink(pupil, 'reset', TOKEN);
    await send();
    expect(await mailTo(pupil)).toMatchObject({ state: 'failed', attempts: 1, error: 'SMTP 550' });
    app.clock.advance(10_000 * MINUTE);
    await send();
    expect(server.tries()).toBe(1);
  });

  it('tries once per attempt when the connection breaks in the middle, and later again', async () => {
    const pupil = await school.member();
    server.behave('drop');
    await school.wantsLink(pupil, 'reset', TOKEN);
    await send();
    expect(await mailTo(pupil)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(server.tries()).toBe(1);
    server.behave('take');
    await send();
    expect(server.received).toHaveLength(0);
    app.clock.advance(MINUTE);
    await send();
    expect(server.received).toHaveLength(1);
    expect(await mailTo(pupil)).toMatchObject({ state: 'sent', attempts: 2, error: null });
  });

  it('is not held up by a server that never answers: the API goes on, and a dead sender’s mail is taken up again', async () => {
    const pupil = await school.member();
    server.behave('hang');
    await school.wantsLink(pupil, 'reset', TOKEN);
    const hanging = send();
    await eventually('the server has the message', () => server.tries() === 1);
    expect(await mailTo(pupil)).toMatchObject({ state: 'sending' });
    await school.enrolled(pupil, 'meanwhile', true);
    expect((await school.inbox(pupil)).unread).toBe(1);
    await send();
    expect(server.tries()).toBe(1);
    server.behave('take');
    app.clock.advance(11 * MINUTE);
    await send();
    expect(server.received).toHaveLength(1);
    server.hangUp();
    await hanging;
    expect(await mailTo(pupil)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('marks an address nobody has: nothing more is tried there until it is sent again on purpose', async () => {
    const pupil = await school.member();
    server.behave('rcpt-550 5.1.1');
    await school.wantsLink(pupil, 'reset', TOKEN);
    await school.enrolled(pupil, '待っていた講座');
    await send();
    const all = async () => (await school.mails(admin, `?q=${pupil.email}`)).items;
    expect((await all()).map(({ state, error }) => [state, error])).toEqual([
      ['bounced', 'SMTP 550 5.1.1'],
      ['bounced', 'SMTP 550 5.1.1'],
    ]);
    const tried = server.tries();
    await school.enrolled(pupil, '後の講座');
    app.clock.advance(10_000 * MINUTE);
    await send();
    expect(server.tries()).toBe(tried);
    expect((await all())[0]).toMatchObject({ state: 'bounced', attempts: 0, error: 'SMTP 550 5.1.1', nextAt: null });
    server.behave('take');
    expect((await resend(pupil)).status).toBe(202);
    await school.enrolled(pupil, '直ったあとの講座');
    await send();
    expect(server.received.map((mail) => mail.to[0])).toEqual([pupil.email, pupil.email]);
    expect(app.logged.join('')).not.toContain(pupil.email);
  });

  it('tells a full mailbox and a refused sender from an address nobody has', async () => {
    const [full, blocked] = [await school.member(), await school.member()];
    server.behave('rcpt-452 4.2.2');
    await school.wantsLink(full, 'reset', TOKEN);
    await send();
    expect(await mailTo(full)).toMatchObject({ state: 'queued', error: 'SMTP 452 4.2.2' });
    server.behave('rcpt-550 5.7.1');
    await school.wantsLink(blocked, 'reset', TOKEN);
    await send();
    expect(await mailTo(blocked)).toMatchObject({ state: 'failed', error: 'SMTP 550 5.7.1' });
    server.behave('take');
    await school.wantsLink(blocked, 'reset', TOKEN);
    app.clock.advance(MINUTE);
    await send();
    expect(server.received.map((mail) => mail.to[0]).sort()).toEqual([full.email, blocked.email].sort());
  });

  it('resends at once everything that was given up, and leaves addresses nobody has alone', async () => {
    const [one, two, gone] = [await school.member(), await school.member(), await school.member()];
    server.behave('550');
    for (const who of [one, two]) await school.wantsLink(who, 'reset', TOKEN);
    await send();
    server.behave('rcpt-550 5.1.1');
    await school.wantsLink(gone, 'reset', TOKEN);
    await send();
    const { stuck } = await school.mails(admin);
    server.behave('take');
    const answer = await app.call<{ queued: number }>('POST', '/mails/resend', { token: await admin.as(), body: {} });
    expect(answer.body.queued).toBe(stuck);
    await send();
    const reached = server.received.map((mail) => mail.to[0]);
    expect([reached.includes(one.email ?? ''), reached.includes(two.email ?? '')]).toEqual([true, true]);
    expect(reached).not.toContain(gone.email);
    expect((await school.mails(admin)).stuck).toBe(0);
  });

  it('waits for a server that refuses its greeting', async () => {
    const pupil = await school.member();
    server.hangUp();
    server.behave('greeting');
    await school.wantsLink(pupil, 'reset', TOKEN);
    await send();
    expect(await mailTo(pupil)).toMatchObject({ state: 'queued', attempts: 1, error: 'SMTP 421' });
    server.behave('take');
    app.clock.advance(MINUTE);
    await send();
    expect(await mailTo(pupil)).toMatchObject({ state: 'sent' });
  });

  it('sends what opens a closed door before everything else, over no more connections than are set', async () => {
    const many = await Promise.all(Array.from({ length: 30 }, () => school.member()));
    await school.enrolledTogether(many, '大きな講座', crypto.randomUUID());
    const pupil = await school.member();
    await school.wantsLink(pupil, 'reset', TOKEN);
    await send();
    expect(server.received).toHaveLength(31);
    expect(server.received.slice(0, 3).map((mail) => mail.to[0])).toContain(pupil.email);
    expect(server.mostOpen()).toBeLessThanOrEqual(3);
  });

  it('is done by two processes at once, each mail by one of them', async () => {
    const many = await Promise.all(Array.from({ length: 60 }, () => school.member()));
    await school.enrolledTogether(many, '二つで送る講座', crypto.randomUUID());
    const other = await bootNotification({ beside: app, environment: environment(), timers: false });
    const signal = new AbortController().signal;
    const both = [app, other].map((each) => () => sending?.run(each.context('notification'), signal));
    // A file of SQLite belongs to one process: there they go one after the other.
    if (dialect === 'mysql') await Promise.all(both.map((run) => run()));
    else for (const run of both) await run();
    await other.stop();
    expect(server.received).toHaveLength(60);
    expect(new Set(server.received.map((mail) => mail.header('message-id'))).size).toBe(60);
    const { items } = await school.mails(admin, '?limit=60');
    expect(items.every((mail) => mail.state === 'sent' && mail.attempts === 1)).toBe(true);
  });

  it('stops at the next mail when the process drains; what was claimed and not begun is free for others', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => school.member()));
    await school.enrolledTogether(many, '止まる講座', crypto.randomUUID());
    server.behave('slow');
    const draining = new AbortController();
    const other = await bootNotification({ beside: app, environment: environment(), timers: false });
    const run = sending?.run(other.context('notification'), draining.signal);
    await eventually('some are under way', () => server.received.length > 0);
    draining.abort();
    await run;
    await other.stop();
    const gone = server.received.length;
    expect(gone).toBeLessThan(12);
    server.behave('take');
    await send();
    expect(server.received).toHaveLength(12 - gone);
    const { items } = await school.mails(admin, '?limit=12');
    expect(items.every((mail) => mail.state === 'sent' && mail.attempts === 1)).toBe(true);
  });

  it('lets who may leave do so by one click without signing in, and asks who follows the address', async () => {
    const pupil = await school.member();
    await school.enrolled(pupil, '数学');
    await school.wantsLink(pupil, 'reset', TOKEN);
    await send();
    const [reset, enrolled] = ['reset', '数学'].map((what) =>
      server.received.find((mail) =>
        partsOf(mail.source)['text/plain']?.includes(what === '数学' ? what : `/${what}/`),
      ),
    );
    expect([reset?.header('list-unsubscribe'), reset?.header('list-unsubscribe-post')]).toEqual([undefined, undefined]);
    expect(enrolled?.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(enrolled?.header('content-language')).toBe('ja');
    expect(enrolled?.header('auto-submitted')).toBe('auto-generated');
    const address = /^<(https:\/\/q\.example\.jp\/api\/v1\/unsubscribe\/(\S+))>$/.exec(
      enrolled?.header('list-unsubscribe') ?? '',
    );
    const path = `/unsubscribe/${address?.[2]}`;
    const followed = await app.call('GET', path);
    expect([followed.status, followed.headers.get('location')]).toEqual([303, path]);
    expect((await app.call('GET', `${path}/about`)).body).toEqual({ what: 'classes' });
    expect(partsOf(enrolled?.source ?? '')['text/plain']).toContain(`https://q.example.jp${path}`);
    expect(partsOf(enrolled?.source ?? '')['text/html']).toContain(`href="https://q.example.jp${path}"`);
    // Nothing has changed by looking.
    await school.enrolled(pupil, '理科');
    expect((await mailTo(pupil))?.subject).toBe('「理科」に入りました');
    for (const times of [1, 2]) {
      const clicked = await fetch(`${app.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect([times, clicked.status]).toEqual([times, 200]);
    }
    await school.enrolled(pupil, '国語');
    expect((await mailTo(pupil))?.subject).toBe('「理科」に入りました');
    expect((await school.inbox(pupil)).items[0]).toMatchObject({ values: { className: '国語' } });
    const altered = `/unsubscribe/${address?.[2]?.slice(0, -2)}AA`;
    expect((await app.call('POST', altered)).problem.code).toBe('TOKEN_INVALID');
    await send();
  });

  it('is not stopped by one mail that cannot be opened any more', async () => {
    const [broken, fine] = [await school.member(), await school.member()];
    await school.wantsLink(broken, 'reset', TOKEN);
    await school.wantsLink(fine, 'reset', TOKEN);
    await app
      .context('notification')
      .read()
      .getKysely<{ mail: { address: string; sealedText: string } }>()
      .updateTable('mail')
      .set({ sealedText: 'sealed-with-a-key-that-is-lost' })
      .where('address', '=', String(broken.email))
      .execute();
    await send();
    expect(server.received.map((mail) => mail.to[0])).toEqual([fine.email]);
  });
});

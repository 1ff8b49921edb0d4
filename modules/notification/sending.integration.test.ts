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
  beforeAll(async () => {
    server = await smtpServer();
    app = await bootNotification({
      dialect,
      environment: { QUESTED_SMTP_URL: server.url, QUESTED_MAIL_FROM: 'QuestEd <noreply@school.example>' },
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

  const send = async () => sending?.run(app.context('notification'));
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

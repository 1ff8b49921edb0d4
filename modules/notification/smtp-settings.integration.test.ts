import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { notification } from '#modules/notification/module.ts';
import { bootNotification, schoolIn } from '#modules/notification/testing/school.ts';
import { smtpServer } from '#modules/notification/testing/smtp.ts';

const TOKEN = 'a-token-of-forty-signs-0123456789abcdefgh';
const [sending] = notification.timers;

describe('passwords and encryption towards the mail server', () => {
  const open: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.stop();
  });

  async function sent(environment: Record<string, string>) {
    const app: TestApplication = await bootNotification({ timers: false, environment });
    open.unshift(app);
    const school = await schoolIn(app);
    const admin = await school.member({ role: 'admin' });
    await school.wantsLink(await school.member(), 'reset', TOKEN);
    await sending?.run(app.context('notification'), new AbortController().signal);
    return (await school.mails(admin)).items[0];
  }
  async function server(options: Parameters<typeof smtpServer>[0]) {
    const started = await smtpServer(options);
    open.push(started);
    return started;
  }

  it('signs in with the password; a wrong one is ours to mend, so the mail waits and no address is blamed', async () => {
    const { port, received } = await server({ password: 'open sesame' });
    const url = (password: string) => `smtp://quested:${encodeURIComponent(password)}@127.0.0.1:${port}`;
    expect(await sent({ QUESTED_SMTP_URL: url('open sesame') })).toMatchObject({ state: 'sent' });
    expect(await sent({ QUESTED_SMTP_URL: url('wrong') })).toMatchObject({ state: 'queued', error: 'EAUTH 535' });
    expect(received).toHaveLength(1);
  });

  it('says nothing in the clear where encryption is required, and checks certificates where there are some', async () => {
    const plain = await server({});
    const refused = await sent({ QUESTED_SMTP_URL: plain.url, QUESTED_SMTP_TLS: 'required' });
    expect(refused?.state).toBe('queued');
    expect(plain.received).toEqual([]);

    const folder = mkdtempSync(join(tmpdir(), 'quested-smtp-'));
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', ...files], {
      stdio: 'ignore',
    });
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name), 'utf8'));
    const offering = await server({ ...(key ? { key } : {}), ...(cert ? { cert } : {}) });
    // Nobody we trust has signed it.
    expect(await sent({ QUESTED_SMTP_URL: offering.url })).toMatchObject({ state: 'queued', attempts: 1 });
    expect(offering.received).toEqual([]);
    expect(await sent({ QUESTED_SMTP_URL: offering.url, QUESTED_SMTP_TLS: 'never' })).toMatchObject({ state: 'sent' });
    expect(offering.encrypted()).toBe(0);
  });

  it('does not wait for a server longer than it is told to', async () => {
    const silent = await server({});
    silent.behave('hang');
    const put = await sent({ QUESTED_SMTP_URL: silent.url, QUESTED_SMTP_TIMEOUT: '1' });
    expect(put).toMatchObject({ state: 'queued', error: 'ETIMEDOUT' });
  });
});

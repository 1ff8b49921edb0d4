import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { API } from '#contracts/define.ts';
import { figure, round } from './figures.bench.ts';
import { endProcess, startProcess } from './processes.bench.ts';

const root = join(import.meta.dirname, '../../..');
const PORT = 3998;
const PUPILS = 250;
const LETTERS = 8;
const CONNECTIONS = 3;

/** Letters to every pupil, from the press of the button to a local server; beside it a loop that does nothing else. */
export async function benchMails(): Promise<void> {
  const sink = await mailSink();
  const folder = mkdtempSync(join(tmpdir(), 'quested-bench-mails-'));
  const server = await startProcess([join(root, 'deployables/school.ts')], `http://127.0.0.1:${PORT}/health/ready`, {
    ...{ PORT: String(PORT), QUESTED_DATA: folder, QUESTED_LOG_LEVEL: 'error' },
    ...{ QUESTED_SMTP_URL: sink.url, QUESTED_SMTP_CONNECTIONS: String(CONNECTIONS) },
  });
  const admin = await school();
  const all = PUPILS * LETTERS;
  const pressed = performance.now();
  for (let letter = 0; letter < LETTERS; letter++)
    await call('POST', '/notifications/email', admin, {
      roles: ['student'],
      subject: `来週の予定 ${letter}`,
      text: '月曜日は体育館へ集まってください。'.repeat(10),
    });
  await sink.until(all);
  const whole = (all * 1000) / (performance.now() - pressed);
  const ours = sink.perSecond();
  await endProcess(server);
  rmSync(folder, { recursive: true, force: true });

  sink.forget();
  const script = join(root, 'modules/notification/testing/bare-sender.ts');
  const bare = spawn(process.execPath, [script, sink.url, String(all), String(CONNECTIONS)], { stdio: 'inherit' });
  await sink.until(all);
  const limit = sink.perSecond();
  bare.kill();
  await sink.stop();
  const per = (value: number) => `${round(value, 0)} mails/s`;
  figure(`${all} mails over ${CONNECTIONS} connections, first to last`, per(ours), `bare nodemailer ${per(limit)}`);
  figure(
    `${all} mails, from the press of the button`,
    per(whole),
    'written, sealed, queued, sent, recorded one by one',
  );
  figure('mails: share of the bare loop', `${round((100 * ours) / limit, 0)} %`);
}

async function mailSink() {
  let count = 0;
  let first = 0;
  let last = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, callback) {
      stream.resume();
      stream.on('end', () => {
        last = performance.now();
        if (count++ === 0) first = last;
        callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    async until(most: number) {
      while (count < most) await pause(10);
    },
    perSecond: () => ((count - 1) * 1000) / (last - first),
    forget() {
      count = 0;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function call<T>(method: string, path: string, token: string, body?: object): Promise<T> {
  const form = body instanceof FormData;
  const response = await fetch(`http://127.0.0.1:${PORT}${API}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body && !form ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

/** A school whose pupils all have addresses. */
async function school(): Promise<string> {
  const names = { familyName: '高木', givenName: '学', familyKana: '', givenKana: '' };
  const { accessToken } = await call<{ accessToken: string }>('POST', '/setup', '', {
    school: { name: 'Bench', code: 'bench', yearStartsOn: '2026-04-01', yearEndsOn: '2027-03-31' },
    administrator: { ...names, loginId: 'admin', password: 'Kawa-no-mizu-31' },
    language: 'ja',
  });
  const rows = Array.from({ length: PUPILS }, (_, i) => `bench${i},姓${i},名${i},bench${i}@example.jp,student`);
  const form = new FormData();
  form.set('file', new File([['login_id,family_name,given_name,email,role', ...rows].join('\n')], 'people.csv'));
  const { id, version } = await call<{ id: string; version: number }>('POST', '/users/imports', accessToken, form);
  await call('POST', `/users/imports/${id}/commit`, accessToken, { version });
  // Known to the module that writes to them, not only to the one that has imported them.
  for (;;) {
    await pause(200);
    if ((await call<{ state: string }>('GET', `/users/imports/${id}`, accessToken)).state !== 'done') continue;
    const { checks } = (await (await fetch(`http://127.0.0.1:${PORT}/health/ready`)).json()) as {
      checks: { detail: string }[];
    };
    if (checks.every((check) => !/[1-9]\d* (behind|retrying)/.test(check.detail))) return accessToken;
  }
}

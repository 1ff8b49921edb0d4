import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iso, MINUTE } from '#kernel/clock.ts';
import type { DatabaseLocation } from '#kernel/database/database.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { startProcess } from '#kernel/testing/school-process.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';
import { smtpServer } from '#modules/notification/testing/smtp.ts';

/*
 * A letter to 5,000 people, sent by a process that is killed (SIGKILL) again and again wherever it happens to be. What
 * was accepted by the server and not yet written down goes out again after the lease: at most as many mails as were
 * under way at the moment, under the same Message-ID. Nobody is left out.
 */
const PEOPLE = 5000;
const KILLS = 7;
const CONNECTIONS = 3;
const ids = uuidV7();

describe.each(DIALECTS)('5,000 mails and a process killed at random, on %s', (dialect) => {
  let server: Awaited<ReturnType<typeof smtpServer>>;
  let app: TestApplication;
  let school: NotifiedSchool;
  let admin: Member;
  let environment: Record<string, string>;
  beforeAll(async () => {
    server = await smtpServer();
    environment = { QUESTED_SMTP_URL: server.url, QUESTED_SMTP_CONNECTIONS: String(CONNECTIONS) };
    app = await bootNotification({ dialect, environment, timers: false });
    school = await schoolIn(app);
    admin = await school.member({ role: 'admin' });
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });

  /** As if they had all been imported long ago. */
  async function fillSchool(): Promise<void> {
    const em = app.context('notification').read();
    const row = await tables(em)
      .selectFrom('replica_user_people')
      .selectAll()
      .where('id', '=', admin.id)
      .executeTakeFirstOrThrow();
    for (let done = 0; done < PEOPLE; done += 250) {
      const people = Array.from({ length: 250 }, (_, index) => ({
        ...row,
        ...{ id: ids.next(), role: 'student' as const, email: `pupil-${done + index}@example.jp` },
      }));
      await tables(em).insertInto('replica_user_people').values(people).execute();
    }
  }

  const where = (): DatabaseLocation =>
    app.databases.schemas?.where('notification') ?? {
      dialect: 'sqlite',
      file: join(app.databases.folder, 'notification.db'),
    };
  const start = (now: number) =>
    startProcess([process.execPath, join(import.meta.dirname, 'testing/sender-process.ts')], {
      env: {
        ...process.env,
        ...environment,
        ...{ QUESTED_DATA: app.databases.folder, QUESTED_HOST: '127.0.0.1', PORT: '0', QUESTED_LOG_LEVEL: 'warn' },
        ...{ LOCATION: JSON.stringify(where()), NOW: iso(now) },
      },
    });
  const unsent = async () => {
    const { n } = await tables(app.context('notification').read())
      .selectFrom('mail')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('state', '!=', 'sent')
      .executeTakeFirstOrThrow();
    return Number(n);
  };

  it('reach everybody; nobody gets more than what was under way at a kill, recognisable as the same', async () => {
    await fillSchool();
    const letter = { roles: ['student'], subject: '来週の予定', text: '月曜日は体育館へ。' };
    const answer = await app.call('POST', '/notifications/email', { token: await admin.as(), body: letter });
    expect(answer.body).toEqual({ mails: PEOPLE, withoutAddress: 0 });
    await app.settled();

    let now = app.clock.now();
    for (let kill = 0; kill < KILLS; kill++) {
      const sender = start(now);
      const most = server.received.length + 50 + Math.floor(Math.random() * 600);
      await eventually('it has sent some more', () => server.received.length >= most, 60_000);
      sender.kill('SIGKILL');
      expect((await sender.ended).signal).toBe('SIGKILL');
      now += 11 * MINUTE;
    }
    const last = start(now);
    await eventually('nothing is left', async () => (await unsent()) === 0, 120_000);
    last.kill('SIGTERM');
    await last.ended;

    const times = new Map<string, string[]>();
    for (const mail of server.received) {
      const [to = ''] = mail.to;
      times.set(to, [...(times.get(to) ?? []), String(mail.header('message-id'))]);
    }
    expect(times.size).toBe(PEOPLE);
    for (const [, sent] of times) expect(new Set(sent).size).toBe(1);
    const again = server.received.length - PEOPLE;
    console.info(`${dialect}: ${PEOPLE} people, ${KILLS} kills, ${again} mails went out a second time`);
    expect(again).toBeLessThanOrEqual(KILLS * CONNECTIONS);
    expect(Math.max(...[...times.values()].map((sent) => sent.length))).toBeLessThanOrEqual(1 + KILLS);
  }, 300_000);
});

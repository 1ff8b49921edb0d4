import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveEvent } from '#contracts/notification/live.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { openEvents, type ServerSentEvent } from '#kernel/testing/event-stream.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { followersToken } from '#modules/notification/live/followers.ts';
import { handOutNotices, recountUnread } from '#modules/notification/live/hand-out.ts';
import { numberNotices } from '#modules/notification/live/number-notices.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

type Live = ServerSentEvent<LiveEvent>;

describe.each(DIALECTS)('an inbox that is watched, on two instances, on %s', (dialect) => {
  let one: TestApplication;
  let other: TestApplication;
  let school: NotifiedSchool;
  beforeAll(async () => {
    one = await bootNotification({ dialect, timers: false });
    other = await bootNotification({ dialect, timers: false, beside: one });
    school = await schoolIn(one);
  });
  afterAll(async () => {
    await other.stop();
    await one.stop();
  });

  const watch = async (app: TestApplication, who: Member, lastId?: string) => {
    const token = await who.as();
    const opened = await openEvents<LiveEvent>(app, { token, path: `/notifications/${who.id}/live`, lastId });
    expect(opened.status).toBe(200);
    const next = async (): Promise<Live> => {
      for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => opened.events.next() }) })
        if (event.data.kind !== 'pulse') return event;
      throw new Error('the line has ended');
    };
    return { next, leave: () => opened.events.return(undefined) };
  };
  const about = ({ data }: Live) => (data.kind === 'notice' ? `${data.notice.kind} ${data.unread}` : data);
  const handOut = async () => {
    for (const app of [one, other]) await handOutNotices(app.context('notification'));
  };

  it('tells what comes once, through whichever instance it was written, and goes on where a line broke', async () => {
    const who = await school.member();
    const here = await watch(one, who);
    const there = await watch(other, who);
    expect(about(await here.next())).toEqual({ kind: 'state', unread: 0, behind: false });
    await there.next();

    await school.approved(who);
    await handOut();
    const first = await here.next();
    expect(about(first)).toBe('approval 1');
    expect(about(await there.next())).toBe('approval 1');
    await there.leave();

    await school.enrolled(who, '探究');
    await handOut();
    const second = await here.next();
    expect(about(second)).toBe('enrolled 2');
    expect(Number(second.id)).toBe(Number(first.id) + 1);

    const back = await watch(other, who, first.id);
    expect([about(await back.next()), about(await back.next())]).toEqual([
      { kind: 'state', unread: 2, behind: false },
      'enrolled 2',
    ]);
    await handOut();
    await school.enrolled(who, '探究');
    await handOut();
    expect([about(await here.next()), about(await back.next())]).toEqual(['enrolled 3', 'enrolled 3']);
    await here.leave();
    await back.leave();
  });

  it('is told of reading on another device, on this instance at once and on others soon', async () => {
    const who = await school.member();
    await school.approved(who);
    const here = await watch(one, who);
    const there = await watch(other, who);
    expect([about(await here.next()), about(await there.next())]).toEqual([
      { kind: 'state', unread: 1, behind: false },
      { kind: 'state', unread: 1, behind: false },
    ]);
    await one.call('POST', `/notifications/${who.id}/read`, { token: await who.as() });
    expect(about(await here.next())).toEqual({ kind: 'state', unread: 0, behind: false });
    await recountUnread(other.context('notification'));
    expect(about(await there.next())).toEqual({ kind: 'state', unread: 0, behind: false });
    await here.leave();
    await there.leave();
  });

  it('says that it is behind when too much was missed, or when the number comes from elsewhere', async () => {
    const who = await school.member();
    const before = await watch(one, who);
    const { id } = await before.next();
    await before.leave();
    for (let i = 0; i < 51; i++) await school.enrolled(who, '探究');
    for (const lastId of [id, '99999999']) {
      const back = await watch(one, who, lastId);
      const start = await back.next();
      expect(about(start)).toEqual({ kind: 'state', unread: 51, behind: true });
      await back.leave();
    }
    // A header nobody can have been given is no place at all.
    const odd = await watch(one, who, "1' or 1=1");
    expect(about(await odd.next())).toEqual({ kind: 'state', unread: 51, behind: false });
    await odd.leave();
  });

  it('numbers of two instances that count at once are all there, each once', async () => {
    const who = await school.member();
    for (let i = 0; i < 30; i++) await school.enrolled(who, '探究');
    // Two that write into one SQLite file would have to be two processes: one waits for the other's lock on the same thread.
    const counting = dialect === 'sqlite' ? [one] : [one, other];
    await Promise.all(counting.flatMap((app) => [1, 2].map(() => numberNotices(app.context('notification')))));
    const rows = await one
      .context('notification')
      .read()
      .getKysely<{ notice: { number: number | null } }>()
      .selectFrom('notice')
      .select('number')
      .execute();
    const numbers = rows.map(({ number }) => Number(number)).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('is nobody else’s to watch, and lets go when the line breaks or the process drains', async () => {
    const [who, somebody] = [await school.member(), await school.member()];
    const refused = await openEvents(one, { token: await somebody.as(), path: `/notifications/${who.id}/live` });
    expect(refused.status).toBe(403);
    const followers = one.context('notification').get(followersToken);
    const line = await watch(one, who);
    await line.next();
    expect(followers.of(who.id)).toHaveLength(1);
    await line.leave();
    await expect.poll(() => followers.of(who.id).length).toBe(0);
  });
});

describe('a process that drains', () => {
  it('ends the lines it holds at once, so that they are opened elsewhere', async () => {
    const app = await bootNotification({ timers: false });
    const school = await schoolIn(app);
    const who = await school.member();
    const opened = await openEvents<LiveEvent>(app, {
      token: await who.as(),
      path: `/notifications/${who.id}/live`,
    });
    await opened.events.next();
    const stopped = app.stop();
    expect((await opened.events.next()).done).toBe(true);
    await stopped;
  });
});

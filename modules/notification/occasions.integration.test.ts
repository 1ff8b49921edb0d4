import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as academic from '#contracts/academic/events.ts';
import { SchoolId } from '#contracts/ids.ts';
import { HOUR } from '#kernel/clock.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { holdOccasions, occasion } from '#modules/notification/occasions/occasion.ts';
import { bootNotification } from '#modules/notification/testing/school.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';

const ids = uuidV7();

describe.each(DIALECTS)('once per school and day, in the school’s own time, on %s', (dialect) => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
  });
  afterAll(() => app.stop());
  let told: string[] = [];
  beforeEach(() => {
    told = [];
  });

  async function schoolAt(timeZone: string): Promise<SchoolId> {
    const schoolId = SchoolId.parse(ids.next());
    const facts = { schoolId, name: timeZone, code: null, timeZone, contactEmail: null, currentYearId: null };
    await app.says(academic.schoolFounded, { id: schoolId, eventSeq: 0 }, facts);
    return schoolId;
  }
  /** Something done at an hour of one school, which leaves a trace. */
  const at = (hour: number, schoolId: string, name: string = ids.next()) =>
    occasion({
      name,
      hour: (school) => (school.id === schoolId ? hour : undefined),
      run: (_work, _school, day) => void told.push(day),
    });
  const look = async (instant: string, ...what: ReturnType<typeof at>[]) => {
    app.clock.set(instant);
    await holdOccasions(what)(app.context('notification'));
  };

  it('begins with the hour, is done once, and again on the next day', async () => {
    const report = at(17, await schoolAt('Asia/Tokyo'));
    await look('2026-11-26T07:59:59Z', report);
    expect(told).toEqual([]);
    for (const minute of ['08:00', '08:00', '08:30', '14:59']) await look(`2026-11-26T${minute}:00Z`, report);
    expect(told).toEqual(['2026-11-26']);
    await look('2026-11-27T08:00:00Z', report);
    expect(told).toEqual(['2026-11-26', '2026-11-27']);
  });

  it('makes up for a missed hour the same day, and not for days that are over', async () => {
    const report = at(17, await schoolAt('Asia/Tokyo'));
    await look('2026-10-01T08:00:00Z', report);
    // Stopped for weeks; up again in the morning, then stopped over the hour and up in the evening.
    await look('2026-11-26T00:00:00Z', report);
    expect(told).toEqual(['2026-10-01']);
    await look('2026-11-26T13:00:00Z', report);
    expect(told).toEqual(['2026-10-01', '2026-11-26']);
  });

  it('reaches an hour that summer time leaves out when the clock has jumped over it', async () => {
    const berlin = at(2, await schoolAt('Europe/Berlin'));
    // 29 March 2026: 01:59:59 is followed by 03:00:00.
    await look('2026-03-29T00:59:59Z', berlin);
    expect(told).toEqual([]);
    await look('2026-03-29T01:00:00Z', berlin);
    expect(told).toEqual(['2026-03-29']);
  });

  it('takes an hour that comes twice for one', async () => {
    const berlin = at(2, await schoolAt('Europe/Berlin'));
    // 25 October 2026: 02:30 is first at 00:30Z and again at 01:30Z.
    for (const minute of ['00:30', '01:30', '02:30']) await look(`2026-10-25T${minute}:00Z`, berlin);
    expect(told).toEqual(['2026-10-25']);
  });

  it('goes on with other work and other schools when one fails, and tries that again', async () => {
    const [one, two] = [await schoolAt('Asia/Tokyo'), await schoolAt('Asia/Tokyo')];
    let broken = true;
    const failing = occasion({
      name: 'failing',
      hour: ({ id }) => (id === one ? 17 : undefined),
      run() {
        if (broken) throw new Error('not today');
        told.push('mended');
      },
    });
    await look('2026-12-01T08:00:00Z', failing, at(17, two));
    expect(told).toEqual(['2026-12-01']);
    broken = false;
    await look('2026-12-01T08:01:00Z', failing);
    await look('2026-12-01T08:02:00Z', failing);
    expect(told).toEqual(['2026-12-01', 'mended']);
  });

  it('is done once by two instances that look at the same moment, with what it tells', async () => {
    const schoolId = await schoolAt('Asia/Tokyo');
    const beside = await bootNotification({ beside: app, timers: false });
    try {
      const personId = ids.next();
      const report = occasion({
        name: 'both',
        hour: ({ id }) => (id === schoolId ? 17 : undefined),
        async run(work, school, day) {
          const news = { kind: 'daily-report', values: { day }, link: '/reports' } as const;
          await tell(work, { personId, schoolId: school.id, cause: `${day} ${work.ids.next()}`, ...news });
        },
      });
      app.clock.set('2026-12-03T08:00:00Z');
      for (let day = 0; day < 5; day++) {
        const [first, second] = [app, beside].map(
          (each) => () => holdOccasions([report])(each.context('notification')),
        );
        // A file of SQLite belongs to one process: there they look one after the other.
        if (dialect === 'mysql') await Promise.all([first?.(), second?.()]);
        else await first?.().then(second);
        app.clock.advance(24 * HOUR);
      }
      const rows = await app
        .context('notification')
        .read()
        .getKysely<{ notice: { personId: string; values: string } }>()
        .selectFrom('notice')
        .select('values')
        .where('personId', '=', personId)
        .execute();
      expect(rows.map(({ values }) => JSON.parse(values).day).sort()).toEqual([
        ...['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'],
      ]);
    } finally {
      await beside.stop();
    }
  });
});

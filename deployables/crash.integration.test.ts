import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Enrolling, enroll, enrolled, foundEnrolling, signedIn } from '#kernel/testing/enrolling-school.ts';
import { freePort } from '#kernel/testing/free-port.ts';
import { SchoolProcess } from '#kernel/testing/school-process.ts';

/*
 * The real process on a real folder, killed in the middle of putting a whole class group into a class. The moments after
 * sending are spread, so that some kills come before the commit, some between commit and mails, some after everything.
 */
const MOMENTS = [0, 8, 20, 40, 70, 120] as const;
const PUPILS = 20;

const folder = mkdtempSync(join(tmpdir(), 'quested-crash-'));
let port = 0;
let school: SchoolProcess;
const start = async () => {
  school = await SchoolProcess.start([process.execPath, join(import.meta.dirname, 'school.ts')], {
    env: { ...process.env, QUESTED_DATA: folder, QUESTED_LOG_LEVEL: 'warn' },
    port,
  });
};

let token = '';
let place: Enrolling;
beforeAll(async () => {
  port = await freePort();
  await start();
  place = await foundEnrolling(school, PUPILS);
  token = await signedIn(school);
}, 120_000);
afterAll(async () => {
  await school?.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it.each(MOMENTS)(
  'killed %i ms after an enrollment was sent: everything or nothing, and each mail once',
  async (moment) => {
    const name = `講座${moment}`;
    const answered = enroll(school, token, name, place).then(
      () => true,
      () => false,
    );
    // The moment is what is tried here, not something waited for.
    await new Promise((resolve) => setTimeout(resolve, moment));
    await school.stop('SIGKILL');
    const promised = await answered;

    await start();
    await school.calm();
    const found = await enrolled(school, token, name);
    if (promised) expect(found.classes).toBe(1);
    expect(found).toEqual(
      found.classes
        ? { classes: 1, students: [PUPILS], mails: PUPILS, addresses: PUPILS }
        : { classes: 0, students: [], mails: 0, addresses: 0 },
    );
  },
);

it('ends by itself and in order on SIGTERM, and starts again on the same folder', async () => {
  const from = performance.now();
  expect(await school.stop()).toMatchObject({ code: 0, signal: null });
  // Promised to people is 5 s; a test machine may be busy.
  expect(performance.now() - from).toBeLessThan(20_000);
  await start();
  await school.calm();
});

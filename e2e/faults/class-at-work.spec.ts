import { expect, test } from '@playwright/test';
import { read, write } from '../support/api.ts';
import { everythingReady, instancesOf, kill, takeAway } from '../support/processes.ts';
import { signInAsAdmin } from '../support/session.ts';

/*
 * A class is at work while something breaks: pupils are enrolled before, during and after every fault, pages are open.
 * At the end each pupil sits in the class once and has been told once.
 */
test.describe.configure({ mode: 'serial' });

const PUPILS = 48;
const RESTING = 'いま、この部分が休んでいます';
const CLASS = `壊れても続く講座 ${Date.now()}`;
type Named = { id: string; loginId: string };
type List<T> = { items: T[]; total: number };
let pupils: string[] = [];
let classId = '';
let enrolled = 0;

test.beforeEach(async ({ page }) => {
  await signInAsAdmin(page);
});

/** The next pupils come into the class, whatever is broken just now. */
async function enrollSome(page: Parameters<typeof write>[0], count: number): Promise<void> {
  for (const id of pupils.slice(enrolled, enrolled + count)) {
    await write(page, '/enrollments', { data: { classId, studentIds: [id] } });
    enrolled += 1;
  }
}

test('a class and its pupils', async ({ page }) => {
  await everythingReady(page);
  const head = 'login_id,family_name,given_name,role,email';
  const rows = Array.from({ length: PUPILS }, (_, n) => `f${n + 100},森,花${n},student,fault${n}@example.jp`);
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\n')) };
  const checked = await write<{ id: string; version: number }>(page, '/users/imports', { multipart: { file } });
  await write(page, `/users/imports/${checked.id}/commit`, { data: { version: checked.version } });
  await expect(async () => {
    const { items } = await read<List<Named>>(page, `/users?limit=100&q=${encodeURIComponent('森 花')}`);
    pupils = items.filter(({ loginId }) => /^f1\d\d$/.test(loginId)).map(({ id }) => id);
    expect(pupils).toHaveLength(PUPILS);
  }).toPass({ timeout: 60_000 });
  const names = { familyName: '灯', givenName: '守', familyKana: 'ともしび', givenKana: 'まもる' };
  const { user } = await write<{ user: Named }>(page, '/users', {
    data: { ...names, loginId: 'fault-teacher', role: 'teacher' },
  });
  await expect(async () => {
    const data = { name: CLASS, teacherId: user.id };
    const answer = await page.request.post('/api/v1/classes', { data });
    expect(answer.status()).toBe(201);
    classId = ((await answer.json()) as Named).id;
  }).toPass({ timeout: 60_000 });
});

for (const [module, own, other] of [
  ['academic', '/classes', '/people'],
  ['notification', '/notices', '/classes'],
] as const) {
  test(`${module} dies: its pages say so and come back by themselves, the others work on`, async ({ page }) => {
    await enrollSome(page, 4);
    await page.goto(other);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const bringBack = takeAway(module);
    await page.goto(other);
    await expect(page.getByText(RESTING)).toHaveCount(0);
    await expect(page.getByRole('table').or(page.getByRole('list')).first()).toBeVisible();
    await page.goto(own);
    await expect(page.getByText(RESTING).first()).toBeVisible();
    await page.screenshot({ path: `dist/screens/apart/${module}-resting.png` });
    const going = module === 'academic' ? undefined : enrollSome(page, 3);
    await going;
    bringBack();
    await expect(page.getByText(RESTING)).toHaveCount(0, { timeout: 60_000 });
    await enrollSome(page, 3);
    await everythingReady(page);
  });
}

test('user dies: pages that are open work on, and who comes anew is let in as soon as it is back', async ({ page }) => {
  await page.goto('/classes');
  await expect(page.getByText(CLASS).first()).toBeVisible();
  const bringBack = takeAway('user');
  await page.getByText(CLASS).first().click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await enrollSome(page, 4);
  await page.reload();
  await expect(page.getByText(RESTING).first()).toBeVisible();
  bringBack();
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
  await everythingReady(page);
});

test('Redis dies with everything in it: pages work on, and nothing that was said is lost', async ({ page }) => {
  const bringBack = takeAway('redis');
  await enrollSome(page, 6);
  for (const path of ['/people', '/classes', '/notices']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(RESTING)).toHaveCount(0);
  }
  bringBack();
  await enrollSome(page, 2);
  await everythingReady(page);
});

test('the database dies: the pages say so and come back by themselves', async ({ page }) => {
  await page.goto('/classes');
  await expect(page.getByText(CLASS).first()).toBeVisible();
  const bringBack = takeAway('mariadb');
  await page.goto('/classes');
  await expect(page.getByText(RESTING).first()).toBeVisible();
  bringBack();
  await expect(page.getByText(CLASS).first()).toBeVisible({ timeout: 60_000 });
  await enrollSome(page, 4);
  await everythingReady(page);
});

test('the gateway dies: an open page comes back by itself', async ({ page }) => {
  await page.goto('/classes');
  await expect(page.getByText(CLASS).first()).toBeVisible();
  kill('gateway');
  await enrollSome(page, 4);
  await page.getByText(CLASS).first().click();
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
  await everythingReady(page);
});

test('of two instances one dies, module by module: nobody notices', async ({ page }) => {
  for (const module of ['user', 'academic', 'notification']) {
    expect(instancesOf(module)).toHaveLength(2);
    kill(module);
    for (const path of ['/people', '/classes', '/notices']) {
      const answers: number[] = [];
      page.on('response', (response) => answers.push(response.status()));
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(answers.filter((status) => status >= 500)).toEqual([]);
      page.removeAllListeners('response');
    }
    await enrollSome(page, 3);
    await everythingReady(page);
  }
});

test('each pupil sits in the class once and was told once, and no event waits or is set aside', async ({ page }) => {
  await enrollSome(page, PUPILS);
  await expect(async () => {
    const { total } = await read<List<unknown>>(page, `/mails?limit=1&q=${encodeURIComponent(`「${CLASS}」`)}`);
    expect(total).toBe(PUPILS);
  }).toPass({ timeout: 90_000 });
  const { items } = await read<List<{ to: string }>>(page, `/mails?limit=100&q=${encodeURIComponent(`「${CLASS}」`)}`);
  expect(new Set(items.map(({ to }) => to)).size).toBe(PUPILS);
  const roster = await read<{ items: { id: string }[] }>(page, `/classes/${classId}/students?limit=100`);
  expect(roster.items).toHaveLength(PUPILS);
});

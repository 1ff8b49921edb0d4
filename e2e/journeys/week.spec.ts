import { type Browser, devices, expect, type Page, test } from '@playwright/test';
import { enter, read, say } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, slipOf } from '../support/session.ts';

/*
 * A pupil's week on a phone: Monday a log with a photo, Tuesday without a line, Wednesday a goal, Thursday work handed
 * in, Friday what the teacher said is read and answered.
 */
test.describe.configure({ mode: 'serial' });

/** Sits in the class the journeys opened, and is not the pupil of another journey. */
const PUPIL = 's0004';
const classUrl = () => String(recall().classUrl);
const classId = () => classUrl().split('/').at(-1) ?? '';
const TITLE = '川の水温をはかった';
const MILESTONE = '川の調査の中間報告';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' }).format(
    Date.now() + days * 24 * 60 * 60 * 1000,
  );

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await phone(browser);
});
test.afterAll(() => page.context().close());
const phone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();
const box = (label: string) => page.getByRole('textbox', { name: label });
const saved = () => page.locator('[data-state="saved"]');
const teacher = (base: string | undefined) => enter(base ?? '', { loginId: TEACHER.loginId, password: NEW_PASSWORD });

test('Monday: an entry with a photo', async () => {
  await firstSignIn(page, slipOf(PUPIL));
  await page.goto(`/log/new?classId=${classId()}`);
  await box('タイトル').fill(TITLE);
  await box('やったこと').fill('橋の下で三回はかった。');
  await expect(saved()).toBeVisible();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: '水温計.png', mimeType: 'image/png', buffer: PNG });
  await expect(page.getByRole('link', { name: /水温計\.png/ }).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'できた' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});

test('Tuesday: an entry without a line, which goes out when the line is back', async () => {
  await page.goto(`/log/new?classId=${classId()}`);
  await expect(box('タイトル')).toBeVisible();
  await page.context().setOffline(true);
  await box('タイトル').fill('バスの中で考えたこと');
  await box('ふり返り').fill('朝と夕方で、温度は同じだろうか。');
  await expect(page.locator('[data-state="device"]')).toBeVisible();
  await page.getByRole('button', { name: 'できた' }).click();
  await expect(page.getByText('つながりしだい送ります').first()).toBeVisible();
  await page.context().setOffline(false);
  await page.goto('/log');
  await expect(page.getByRole('link', { name: /バスの中で考えたこと/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('この端末だけにある記録')).toHaveCount(0);
  const { user } = await read<{ user: { id: string } }>(page, '/auth/me');
  type Entries = { items: { title: string; files: number; state: string }[] };
  const mine = await read<Entries>(page, `/students/${user.id}/activities`);
  expect(mine.items.filter(({ title }) => title === 'バスの中で考えたこと')).toMatchObject([{ state: 'entered' }]);
  expect(mine.items.find(({ title }) => title === TITLE)?.files).toBe(1);
});

test('Wednesday: a goal, moved to its end', async () => {
  await page.goto('/plans');
  await page.getByRole('button', { name: '加える' }).last().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('目標', { exact: true }).fill('五か所ではかる');
  await dialog.getByLabel('期限').fill(dayFromNow(10));
  await dialog.getByRole('button', { name: '保存する' }).click();
  const bar = page.getByRole('slider', { name: '「五か所ではかる」の進みぐあい' });
  await bar.press('ArrowRight');
  await expect(page.getByText('5%', { exact: true })).toBeVisible();
  await page.getByRole('slider', { name: '「五か所ではかる」の進みぐあい' }).press('End');
  await expect(page.getByText('100%', { exact: true })).toBeVisible();
  await expect(page.getByText('達成', { exact: true })).toBeVisible();
});

test('Thursday: work for a milestone the teacher has set', async ({ baseURL }) => {
  const by = await teacher(baseURL);
  await say(by, 'POST', `/classes/${classId()}/milestones`, { title: MILESTONE, dueDay: dayFromNow(1) });
  await page.goto('/');
  await page.getByRole('link', { name: new RegExp(MILESTONE) }).click();
  await box('内容').fill('橋の下は、上流より二度高かった。');
  await expect(saved()).toBeVisible();
  await page.getByRole('button', { name: '提出する' }).click();
  await expect(page.getByText('提出ずみ')).toBeVisible();
});

test('Friday: the teacher’s answer stands on the first page, is read and answered', async ({ baseURL }) => {
  const by = await teacher(baseURL);
  const { user } = await read<{ user: { id: string } }>(page, '/auth/me');
  type Entries = { items: { id: string; title: string; remarks: number; waiting: boolean }[] };
  const path = `/students/${user.id}/activities`;
  const entry = (await read<Entries>(page, path)).items.find(({ title }) => title === TITLE);
  await say(by, 'PUT', `/activities/${entry?.id}/stars`, { stars: 4 });
  const remark = { remarkId: `018f0000-0000-7000-8000-${String(Date.now()).slice(-12).padStart(12, '0')}` };
  await say(by, 'POST', `/activities/${entry?.id}/comments`, { ...remark, text: '三回はかったのがよいです。' });
  await page.goto('/');
  await expect(page.getByText(`「${TITLE}」`).first()).toBeVisible();
  await page.getByRole('link', { name: '返事を読む' }).click();
  await expect(page.getByText('三回はかったのがよいです。')).toBeVisible();
  await box('返事を書く').fill('次は上流でもはかります。');
  await page.getByRole('button', { name: '送る' }).click();
  await expect(page.getByText('次は上流でもはかります。')).toBeVisible();
  await expect
    .poll(async () => (await read<Entries>(page, path)).items.find(({ id }) => id === entry?.id)?.remarks)
    .toBe(2);
});

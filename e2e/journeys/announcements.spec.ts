import { type Browser, expect, type Page, test } from '@playwright/test';
import { NEW_PASSWORD } from '../support/people.ts';
import { firstSignIn, signIn, signInAsAdmin, slipOf } from '../support/session.ts';

/** They sit in 3年H組, where no other journey looks for its pupils. */
const [READER, OTHER] = ['s0951', 's0952'] as const;
const GROUP = '3年H組';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };

const signedIn = async (browser: Browser, login: string, options = {}): Promise<Page> => {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, login, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
};
const bell = (page: Page) => page.locator('header a[href="/notices"]');
const lines = (page: Page) => page.locator('main li a[href^="/announcements/"]');

test('an announcement arrives while pupils look on, shows who has read it, and reminds the others', async ({
  browser,
}) => {
  for (const login of [READER, OTHER]) {
    const first = await (await browser.newContext()).newPage();
    await firstSignIn(first, slipOf(login));
    await first.context().close();
  }
  const phone = await signedIn(browser, READER, PHONE);
  // Two tabs of one browser: only one of them holds the line, both hear of what comes.
  const lived: string[] = [];
  phone.context().on('request', (request) => {
    if (/\/notifications\/[0-9a-f-]+\/live$/.test(request.url())) lived.push(request.url());
  });
  const tab = await phone.context().newPage();
  await tab.goto('/notices');
  await phone.goto('/notices');
  await expect(phone.getByRole('heading', { name: '通知', level: 1 })).toBeVisible();
  await expect(tab.getByRole('heading', { name: '通知', level: 1 })).toBeVisible();

  const admin = await (await browser.newContext({ locale: 'ja-JP' })).newPage();
  await signInAsAdmin(admin);
  await admin.goto('/announcements');
  await admin.getByRole('button', { name: 'お知らせを書く' }).click();
  await admin.getByLabel('題名').fill('体育館ばきを持ってきてください');
  await admin.getByLabel('本文').fill('月曜の6時間目は**体育館**です。');
  await admin.getByRole('button', { name: GROUP }).click();
  await expect(admin.getByText('40人に届きます。')).toBeVisible();
  await expect(admin.locator('[data-state="saved"]')).toBeVisible();
  await admin.getByRole('button', { name: '送る' }).click();
  await expect(admin.getByText('既読0／40人')).toBeVisible({ timeout: 30_000 });

  // Nobody has reloaded anything.
  for (const page of [phone, tab]) {
    await expect(lines(page).first()).toContainText('体育館ばきを持ってきてください', { timeout: 30_000 });
    await expect(bell(page)).toContainText('1');
  }
  expect(new Set(lived).size).toBe(1);

  await lines(phone).first().click();
  await expect(phone.getByRole('heading', { name: '体育館ばきを持ってきてください', level: 1 })).toBeVisible();
  await expect(phone.locator('main strong')).toHaveText('体育館');
  // Read here is read there.
  await expect(bell(tab)).not.toContainText('1', { timeout: 30_000 });

  await admin.reload();
  await expect(admin.getByText('既読1／40人')).toBeVisible();
  await expect(admin.getByRole('row', { name: /1番/ }).first()).not.toContainText('3年H組 31番');
  await admin.getByRole('button', { name: '読んだ人' }).click();
  await expect(admin.locator('main tbody tr')).toHaveCount(1);
  await expect(admin.locator('main tbody tr')).toContainText('31番');

  const other = await signedIn(browser, OTHER, PHONE);
  await admin.getByRole('button', { name: /まだの39人に知らせる/ }).click();
  await other.goto('/notices');
  await expect(lines(other)).toHaveCount(2, { timeout: 30_000 });
  await lines(other).first().click();
  await expect(other.getByRole('heading', { name: '体育館ばきを持ってきてください', level: 1 })).toBeVisible();
  // Both lines of it are read with it.
  await expect(bell(other)).not.toContainText(/[12]/, { timeout: 30_000 });
  await other.goto('/announcements');
  await expect(lines(other)).toHaveCount(1);

  // Taken back, it is gone everywhere.
  await admin.getByRole('button', { name: '取り下げる' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '取り下げる' }).click();
  await expect(admin.getByText('取り下げ済み')).toBeVisible();
  await other.reload();
  await expect(other.getByText('お知らせはまだありません')).toBeVisible();
  expect((await phone.goto('/announcements'))?.status()).toBe(200);
  await expect(phone.getByText('お知らせはまだありません')).toBeVisible();
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { recall, signIn } from '../support/session.ts';

/*
 * A teacher puts materials into a class over a school's line: it is slow, it breaks, and the tab is reloaded in the
 * middle. The class's pupils open them.
 */
const MB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'quested-films-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A film by its content: what matters of it here is its size. */
function film(name: string, size: number): string {
  const path = join(folder, name);
  const bytes = Buffer.alloc(size, 7);
  bytes.set(Buffer.from('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom', 'latin1'));
  writeFileSync(path, bytes);
  return path;
}
const open = async (browser: Browser, login: string, password: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, login, password);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`${String(recall().classUrl)}/materials`);
  return page;
};
const choose = (page: Page, ...files: string[]) => page.locator('input[type=file][multiple]').setInputFiles(files);
const progressOf = async (page: Page, name: string): Promise<number> =>
  Number(await page.getByRole('progressbar', { name }).getAttribute('aria-valuenow', { timeout: 5000 }));

/** The line of a school: so many bytes a second, or none at all. */
async function lineOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const set = (uploadThroughput: number, offline = false) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 20,
      downloadThroughput: 10 * MB,
      uploadThroughput,
    });
  return { slow: () => set(4 * MB), cut: () => set(4 * MB, true), free: () => set(-1) };
}

test('a 50 MB video goes up a slow line that breaks, in one piece', async ({ browser }) => {
  test.slow();
  const name = `実験の記録 ${Date.now()}.mp4`;
  const path = film(name, 50 * MB);
  const page = await open(browser, TEACHER.loginId, NEW_PASSWORD);
  const line = await lineOf(page);
  await line.slow();
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('/from/')) sent += 1;
  });
  await choose(page, path);
  await expect.poll(() => progressOf(page, name), { timeout: 60_000 }).toBeGreaterThan(25);
  await line.cut();
  await expect(page.getByText('つながるのを待っています')).toBeVisible();
  const before = await progressOf(page, name);
  await line.slow();
  await expect.poll(() => progressOf(page, name), { timeout: 60_000 }).toBeGreaterThan(before);
  const link = page.getByRole('link', { name, exact: true });
  await expect(link).toBeVisible({ timeout: 90_000 });
  // Ten pieces, and what the break cost; never the whole file again.
  expect(sent).toBeLessThanOrEqual(14);
  await expect(page.getByText('52 MB')).toBeVisible();

  const pupil = await open(browser, 'hayashi-rin', 'Mizu-to-kaze-55');
  const address = await pupil.getByRole('link', { name, exact: true }).getAttribute('href');
  const part = await pupil.request.get(String(address), { headers: { range: `bytes=${50 * MB - 4}-` } });
  expect([part.status(), (await part.body()).length, part.headers()['content-range']]).toEqual([
    206,
    4,
    `bytes ${50 * MB - 4}-${50 * MB - 1}/${50 * MB}`,
  ]);
  await expect(pupil.getByRole('button', { name: /を消す$/ })).toHaveCount(0);
  await expect(pupil.locator('input[type=file]')).toHaveCount(0);
});

test('after a reload the same file goes on where it was; what cannot be kept says why', async ({ browser }) => {
  test.slow();
  const name = `途中まで ${Date.now()}.mp4`;
  const path = film(name, 30 * MB);
  const page = await open(browser, TEACHER.loginId, NEW_PASSWORD);
  page.on('dialog', (dialog) => void dialog.accept());
  const line = await lineOf(page);
  await line.slow();
  await choose(page, path);
  await expect.poll(() => progressOf(page, name), { timeout: 60_000 }).toBeGreaterThan(40);
  await page.reload();
  await expect(page.getByText(`「${name}」は途中まで届いています`)).toBeVisible();
  const offsets: number[] = [];
  page.on('request', (request) => {
    const from = /\/from\/(\d+)$/.exec(request.url())?.[1];
    if (from) offsets.push(Number(from));
  });
  await choose(page, path);
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible({ timeout: 60_000 });
  expect(Math.min(...offsets)).toBeGreaterThanOrEqual(10 * MB);

  await line.free();
  const bad = join(folder, '写真.png');
  writeFileSync(bad, '#!/bin/sh\necho 1\n');
  const program = join(folder, 'tool.exe');
  writeFileSync(program, 'MZ');
  await choose(page, bad, program);
  await expect(page.getByRole('alert').filter({ hasText: 'この種類のファイルは置けません' })).toHaveCount(2);

  await page.getByRole('button', { name: `「${name}」を消す` }).click();
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '元にもどす' }).click();
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
});

test('a photo gets its small picture in the browser, and opens without being able to run anything', async ({
  browser,
}) => {
  const page = await open(browser, TEACHER.loginId, NEW_PASSWORD);
  const name = `川 ${Date.now()}.png`;
  writeFileSync(join(folder, name), await page.screenshot());
  await choose(page, join(folder, name));
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(row.locator('img')).toBeVisible();
  await expect.poll(() => row.locator('img').evaluate((img: { naturalWidth: number }) => img.naturalWidth)).toBe(320);
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    row.getByRole('link', { name, exact: true }).click(),
  ]);
  await opened.waitForLoadState();
  expect(await opened.evaluate<number>('document.images[0].naturalWidth')).toBeGreaterThan(1000);
  const file = await page.request.get(opened.url());
  expect(file.headers()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'content-type': 'image/png',
  });
});

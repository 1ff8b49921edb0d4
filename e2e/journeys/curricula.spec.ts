import { readFile } from 'node:fs/promises';
import { type Browser, devices, expect, type Locator, type Page, test } from '@playwright/test';
import { read, write } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, remember, signIn, signInAsAdmin, slipOf } from '../support/session.ts';

test.describe.configure({ mode: 'serial' });

const PUPIL = 's0013';
const COLLEAGUE = 't002';
const classUrl = () => String(recall().classUrl);
const classId = () => classUrl().split('/').at(-1) ?? '';
const planUrl = () => String(recall().planUrl);
const planId = () => planUrl().split('/').at(-1) ?? '';

type Plan = {
  version: number;
  document: { title: string; phases: { id: string; weeks: unknown[] }[]; rubric: unknown[] };
};
const plan = (page: Page) => read<Plan>(page, `/curricula/${planId()}`);

async function teacherAtDesk(browser: Browser, loginId: string = TEACHER.loginId): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}
const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const weeks = async (page: Page): Promise<string[]> =>
  Promise.all((await page.getByLabel('週', { exact: true }).all()).map((field) => field.inputValue()));
const saved = (page: Page) => expect(page.locator('[data-state="saved"]')).toBeVisible({ timeout: 20_000 });
/** Typed words are on the server when the page says so after they were typed. */
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await expect(page.locator('[data-state="saved"]')).toBeHidden();
  await saved(page);
}

test('a teacher plans a year by hand: parts are added, moved by keys and by mouse, and every step goes back', async ({
  browser,
}) => {
  const page = await teacherAtDesk(browser);
  await page.goto(`${classUrl()}/curricula`);
  await button(page, '新しいカリキュラム').first().click();
  await page.getByLabel('タイトル').fill('地域から問いを立てる1年');
  await button(page, '書きはじめる').click();
  await expect(page).toHaveURL(/\/curricula\/[0-9a-f-]{36}$/);
  remember({ planUrl: new URL(page.url()).pathname });

  for (const [name, label] of [
    ['課題の設定', '4月第3週'],
    ['情報の収集', '5月第4週'],
  ] as const) {
    await button(page, 'フェーズを足す').click();
    await page.getByLabel('フェーズの名前').last().fill(name);
    await page.getByLabel('週', { exact: true }).last().fill(label);
  }
  await page.getByLabel('テーマ', { exact: true }).first().fill('<b>探究</b>って何だろう');
  await page.getByLabel('時間数', { exact: true }).first().fill('３');
  await expect(page.getByText('あと30時間（5 / 35時間）')).toBeVisible();
  await button(page, 'カテゴリを足す').click();
  await page.getByLabel('評価のカテゴリ').fill('問いを立てる力');
  await page.getByLabel('達成基準').first().fill('=確かめられる問いになっている');
  await saved(page);

  await button(page, '「4月第3週」を動かす').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('「4月第3週」を「情報の収集」の1番目に動かしました')).toBeAttached();
  await expect(button(page, '「4月第3週」を動かす')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => weeks(page)).toEqual(['5月第4週', '4月第3週']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => weeks(page)).toEqual(['4月第3週', '5月第4週']);

  await drag(page, button(page, '「5月第4週」を動かす'), page.locator('li[data-part]').first());
  await expect.poll(() => weeks(page)).toEqual(['5月第4週', '4月第3週']);
  await button(page, '一つもどす').click();
  await expect.poll(() => weeks(page)).toEqual(['4月第3週', '5月第4週']);

  await button(page, '「4月第3週」をもう一つ').click();
  await expect.poll(() => weeks(page)).toHaveLength(3);
  await button(page, '「4月第3週」を消す').last().click();
  await expect.poll(() => weeks(page)).toHaveLength(2);
  await saved(page);
  expect((await plan(page)).document.phases.map((phase) => phase.weeks.length)).toEqual([1, 1]);
});

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 4, y + 8, { steps: 4 });
  await page.mouse.move(end.x + 60, end.y + 10, { steps: 12 });
  await page.mouse.up();
}

test('a version is kept, compared with what came after it, and restored', async ({ browser }) => {
  const page = await teacherAtDesk(browser);
  await page.goto(`${planUrl()}/versions`);
  await page.getByLabel('名前（任意）').fill('会議の前');
  await button(page, 'いまの状態を残す').click();
  await expect(button(page, /会議の前/)).toBeVisible();
  const before = await plan(page);

  await page.goto(planUrl());
  await type(page, page.getByLabel('テーマ', { exact: true }).first(), '<b>町</b>って何だろう');
  await page.goto(`${planUrl()}/versions`);
  await expect(page.locator('del', { hasText: '探究' })).toBeVisible();
  await expect(page.locator('ins', { hasText: '町' })).toBeVisible();
  await button(page, 'この版にもどす').click();
  await expect(page).toHaveURL(new RegExp(`${planId()}$`));
  await expect(page.getByLabel('テーマ', { exact: true }).first()).toHaveValue('<b>探究</b>って何だろう');
  expect((await plan(page)).document).toEqual(before.document);
});

test('it is published, and a pupil reads it on a phone', async ({ browser }) => {
  const page = await teacherAtDesk(browser);
  await page.goto(planUrl());
  await button(page, '公開する').click();
  await expect(page.getByText('公開しました。生徒に見えています。')).toBeVisible();

  const first = await (await browser.newContext()).newPage();
  await firstSignIn(first, slipOf(PUPIL));
  const pupil = await (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();
  await signIn(pupil, PUPIL, NEW_PASSWORD);
  await expect(pupil).toHaveURL(/\/$/);
  await expect(async () => {
    await pupil.goto('/notices');
    await pupil.getByText('カリキュラム「地域から問いを立てる1年」が読めるようになりました').click({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await expect(pupil.getByRole('heading', { name: '地域から問いを立てる1年' })).toBeVisible();
  await expect(pupil.getByText('<b>探究</b>って何だろう')).toBeVisible();
  await expect(pupil.getByText('=確かめられる問いになっている')).toBeVisible();

  await type(page, page.getByLabel('タイトル'), '書きかけの題');
  await pupil.reload();
  await expect(pupil.getByRole('heading', { name: '地域から問いを立てる1年' })).toBeVisible();
  await button(page, '一つもどす').click();
  await expect(page.getByLabel('タイトル')).toHaveValue('地域から問いを立てる1年');
  await expect(page.getByText('公開していない変更あり')).toBeHidden();
});

test('it goes out as CSV and as PDF, and comes in again the same', async ({ browser }) => {
  const page = await teacherAtDesk(browser);
  await page.goto(planUrl());
  const before = await plan(page);
  await button(page, 'ファイル').click();
  const csv = page.waitForEvent('download');
  await button(page, 'CSV で書き出す').click();
  const file = await readFile(await (await csv).path());
  expect(file.toString('utf8')).toContain("'=確かめられる問いになっている");
  const pdf = page.waitForEvent('download');
  await button(page, 'PDF で書き出す').click();
  expect((await readFile(await (await pdf).path())).subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');

  for (const count of [1, 0]) {
    await page
      .getByRole('button', { name: /^「(課題の設定|情報の収集)」を消す$/ })
      .first()
      .click();
    await expect(page.getByLabel('フェーズの名前')).toHaveCount(count);
  }
  await expect.poll(async () => (await plan(page)).document.phases.length, { timeout: 20_000 }).toBe(0);
  await button(page, 'ファイル').click();
  const input = page.locator('input[type=file]');
  const broken = `${file.toString('utf8').split('\r\n')[0]}\r\nA,1,-3,,,,\r\n`;
  await input.setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) });
  await expect(page.getByText('1行に問題があります')).toBeVisible();
  await expect(page.getByText('2行目')).toBeVisible();
  await button(page, '別のファイルにする').click();
  await input.setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: file });
  await button(page, 'フェーズとルーブリックを入れかえる').click();
  await expect(page.getByText('CSV の内容に入れかえました')).toBeVisible();
  const withoutIds = ({ document }: Plan): unknown =>
    JSON.parse(JSON.stringify(document, (key, value) => (key === 'id' ? undefined : value)));
  expect(withoutIds(await plan(page))).toEqual(withoutIds(before));
});

test('two teachers write at once: what does not collide is merged, the rest is chosen, nothing is lost', async ({
  browser,
}) => {
  const office = await (await browser.newContext()).newPage();
  await signInAsAdmin(office);
  const { items } = await read<{ items: { id: string }[] }>(office, `/users?q=${COLLEAGUE}`);
  await write(office, `/classes/${classId()}/teachers`, { data: { teacherId: items[0]?.id } });
  const fresh = await (await browser.newContext()).newPage();
  await firstSignIn(fresh, slipOf(COLLEAGUE));

  const one = await teacherAtDesk(browser);
  const other = await teacherAtDesk(browser, COLLEAGUE);
  await one.goto(planUrl());
  await expect(async () => {
    await other.goto(planUrl());
    await expect(other.getByLabel('活動内容').first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await type(one, one.getByLabel('テーマ', { exact: true }).first(), '桐生が書いた');
  await other.getByLabel('評価方法').first().fill('同僚が書いた');
  await expect(other.getByText('ほかの先生の変更を取りこみました')).toBeVisible({ timeout: 20_000 });
  await expect(other.getByLabel('テーマ', { exact: true }).first()).toHaveValue('桐生が書いた');
  await saved(other);

  await one.getByLabel('活動内容').first().fill('桐生の活動');
  await expect.poll(async () => JSON.stringify(await plan(one)), { timeout: 20_000 }).toContain('桐生の活動');
  await other.getByLabel('活動内容').first().fill('同僚の活動');
  const dialog = other.getByRole('dialog');
  await expect(dialog.getByText('桐生の活動')).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByText('同僚の活動')).toBeVisible();
  await dialog.getByRole('radio', { name: /ほかの先生/ }).check();
  await button(dialog, 'これで決める').click();
  await expect(other.getByLabel('活動内容').first()).toHaveValue('桐生の活動');
  await saved(other);
  expect(JSON.stringify(await plan(one))).toContain('同僚が書いた');
});

test('what is typed outlives a line that is away and a reload', async ({ browser }) => {
  const page = await teacherAtDesk(browser);
  await page.goto(planUrl());
  await expect(page.getByLabel('説明').first()).toBeVisible();
  await page.context().setOffline(true);
  await page.getByLabel('説明').first().fill('線が切れても残る');
  await expect(page.getByText('つながりしだい送ります')).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByLabel('説明').first()).toHaveValue('線が切れても残る');
  await expect.poll(async () => JSON.stringify(await plan(page)), { timeout: 20_000 }).toContain('線が切れても残る');
});

test('it is given to two classes at once, step by step before one’s eyes', async ({ browser }) => {
  const page = await teacherAtDesk(browser);
  const made: string[] = [];
  for (const name of ['探究ゼミ・川', '探究ゼミ・森']) {
    made.push((await write<{ id: string }>(page, '/classes', { data: { name } })).id);
  }
  await expect(async () => {
    await page.goto(planUrl());
    await button(page, 'クラスに配る').click();
    const dialog = page.getByRole('dialog');
    for (const name of ['探究ゼミ・川', '探究ゼミ・森']) {
      await dialog.getByRole('checkbox', { name: new RegExp(name) }).check({ timeout: 5000 });
    }
    await dialog.getByLabel('すぐに生徒に公開する').check();
    await button(dialog, '2クラスに配る').click();
    await expect(page.getByText(/2クラスに配って(います|りました)|2クラスに配りました/)).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByText('2クラスに配りました。')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('list', { name: '配る手順' }).getByRole('listitem')).toHaveCount(4);
  for (const id of made) {
    const there = await read<{ items: { title: string; state: string }[] }>(page, `/curricula?classId=${id}`);
    expect(there.items).toMatchObject([{ title: '地域から問いを立てる1年', state: 'published' }]);
  }
});

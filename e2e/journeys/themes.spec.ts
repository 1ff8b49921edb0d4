import { type Browser, devices, expect, type Locator, type Page, test } from '@playwright/test';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, signIn, slipOf } from '../support/session.ts';

test.describe.configure({ mode: 'serial' });

const PUPIL = 's0012';
const themesUrl = () => `${String(recall().classUrl)}/themes`;

async function teacherAtDesk(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}

async function pupilWithPhone(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();
  await signIn(page, PUPIL, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });

test('a class gets main themes and a rule; a withdrawn one is taken back', async ({ browser }) => {
  const teacher = await teacherAtDesk(browser);
  await teacher.goto(themesUrl());
  for (const title of ['地域と水', '地域と道']) {
    await button(teacher, '加える').click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByLabel('題').fill(title);
    await button(dialog, '保存する').click();
    await expect(teacher.getByText(title, { exact: true })).toBeVisible();
  }
  await button(teacher, '取り下げる').first().click();
  await teacher.getByRole('button', { name: '元にもどす' }).click();
  await expect(button(teacher, '取り下げる')).toHaveCount(2);
  // The box follows the server's answer, a moment after the click.
  await teacher.getByLabel('先生が承認したテーマだけを選べる').click();
  await expect(teacher.getByLabel('先生が承認したテーマだけを選べる')).toBeChecked();
  await expect(teacher.getByText('保存しました')).toBeVisible();
});

test('what a pupil types outlives a reload and a line that is away', async ({ browser }) => {
  const first = await (await browser.newContext()).newPage();
  await firstSignIn(first, slipOf(PUPIL));
  await first.context().close();

  const pupil = await pupilWithPhone(browser);
  await pupil.goto(themesUrl());
  await pupil.getByRole('link', { name: 'テーマを書く' }).first().click();
  await pupil.getByLabel('題').fill('川の水温');
  await pupil.getByLabel(/^問い/).fill('<b>川</b>の水はなぜ冷たいのか。');
  await expect(pupil.getByText('書きかけをこの端末に残しています')).toBeVisible();
  await pupil.reload();
  await expect(pupil.getByText('前に書いていたものを出しました。')).toBeVisible();
  await expect(pupil.getByLabel('題')).toHaveValue('川の水温');
  await button(pupil, '下書きにする').click();
  await expect(pupil).toHaveURL(/\/themes\/[0-9a-f-]{36}$/);
  await expect(pupil.getByText('<b>川</b>の水はなぜ冷たいのか。').first()).toBeVisible();

  await button(pupil, '直す').click();
  await pupil.getByLabel(/^説明/).fill('橋ごとに測りたい。');
  await expect(pupil.getByText(/^保存しました \d/)).toBeVisible();
  await pupil.context().setOffline(true);
  await pupil.getByLabel(/^進め方/).fill('- 温度計\n- 橋は5つ');
  await expect(pupil.getByText('つながりしだい送ります')).toBeVisible();
  await pupil.context().setOffline(false);
  await expect(pupil.getByText(/^保存しました \d/)).toBeVisible({ timeout: 30_000 });
  await pupil.reload();
  await expect(pupil.getByRole('listitem').filter({ hasText: '橋は5つ' })).toBeVisible();
});

test('a theme is shown, given back, improved, approved and chosen; both are told', async ({ browser }) => {
  test.slow();
  const pupil = await pupilWithPhone(browser);
  const teacher = await teacherAtDesk(browser);
  await pupil.goto(themesUrl());
  await pupil.getByRole('link', { name: /なぜ冷たいのか/ }).click();
  await expect(button(pupil, 'このテーマにする')).toHaveCount(0);
  await button(pupil, '先生に見せる').click();
  await expect(pupil.getByText('返事待ち').first()).toBeVisible();

  await expect(async () => {
    await teacher.goto('/notices');
    await expect(teacher.getByText(/テーマ「川の水温」を見てほしい/).first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await teacher.goto('/');
  await teacher.getByRole('link', { name: /返事待ち 1/ }).click();
  await teacher.getByRole('link', { name: '順に読む' }).click();
  await expect(teacher.getByText('<b>川</b>の水はなぜ冷たいのか。').first()).toBeVisible();
  await teacher.getByText('川の水温', { exact: true }).first().click();
  await teacher.keyboard.press('r');
  await teacher.keyboard.type('どの川の、どこですか。');
  await button(teacher, 'もどす').click();
  await expect(teacher.getByText('もどった').first()).toBeVisible();

  await expect(async () => {
    await pupil.goto('/notices');
    await pupil.getByText(/テーマ「川の水温」が、コメントといっしょにもどりました/).click({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await expect(pupil).toHaveURL(/\/themes\/[0-9a-f-]{36}$/);
  await expect(pupil.getByText('どの川の、どこですか。').first()).toBeVisible();
  await pupil.getByLabel('書きこむ').fill('学校の下流です。');
  await button(pupil, '送る').click();
  await button(pupil, '直す').click();
  await pupil.getByLabel(/^問い/).fill('学校の下流で、川の水温が上がるのはなぜか。');
  await pupil.getByLabel(/^変えたわけ/).fill('場所を決めた');
  await button(pupil, '保存する').click();
  await button(pupil, '先生に見せる').click();
  await expect(pupil.getByText('返事待ち').first()).toBeVisible();

  await teacher.goto(`${themesUrl()}?show=waiting`);
  await teacher.getByRole('link', { name: /下流で/ }).click();
  await expect(teacher.getByText('学校の下流です。')).toBeVisible();

  // Meanwhile the pupil changes it once more: the teacher approves only what they have read.
  await button(pupil, '直す').click();
  await pupil.getByLabel(/^問い/).fill('学校の下流で、夏の水温が上がるのはなぜか。');
  await button(pupil, '保存する').click();
  await expect(pupil.getByText('夏の水温が上がる').first()).toBeVisible();
  await button(teacher, '承認する').click();
  await expect(teacher.getByText('読んでいるあいだに、生徒が書きかえました')).toBeVisible();
  await button(teacher, '新しいものを読む').click();
  await expect(teacher.getByText('夏の水温が上がる').first()).toBeVisible();
  await heading(teacher, 'テーマについて').click();
  await teacher.keyboard.press('a');
  await expect(teacher.getByRole('img', { name: '承認' })).toBeVisible();

  await expect(async () => {
    await pupil.goto('/notices');
    await pupil.getByText(/テーマ「川の水温」が承認されました/).click({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await button(pupil, 'このテーマにする').click();
  await expect(pupil.getByText('このテーマにしました')).toBeVisible();
  await pupil.goto('/');
  await expect(pupil.getByText('夏の水温が上がる').first()).toBeVisible();
});

test('versions are compared and an old wording comes back, which needs approval anew', async ({ browser }) => {
  const pupil = await pupilWithPhone(browser);
  await pupil.goto(themesUrl());
  await pupil
    .getByRole('link', { name: /夏の水温/ })
    .first()
    .click();
  await button(pupil, '版をくらべる').click();
  const dialog = pupil.getByRole('dialog');
  await dialog.getByLabel('前').selectOption({ index: 2 });
  await expect(dialog.locator('del').first()).toBeVisible();
  await expect(dialog.locator('ins').first()).toBeVisible();
  await pupil.keyboard.press('Escape');
  await button(pupil, 'この言葉にもどす').first().click();
  await expect(pupil.getByText('第4版にしました')).toBeVisible();
  await expect(pupil.getByText('下書き').first()).toBeVisible();
  await expect(pupil.getByRole('img', { name: '承認' })).toHaveCount(0);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'hayashi-rin', 'Mizu-to-kaze-55');
  await expect(other).toHaveURL(/\/$/);
  await other.goto(new URL(pupil.url()).pathname);
  await expect(heading(other, 'このページは見られません')).toBeVisible();
});

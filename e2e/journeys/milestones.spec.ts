import { type Browser, devices, expect, type Page, test } from '@playwright/test';
import { read } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, signIn, slipOf } from '../support/session.ts';

test.describe.configure({ mode: 'serial' });

/** Sits in the class the journeys opened, and is not the pupil of another journey. */
const PUPIL = 's0018';
const milestonesUrl = () => `${String(recall().classUrl)}/milestones`;
const TITLE = '町を歩いた報告';
const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' }).format(
    Date.now() + days * 24 * 60 * 60 * 1000,
  );

const phone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();
async function desk(browser: Browser, login: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, login, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}
const box = (page: Page, label: string) => page.getByRole('textbox', { name: label });
const saved = (page: Page) => page.locator('[data-state="saved"]');

test('a teacher sets a milestone with levels, deletes it and takes it back', async ({ browser }) => {
  const teacher = await desk(browser, TEACHER.loginId);
  await teacher.goto(milestonesUrl());
  await teacher.getByRole('button', { name: '節目を加える' }).click();
  const dialog = teacher.getByRole('dialog');
  await dialog.getByLabel('名前').fill(TITLE);
  await dialog.getByLabel('期限').fill(dayFromNow(-1));
  await dialog.getByLabel('評価の段階').fill('もう少し、できた、よくできた');
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(dialog.getByText('もう過ぎた日です。')).toBeVisible();
  await dialog.getByLabel('期限').fill(dayFromNow(2));
  await dialog.getByRole('button', { name: '保存する' }).click();
  const head = teacher.getByRole('columnheader', { name: new RegExp(TITLE) });
  await expect(head).toContainText('あと2日');
  await head.getByRole('button').click();
  await teacher.getByRole('dialog').getByRole('button', { name: '節目を消す' }).click();
  await expect(head).toHaveCount(0);
  await teacher.getByRole('button', { name: '元にもどす' }).click();
  await expect(head).toBeVisible();
});

test('a pupil writes it on a phone, hands it in, changes it, and hands it in again', async ({ browser }) => {
  const page = await phone(browser);
  await firstSignIn(page, slipOf(PUPIL));
  await page.goto(milestonesUrl());
  const line = page.getByRole('link', { name: new RegExp(TITLE) });
  await expect(line).toContainText('あと2日');
  await line.click();
  await box(page, '内容').fill('駅前から川まで歩いた。');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(box(page, '内容')).toHaveValue('駅前から川まで歩いた。');
  await page.getByRole('button', { name: '提出する' }).click();
  await expect(page.getByText('提出ずみ')).toBeVisible();
  await box(page, '内容').fill('書きかけの直し');
  await expect(page.getByText('直している途中')).toBeVisible();
  await page.getByRole('button', { name: '前に出したものにもどす' }).click();
  await expect(box(page, '内容')).toHaveValue('駅前から川まで歩いた。');
  await box(page, '内容').fill('駅前から川まで歩き、店を42軒数えた。');
  await page.getByRole('button', { name: 'もう一度提出する' }).click();
  await expect(page.getByText('再提出(2回目)')).toBeVisible();
});

test('the teacher reviews it by keys in the overview, and the pupil is told once and reads it', async ({ browser }) => {
  const teacher = await desk(browser, TEACHER.loginId);
  await teacher.goto(`${milestonesUrl()}?order=waiting`);
  await teacher.getByRole('link', { name: new RegExp(`${TITLE}、再提出`) }).click();
  const pane = teacher.getByRole('article');
  await expect(pane.getByText('駅前から川まで歩き、店を42軒数えた。')).toBeVisible();
  await teacher.keyboard.press('3');
  await expect(pane.getByRole('button', { name: 'よくできた' })).toHaveAttribute('aria-pressed', 'true');
  await teacher.keyboard.press('c');
  await teacher.keyboard.type('数え方も書きそえましょう。');
  await teacher.keyboard.press('Control+Enter');
  await expect(teacher.getByRole('link', { name: new RegExp(`${TITLE}、よくできた`) })).toBeVisible();

  const pupil = await phone(browser);
  await signIn(pupil, PUPIL, NEW_PASSWORD);
  await expect(pupil).toHaveURL(/\/$/);
  const told = async () => {
    const { user } = await read<{ user: { id: string } }>(pupil, '/auth/me');
    const inbox = await read<{ items: { kind: string }[] }>(pupil, `/notifications/${user.id}?limit=100`);
    return inbox.items.filter(({ kind }) => kind === 'submission-reviewed').length;
  };
  await expect.poll(told).toBe(1);
  await pupil.goto('/notices');
  await pupil
    .getByRole('link', { name: new RegExp(TITLE) })
    .first()
    .click();
  await expect(pupil.getByText('数え方も書きそえましょう。')).toBeVisible();
  await expect(pupil.getByText('評価:よくできた').first()).toBeVisible();
});

test('to-dos are ticked off and taken back, a goal is moved by keys to its end', async ({ browser }) => {
  const page = await desk(browser, PUPIL);
  await page.goto('/plans');
  await page.getByRole('button', { name: '加える' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('すること').fill('お礼のメールを送る');
  await dialog.getByLabel('期限').fill(dayFromNow(-1));
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('1日すぎています')).toBeVisible();
  const tick = page.getByRole('checkbox', { name: '「お礼のメールを送る」ができた' });
  await tick.click();
  await expect(tick).toBeChecked();
  await page.getByRole('button', { name: '元にもどす' }).click();
  await expect(tick).not.toBeChecked();

  await page.getByRole('button', { name: '加える' }).last().click();
  await dialog.getByLabel('目標', { exact: true }).fill('5人に話を聞く');
  await dialog.getByLabel('期限').fill(dayFromNow(120));
  await dialog.getByRole('button', { name: '保存する' }).click();
  await expect(dialog.getByText('短期の目標は、1か月以内の日にしてください。')).toBeVisible();
  await dialog.getByLabel('期限').fill(dayFromNow(14));
  await dialog.getByRole('button', { name: '保存する' }).click();
  const bar = page.getByRole('slider', { name: '「5人に話を聞く」の進みぐあい' });
  await bar.press('ArrowRight');
  await expect(page.getByText('5%', { exact: true })).toBeVisible();
  await page.getByRole('slider', { name: '「5人に話を聞く」の進みぐあい' }).press('End');
  await expect(page.getByText('100%', { exact: true })).toBeVisible();
  await expect(page.getByText('達成', { exact: true })).toBeVisible();
});

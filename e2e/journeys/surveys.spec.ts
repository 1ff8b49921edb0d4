import { type Browser, expect, type Page, test } from '@playwright/test';
import { read } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, signIn, slipOf } from '../support/session.ts';

/** Sits in the class the journeys opened, and is not the pupil of another journey. */
const PUPIL = 's0007';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };
const STATEMENTS = 20;

const device = async (browser: Browser, options = {}): Promise<Page> => (await browser.newContext(options)).newPage();
const saved = (page: Page) => page.locator('[data-state="saved"]');
const statement = (page: Page, index: number) => page.locator('main fieldset').nth(index);
const choose = (page: Page, index: number, words: string) =>
  statement(page, index).getByRole('radio', { name: words, exact: true }).check();
const answered = (page: Page) => page.locator('main').getByText(/問のうち\d+問/);

test('a pupil answers half of a survey on a phone, loses the line, and finishes at another device', async ({
  browser,
}) => {
  const phone = await device(browser, PHONE);
  await firstSignIn(phone, slipOf(PUPIL));
  await phone.getByRole('link', { name: /性格/ }).click();
  await expect(answered(phone)).toHaveText(`${STATEMENTS}問のうち0問`);
  for (let index = 0; index < 8; index++) await choose(phone, index, 'とてもあてはまる');
  await expect(saved(phone)).toBeVisible();

  // Without a line the answers stay on this device, through a reload as well.
  await phone.context().setOffline(true);
  await choose(phone, 8, 'まったくあてはまらない');
  await expect(phone.locator('[data-state="device"]')).toBeVisible();
  await phone.context().setOffline(false);
  await expect(saved(phone)).toBeVisible({ timeout: 30_000 });

  const desk = await device(browser);
  await signIn(desk, PUPIL, NEW_PASSWORD);
  await expect(desk).toHaveURL(/\/$/);
  await desk.goto('/surveys');
  const sheet = desk.locator('main section', { hasText: '性格アンケート' });
  await expect(sheet.getByText('途中', { exact: true })).toBeVisible();
  await sheet.getByRole('link', { name: 'つづきから答える' }).click();
  await expect(answered(desk)).toHaveText(`${STATEMENTS}問のうち9問`);
  await expect(statement(desk, 8).getByRole('radio', { name: 'まったくあてはまらない' })).toBeChecked();

  // Too early: the page leads to what is missing.
  await desk.getByRole('button', { name: '回答する' }).click();
  await expect(desk.getByText('あと11問、答えてください。')).toBeVisible();
  await expect(statement(desk, 9).getByText('答えていません')).toBeVisible();
  for (let index = 9; index < STATEMENTS; index++) await choose(desk, index, 'どちらともいえない');
  await desk.getByRole('button', { name: '回答する' }).click();
  await expect(desk).toHaveURL(/personality\/result$/);
  await expect(desk.getByText('新しいことへの関心', { exact: true }).first()).toBeVisible();
  await expect(desk.getByText('まだだれも見ていません。')).toBeVisible();
  // By hand: openness 5, (6 − 5), 3, (6 − 3): 12.
  await desk.getByText('点数の表').click();
  await expect(desk.getByRole('row', { name: /新しいことへの関心/ })).toContainText('12');

  // The phone that was left open learns of it without losing anything.
  await phone.goto('/surveys');
  await expect(
    phone.locator('main section', { hasText: '性格アンケート' }).getByText('回答ずみ', { exact: true }),
  ).toBeVisible();
});

test('the interests are chosen, changed later, and the first answer stays in the history', async ({ browser }) => {
  const phone = await device(browser, PHONE);
  await signIn(phone, PUPIL, NEW_PASSWORD);
  await expect(phone).toHaveURL(/\/$/);
  await phone.goto('/surveys/interest');
  const pick = (question: string, option: string) =>
    phone.getByRole('group', { name: question }).getByRole('button', { name: option }).click();
  await pick('好きな教科', '理科');
  await pick('自分の強み', '論理的思考');
  await pick('学びやすいやり方', 'フィールドワーク');
  await phone.getByLabel('最近、気になったこと').fill('<b>川</b>に鮎が戻ってきた');
  await phone.getByRole('button', { name: '回答する' }).click();
  await expect(phone.getByText('<b>川</b>に鮎が戻ってきた')).toBeVisible();

  await phone.getByRole('link', { name: '答えを直す' }).click();
  await pick('好きな教科', '美術');
  await expect(saved(phone)).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('group', { name: '好きな教科' }).getByRole('button', { name: '美術' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await phone.getByRole('button', { name: '直した答えを出す' }).click();
  await expect(phone.getByText('これまでの回答')).toBeVisible();
  await phone.getByRole('button', { name: /^1回目/ }).click();
  await expect(phone.locator('dd').first()).not.toContainText('美術');
});

test('the teacher sees who has answered, opens a confidential result on purpose, and the pupil sees that', async ({
  browser,
}) => {
  const desk = await device(browser);
  await signIn(desk, TEACHER.loginId, NEW_PASSWORD);
  await expect(desk).toHaveURL(/\/$/);
  await desk.goto(`${String(recall().classUrl)}/surveys`);
  const row = desk
    .getByRole('row')
    .filter({ has: desk.getByText('回答ずみ') })
    .first();
  await expect(row).toBeVisible();
  await expect(desk.getByRole('table', { name: '好きな教科' })).toContainText('美術');
  await row.getByRole('link').click();
  await expect(desk.getByText('に鮎が戻ってきた')).toBeVisible();
  await expect(desk.getByText('新しいことへの関心', { exact: true })).toHaveCount(0);
  await desk.getByRole('button', { name: '結果を開く' }).click();
  await expect(desk.getByText('新しいことへの関心', { exact: true }).first()).toBeVisible();

  const phone = await device(browser, PHONE);
  await signIn(phone, PUPIL, NEW_PASSWORD);
  await expect(phone).toHaveURL(/\/$/);
  const { user } = await read<{ user: { id: string } }>(phone, '/auth/me');
  const { total } = await read<{ total: number }>(phone, `/students/${user.id}/readings`);
  expect(total).toBe(1);
  await phone.goto('/surveys/personality/result');
  await expect(phone.getByText(TEACHER.familyName)).toBeVisible();
});

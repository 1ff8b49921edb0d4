import { expect, test } from '@playwright/test';
import { read } from '../support/api.ts';
import { firstSignIn, recall, signIn, signInAsAdmin, slipOf } from '../support/session.ts';

const BROKEN = [
  'login_id,family_name,given_name,role,grade,class_group,attendance_number',
  'x001,青木,蓮,student,1,1年A組,91',
  'x002,石田,結衣,student,1,1年A組,92',
  'x003,"=HYPERLINK(""http://x"")",湊,admin,1,9年Z組,93',
].join('\n');

test('a file whose third row is broken names the row and writes nothing', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/people/imports/new');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from(BROKEN) });
  await expect(page.getByRole('heading', { name: '取り込む前の確認' })).toBeVisible();
  await expect(page.getByText('= + - @ で始まる値は')).toBeVisible();
  await expect(page.getByText('この役割は、取り込みではつけられません。')).toBeVisible();
  const { total } = (await (await page.request.get('/api/v1/users?q=x001')).json()) as { total: number };
  expect(total).toBe(0);
});

test('a file that cannot be read is refused with a sentence that says what to look for', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/people/imports/new');
  const send = (text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await send('login_id,family_name\nx1,"林\n');
  await expect(page.getByText('閉じ忘れがないか')).toBeVisible();
  await send('\u0000\u0001\u0002');
  await expect(page.getByText('文字のファイルではありません')).toBeVisible();
});

test('two people editing one class: the second is told and loses nothing', async ({ page, browser }) => {
  const other = await (await browser.newContext()).newPage();
  for (const who of [page, other]) {
    await signInAsAdmin(who);
    await who.goto(`${String(recall().classUrl)}/settings`);
    await expect(who.getByLabel('クラスの名前')).toHaveValue(/総合的な探究の時間/);
  }
  await page.getByLabel('教室').fill('理科室');
  await page.getByRole('button', { name: '保存する' }).first().click();
  await expect(page.getByText('保存しました').first()).toBeVisible();
  await other.getByLabel('説明').fill('先に書いた文');
  await other.getByRole('button', { name: '保存する' }).first().click();
  await expect(other.getByRole('button', { name: '最新のものを読みこむ' })).toBeVisible();
  await expect(other.getByLabel('説明')).toHaveValue('先に書いた文');
});

test('whoever is taken out of a class does not keep its page on the screen', async ({ page, browser }) => {
  const pupil = await (await browser.newContext()).newPage();
  await pupil.clock.install();
  await firstSignIn(pupil, slipOf('s0009'));
  const classUrl = String(recall().classUrl);
  await pupil.goto(classUrl);
  await expect(pupil.getByRole('heading', { name: 'クラスメート' })).toBeVisible();

  await signInAsAdmin(page);
  const id = classUrl.split('/').at(-1);
  const { items } = await read<{ items: { enrollmentId: string; person: { id: string } }[] }>(
    page,
    `/classes/${id}/students?limit=200`,
  );
  const { user } = await read<{ user: { id: string } }>(pupil, '/auth/me');
  const seat = items.find((row) => row.person.id === user.id);
  const removed = await page.request.delete(`/api/v1/enrollments/${seat?.enrollmentId}`);
  expect(removed.ok()).toBe(true);

  // Later they come back to the window.
  await pupil.clock.fastForward('01:00');
  await pupil.evaluate("dispatchEvent(new Event('visibilitychange'))");
  await expect(pupil.getByRole('heading', { name: 'クラスメート' })).toBeHidden();
  await expect(pupil.getByRole('link', { name: /今日|はじめ/ }).first()).toBeVisible();
});

test('a wrong password and an unknown person get the same words', async ({ page }) => {
  const words: string[] = [];
  for (const login of ['s0001', 'nobody-at-all']) {
    await signIn(page, login, 'not the password');
    const alert = page.getByRole('alert').first();
    await expect(alert).toBeVisible();
    words.push((await alert.textContent()) ?? '');
  }
  expect(words[0]).toBe(words[1]);
});

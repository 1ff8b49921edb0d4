import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { signInAsAdmin } from '../support/session.ts';

test('the administrator finds who was brought into a class and by whom, and takes the record away as a file', async ({
  page,
}) => {
  await signInAsAdmin(page);
  await page.goto('/school');
  await page.getByRole('link', { name: '記録' }).click();
  await expect(page.getByText('書かれたときのままです')).toBeVisible();
  await page.getByRole('button', { name: 'クラスと組' }).click();
  await page.getByLabel('できごと', { exact: true }).selectOption({ label: '生徒がクラスに入った' });
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toContainText('総合的な探究の時間');
  await expect(rows.nth(1)).toContainText('生徒がクラスに入った');

  const name = (await rows.nth(1).getByRole('link').first().innerText()).trim();
  await page.getByRole('button', { name: 'だれについて' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(name);
  await dialog.getByRole('button', { name }).first().click();
  await expect(page).toHaveURL(/person=[0-9a-f-]{36}/);
  await expect(page.getByRole('button', { name: `だれについて: ${name}` })).toBeVisible();

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  const [head] = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(head).toContain('日時,種類,だれについて');

  await page.getByLabel('この日まで').fill('2020-01-01');
  await expect(page.getByText('記録がありません')).toBeVisible();
  await page.getByRole('button', { name: '条件をはずす' }).click();
  await expect(rows.nth(1)).toBeVisible();
});

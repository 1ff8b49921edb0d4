import { expect, test } from '@playwright/test';
import { ADMIN, SCHOOL } from '../support/people.ts';

test('a fresh installation leads everybody to its setup, which founds the school and signs its administrator in', async ({
  page,
}) => {
  await page.goto('/people');
  await expect(page).toHaveURL(/\/setup$/);

  await page.getByLabel('学校の名前').fill(SCHOOL.name);
  await page.getByLabel('学校コード').fill('Aomine HS');
  await expect(page.getByText('小さい英字・数字・ハイフンだけ')).toBeVisible();
  await page.getByRole('button', { name: 'aomine-hs' }).click();
  await expect(page.getByLabel('学校コード')).toHaveValue('aomine-hs');
  await page.getByLabel('学校コード').fill(SCHOOL.code);

  await page.reload();
  await expect(page.getByLabel('学校の名前')).toHaveValue(SCHOOL.name);
  await page.getByRole('button', { name: '次へ' }).click();

  await page.getByLabel('姓', { exact: true }).fill('高木');
  await page.getByLabel('名', { exact: true }).fill('学');
  await page.getByLabel('ログイン ID').fill(ADMIN.loginId);
  const password = page.locator('input[autocomplete="new-password"]').first();
  await password.fill('short');
  await page.getByRole('button', { name: /学校をつくる|次へ/ }).click();
  await expect(page).toHaveURL(/\/setup/);
  await password.fill(ADMIN.password);
  await page.getByRole('button', { name: /学校をつくる/ }).click();

  await page.getByRole('button', { name: '次へ' }).click();
  await expect(page.getByRole('heading', { name: '準備ができました' })).toBeVisible();
  await page
    .getByRole('link', { name: '始める' })
    .or(page.getByRole('button', { name: '始める' }))
    .click();
  await expect(page.getByRole('heading', { name: '学校のようす' })).toBeVisible();

  await page.goto('/setup');
  await expect(page).not.toHaveURL(/\/setup$/);
});

import { expect, test } from '@playwright/test';
import { read } from '../support/api.ts';
import type { FakeOpenAi, Seen } from '../support/fake-openai.ts';
import { askAt, startModels } from '../support/models.ts';
import { signInAsAdmin } from '../support/session.ts';

/** What the button that tries a connection asks. */
const tried = ({ text }: Seen) => text.includes('Answer with the one word: ready');

let models: FakeOpenAi;
test.beforeAll(async () => {
  models = await startModels();
});
test.afterAll(async ({ browser }) => {
  const office = await (await browser.newContext()).newPage();
  await signInAsAdmin(office);
  await askAt(office, null);
  await office.context().close();
  await models.stop();
});

test('an administrator sets models up, tries them, and keeps a key nobody sees again', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/ai');
  await expect(page).toHaveURL(/\/ai\/settings$/);
  const address = page.getByLabel('アドレス');
  const model = page.getByLabel('モデル', { exact: true }).first();
  const save = page.getByRole('button', { name: '保存する' });
  const tryIt = page.getByRole('button', { name: '接続を試す' });

  // Inside the house only where the operator allows it.
  await address.fill('http://127.0.0.1:1/v1');
  await tryIt.click();
  await expect(page.getByText('このアドレスには接続できません。')).toBeVisible();
  await save.click();
  await expect(page.getByText(/https:\/\/ で始まるアドレスにしてください/)).toBeVisible();

  await address.fill(models.url);
  await page.locator('input[name="key"]').fill('sk-journey-4242');
  await model.fill('fake-model');
  models.next({ status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' }, tried);
  await tryIt.click();
  await expect(page.getByText('キーが受け付けられませんでした。キーを確かめてください。')).toBeVisible();
  await expect(page.getByText('Incorrect API key provided.')).toBeVisible();
  models.next({ text: 'ready' }, tried);
  await tryIt.click();
  await expect(page.getByText(/つながりました/)).toBeVisible();
  expect(models.requests.findLast(tried)?.authorization).toBe('Bearer sk-journey-4242');

  await page.getByLabel('要約', { exact: true }).uncheck();
  await save.click();
  await expect(page.getByText('保存しました').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/キーの末尾は 4242 です/)).toBeVisible();
  await expect(page.locator('input[name="key"]')).toHaveValue('');
  await expect(page.getByLabel('要約', { exact: true })).not.toBeChecked();
  expect(await page.content()).not.toContain('sk-journey');
  await page.getByLabel('要約', { exact: true }).check();
  await save.click();
  await expect(page.getByText('保存しました').first()).toBeVisible();
});

test('an administrator words a prompt the school’s way, compares it, and goes back', async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto('/ai/prompts');
  await page.getByRole('link', { name: '形の合わない答えのやり直し' }).click();
  const wording = page.locator('textarea');
  const { builtIn } = await read<{ builtIn: string }>(page, '/ai/prompts/call.repair?language=ja');
  await wording.fill('形を直してください。');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('{{problems}} が抜けています。')).toBeVisible();
  await wording.fill('本校では：{{problems}} を直してください。');
  await expect(page.locator('ins').first()).toBeVisible();
  await page.getByRole('button', { name: '例で見る' }).click();
  await expect(page.getByRole('dialog').getByText(/本校では：- weeks/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました').first()).toBeVisible();
  await page.goto('/ai/prompts');
  const row = page.getByRole('row', { name: /形の合わない答えのやり直し/ });
  await expect(row).toContainText('日本語');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: '元の指示文にもどす' }).click();
  await expect(page.getByText('元の指示文にもどしました')).toBeVisible();
  await expect(wording).toHaveValue(builtIn);
  // And what was taken back is not lost.
  await page.getByRole('status').getByRole('button', { name: '元にもどす' }).click();
  await expect(wording).toHaveValue('本校では：{{problems}} を直してください。');
  await page.locator('form').getByRole('button', { name: '元の指示文にもどす' }).click();
  await expect(wording).toHaveValue(builtIn);
});

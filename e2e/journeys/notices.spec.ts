import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { read, write } from '../support/api.ts';
import { firstSignIn, type Slip, signInAsAdmin } from '../support/session.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };
const device = async (browser: Browser, options = {}): Promise<Page> => (await browser.newContext(options)).newPage();

type Made = { user: { id: string; email: string }; slip: Slip };

/** A pupil with an address, as the office adds one by hand. */
async function pupil(admin: Page, name: string): Promise<Made> {
  const loginId = `mail-${randomUUID().slice(0, 8)}`;
  const names = { familyName: '早瀬', givenName: name, familyKana: '', givenKana: '' };
  const data = { ...names, loginId, email: `${loginId}@example.jp`, role: 'student', language: 'ja' };
  const { user, slip } = await write<Made>(admin, '/users', { data });
  return { user: { ...user, email: data.email }, slip };
}

const subjectsTo = async (admin: Page, { user }: Made): Promise<string[]> => {
  const query = `q=${encodeURIComponent(user.email)}`;
  const { items } = await read<{ items: { subject: string; kind: string }[] }>(admin, `/mails?${query}`);
  return items.filter(({ kind }) => kind !== 'confirmation').map(({ subject }) => subject);
};

test('a pupil wants no mails of classes; the school words its own; both hold from the next mail on', async ({
  browser,
}) => {
  const office = await device(browser, { locale: 'ja-JP' });
  await signInAsAdmin(office);
  const [silent, eager] = [await pupil(office, '凪'), await pupil(office, '澪')];

  const phone = await device(browser, PHONE);
  await firstSignIn(phone, silent.slip);
  await phone.goto('/notices');
  await phone.getByRole('link', { name: '設定' }).last().click();
  await expect(phone).toHaveURL(/\/notices\/settings$/);
  const classes = phone.getByRole('group', { name: '講座 メール' });
  await expect(classes.getByRole('button', { name: 'すぐ' })).toHaveAttribute('aria-pressed', 'true');
  const saved = phone.waitForResponse(
    (answer) => answer.url().endsWith('/notifications/preferences') && answer.request().method() === 'POST',
  );
  await classes.getByRole('button', { name: 'なし' }).click();
  expect((await saved).ok()).toBe(true);
  await phone.reload();
  await expect(classes.getByRole('button', { name: 'なし' })).toHaveAttribute('aria-pressed', 'true');

  // A wording with a mistake in it is refused where the mistake is; the right one is seen before it is kept.
  await office.goto('/mailbox/templates');
  await office.getByRole('link', { name: '講座に入った' }).click();
  const body = office.getByLabel(/の文面$/);
  await body.fill('{{name}} さん\n\n**ようこそ、「{{className}}」へ\n\n[見る]({{url}})');
  await office.getByRole('button', { name: '保存する' }).click();
  await expect(office.getByText('3行目：「**ようこそ')).toBeVisible();
  await body.fill('{{name}} さん\n\n**ようこそ、「{{className}}」へ！**\n\n[見る]({{url}})');
  await office.getByLabel('件名').fill('ようこそ、{{className}}へ');
  await expect(office.getByRole('heading', { name: 'ようこそ、探究 1Aへ' })).toBeVisible();
  await office.getByRole('button', { name: '保存する' }).click();
  await expect(office.getByText('保存しました')).toBeVisible();

  try {
    const { items } = await read<{ items: { id: string; name: string }[] }>(office, '/classes?limit=1');
    const [place] = items;
    const studentIds = [silent.user.id, eager.user.id];
    await write(office, '/enrollments', { data: { classId: place?.id, studentIds } });
    await expect.poll(() => subjectsTo(office, eager), { timeout: 30_000 }).toEqual([`ようこそ、${place?.name}へ`]);
    const lines = await read<{ items: { kind: string }[] }>(phone, `/notifications/${silent.user.id}`);
    expect(lines.items.map(({ kind }) => kind)).toContain('enrolled');
    expect(await subjectsTo(office, silent)).toEqual([]);
  } finally {
    // Back to the built-in one, with a way back to ours.
    await office.getByRole('button', { name: '元の文面にもどす' }).click();
    await expect(office.getByText('元の文面にもどしました')).toBeVisible();
  }
});

test('an administrator writes to somebody by name and finds the mail in the mailbox', async ({ browser }) => {
  const office = await device(browser, { locale: 'ja-JP' });
  await signInAsAdmin(office);
  const someone = await pupil(office, '灯');
  await office.goto('/mailbox/write');
  await office.getByLabel('名前やログインIDで探す').fill(someone.slip.loginId);
  await office.getByRole('button', { name: new RegExp(someone.slip.loginId) }).click();
  await office.getByLabel('件名').fill('持ち物について');
  await office.getByLabel('本文').fill('上ばきをわすれずに。');
  // Nothing typed is lost by a reload.
  await office.reload();
  await expect(office.getByLabel('本文')).toHaveValue('上ばきをわすれずに。');
  await office.getByLabel('名前やログインIDで探す').fill(someone.slip.loginId);
  await office.getByRole('button', { name: new RegExp(someone.slip.loginId) }).click();
  await office.getByRole('button', { name: '送る', exact: true }).click();
  await expect(office).toHaveURL(/\/mailbox$/);
  await expect.poll(() => subjectsTo(office, someone), { timeout: 30_000 }).toEqual(['持ち物について']);
  await office.getByLabel('宛先・件名で探す').fill(someone.user.email);
  await office.getByRole('link', { name: /持ち物について/ }).click();
  await expect(office.getByText('早瀬 灯 さん')).toBeVisible();
});

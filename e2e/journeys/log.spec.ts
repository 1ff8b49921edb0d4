import { type Browser, devices, expect, type Page, test } from '@playwright/test';
import { read } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, signIn, slipOf } from '../support/session.ts';

test.describe.configure({ mode: 'serial' });

/** Sits in the class the journeys opened, and is not the pupil of another journey. */
const PUPIL = 's0015';
const classUrl = () => String(recall().classUrl);
const classId = () => classUrl().split('/').at(-1) ?? '';
const TITLE = '商店街で5人に話を聞いた';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const phone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();
async function desk(browser: Browser, login: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, login, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}
const saved = (page: Page) => page.locator('[data-state="saved"]');
const onDevice = (page: Page) => page.locator('[data-state="device"]');
const box = (page: Page, label: string) => page.getByRole('textbox', { name: label });

test('a pupil writes on a phone, loses the line and the tab, and loses no word', async ({ browser }) => {
  const page = await phone(browser);
  await firstSignIn(page, slipOf(PUPIL));
  await page.getByRole('link', { name: '書く', exact: true }).click();
  await expect(page).toHaveURL(/\/log\/[0-9a-f-]{36}/);
  const classes = page.getByLabel('クラス', { exact: true });
  await expect(box(page, 'タイトル')).toBeVisible();
  if (await classes.isVisible()) await classes.selectOption(classId());
  await page.getByLabel('ひな形').selectOption('interview');
  await expect(box(page, 'やったこと')).toHaveValue(/だれに・どこで・いつ/);
  await box(page, 'タイトル').fill(TITLE);
  await page.getByRole('button', { name: 'フィールドワーク' }).click();
  await expect(saved(page)).toBeVisible();

  // The line goes, the tab is reloaded once it is back: the words were kept on the device and are sent now.
  await page.context().setOffline(true);
  await box(page, 'ふり返り').fill('二階に住んでいる人にも聞きたい。');
  await expect(onDevice(page)).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(box(page, 'ふり返り')).toHaveValue('二階に住んでいる人にも聞きたい。');
  // Sent by the page that was left or by the one that came, whichever was quicker.
  const id = page.url().match(/[0-9a-f-]{36}/)?.[0] ?? '';
  const kept = async () => (await read<{ reflection: string }>(page, `/activities/${id}`)).reflection;
  await expect.poll(kept, { timeout: 30_000 }).toBe('二階に住んでいる人にも聞きたい。');

  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: '駅前.png', mimeType: 'image/png', buffer: PNG });
  // It is there once it can be opened; until then it is on its way.
  await expect(page.getByRole('link', { name: /駅前\.png/ }).first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'できた' }).click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();

  const card = page.getByRole('link', { name: new RegExp(TITLE) });
  await expect(async () => {
    await page.goto('/log');
    await expect(card).toContainText('1個', { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(card).toContainText('インタビュー');
  await expect(card).toContainText('フィールドワーク');
  // かな finds カナ, and a tag nothing has finds nothing.
  await page.getByRole('searchbox').fill('ﾆｶｲ');
  await expect(page.getByText('あてはまる記録がありません')).toBeVisible();
  await page.getByRole('searchbox').fill('二階');
  await expect(card).toBeVisible();
});

test('what was written without a line goes out from the list, and a deleted entry comes back', async ({ browser }) => {
  const page = await desk(browser, PUPIL);
  await page.goto(`/log/new?classId=${classId()}`);
  await expect(box(page, 'タイトル')).toBeVisible();
  await page.context().setOffline(true);
  await box(page, 'タイトル').fill('電車の中で思いついたこと');
  await box(page, 'やったこと').fill('線路ぞいの店は看板の向きがちがう。');
  await expect(onDevice(page)).toBeVisible();
  await page.getByRole('button', { name: 'できた' }).click();
  await expect(page.getByText('つながりしだい送ります').first()).toBeVisible();
  await page.context().setOffline(false);
  await page.goto('/log');
  const card = page.getByRole('link', { name: /電車の中で思いついたこと/ });
  await expect(card).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('この端末だけにある記録')).toHaveCount(0);
  const mine = await read<{ items: { title: string; state: string }[] }>(
    page,
    `/students/${(await read<{ user: { id: string } }>(page, '/auth/me')).user.id}/activities`,
  );
  expect(mine.items.find(({ title }) => title === '電車の中で思いついたこと')?.state).toBe('entered');

  await card.click();
  await page.getByRole('button', { name: '消す' }).click();
  await expect(page).toHaveURL(/\/log$/);
  await page.getByRole('button', { name: '元にもどす' }).click();
  await expect(card).toBeVisible();
});

test('a teacher reads, stars and answers by keys; the pupil is told once and answers; the teacher hears of it', async ({
  browser,
}) => {
  const teacher = await desk(browser, TEACHER.loginId);
  await teacher.goto(`${classUrl()}/log`);
  await teacher.getByRole('link', { name: new RegExp(TITLE) }).click();
  await expect(teacher.getByRole('heading', { level: 2, name: TITLE })).toBeVisible();
  await expect(teacher.getByText('駅前.png')).toBeVisible();
  await teacher.keyboard.press('4');
  await expect(teacher.getByRole('button', { name: '星4つをつける' })).toHaveAttribute('aria-pressed', 'true');
  await teacher.keyboard.press('c');
  await teacher.keyboard.type('5人の選び方を書きそえましょう。');
  await teacher.keyboard.press('Control+Enter');
  await expect(teacher.getByRole('textbox', { name: 'コメント' })).toHaveValue('');
  // The next one is open, and k leads back.
  await expect(teacher.getByRole('heading', { level: 2, name: '電車の中で思いついたこと' })).toBeVisible();
  await teacher.keyboard.press('Escape');
  await teacher.keyboard.press('k');
  await expect(teacher.getByText('5人の選び方を書きそえましょう。')).toBeVisible();

  const pupil = await phone(browser);
  await signIn(pupil, PUPIL, NEW_PASSWORD);
  await expect(pupil).toHaveURL(/\/$/);
  const notices = async (page: Page, kind: string) => {
    const { user } = await read<{ user: { id: string } }>(page, '/auth/me');
    const inbox = await read<{ items: { kind: string }[] }>(page, `/notifications/${user.id}?limit=100`);
    return inbox.items.filter((notice) => notice.kind === kind).length;
  };
  // One for the stars, one for the words.
  await expect.poll(() => notices(pupil, 'feedback')).toBe(2);
  await pupil.goto('/notices');
  await pupil
    .getByRole('link', { name: new RegExp(`${TITLE}.*返事`) })
    .first()
    .click();
  await expect(pupil.getByText('5人の選び方を書きそえましょう。')).toBeVisible();
  await box(pupil, '返事を書く').fill('通りの端から順に声をかけました。');
  await pupil.getByRole('button', { name: '送る' }).click();
  await expect(pupil.getByText('通りの端から順に声をかけました。')).toBeVisible();
  await expect.poll(() => notices(teacher, 'feedback-answered')).toBeGreaterThanOrEqual(1);
  await teacher.goto(`${classUrl()}/log`);
  await expect(teacher.getByRole('link', { name: new RegExp(TITLE) })).toContainText('生徒が返事をした');
});

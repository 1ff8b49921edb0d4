import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, devices, expect, type Page, test } from '@playwright/test';
import { enter, type Person, read, say } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { recall, signIn, slipOf } from '../support/session.ts';

/*
 * A teacher's Friday: who is silent and is reminded, forty entries read by one key, the matrix, an evaluation written and
 * confirmed by keys, and the reports of the class as one PDF, whose text is read back.
 */
test.describe.configure({ mode: 'serial' });

/** Sits in the class the journeys opened, and is not the pupil of another journey. */
const PUPIL = 's0010';
const MANY = 40;
const MILESTONE = '金曜の要旨';
const SAID =
  '橋の下の水温を一週間はかり続け、上流との差に気づいた。記録には数字だけでなく、その日の天気や流れの様子も書かれている。次は同じ時刻にそろえてはかると、比べやすくなる。自分の問いを友だちに説明できたこともすばらしい。';
const classUrl = () => String(recall().classUrl);
const classId = () => classUrl().split('/').at(-1) ?? '';
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' }).format();
const uuid = (n: number) => `018f0000-0000-7000-8000-f${String(n).padStart(11, '0')}`;

let page: Page;
let pupil: Person;
let name: { familyName: string; givenName: string };
test.beforeAll(async ({ browser, baseURL }) => {
  pupil = await enter(baseURL ?? '', slipOf(PUPIL));
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  name = await read(page, `/users/${pupil.id}`);
});
test.afterAll(() => page.context().close());

test('the first page says who is silent; one click reminds, once a day', async () => {
  await page.getByRole('link', { name: /人$/ }).first().waitFor();
  await page.goto(`/?silent=${classId()}`);
  const remind = page.getByRole('button', { name: `${name.familyName} ${name.givenName}さんに声をかける` }).first();
  await remind.click();
  await expect(page.getByText('1人に知らせました')).toBeVisible();
  await expect(remind).toHaveCount(0);
  const told = async () => {
    const inbox = await fetchAs<{ items: { kind: string }[] }>(pupil, `/notifications/${pupil.id}?limit=100`);
    return inbox.items.filter(({ kind }) => kind === 'reminder-log').length;
  };
  await expect.poll(told).toBe(1);
});

test('forty entries are read one after another by one key, and none waits any more', async () => {
  const entries = Array.from({ length: MANY }, (_, n) => ({
    ...{ id: uuid(n), classId: classId(), day: today(), title: `水温の記録${n + 1}`, did: '橋の下', state: 'entered' },
    ...{ writer: uuid(99), revision: 1 },
  }));
  await say(pupil, 'POST', '/activities', { entries });
  type Entries = { total: number };
  const waiting = async () =>
    (await read<Entries>(page, `/classes/${classId()}/activities?show=waiting&studentId=${pupil.id}`)).total;
  await expect.poll(waiting).toBe(MANY);
  await page.goto(`/classes/${classId()}/log?studentId=${pupil.id}`);
  await page
    .getByRole('link', { name: /水温の記録\d+/ })
    .first()
    .click();
  const heading = page.getByRole('heading', { level: 2, name: /水温の記録\d+/ });
  const seen = new Set<string>();
  for (let n = 0; n < MANY; n++) {
    await expect(heading).toBeVisible();
    const shown = (await heading.textContent()) ?? '';
    seen.add(shown);
    if (n === MANY - 1) break;
    await page.keyboard.press('j');
    await expect(heading).not.toHaveText(shown);
  }
  expect(seen.size).toBe(MANY);
  await expect.poll(waiting).toBe(0);
});

test('work is reviewed in the matrix', async () => {
  const by = await enter(pupil.base, { loginId: TEACHER.loginId, password: NEW_PASSWORD });
  const set = await say<{ id: string }>(by, 'POST', `/classes/${classId()}/milestones`, {
    ...{ title: MILESTONE, dueDay: today() },
  });
  await say(pupil, 'POST', `/milestones/${set.id}/submission`, { version: 0, content: '上流より二度高い。' });
  await page.goto(`/classes/${classId()}/milestones?order=waiting`);
  await page.getByRole('link', { name: new RegExp(`${name.givenName}、${MILESTONE}`) }).click();
  const pane = page.getByRole('article');
  await expect(pane.getByText('上流より二度高い。')).toBeVisible();
  await pane.getByLabel('評定').fill('A');
  await pane.getByRole('textbox', { name: '返事' }).fill('はかり方も書きましょう。');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('link', { name: new RegExp(`${name.givenName}、${MILESTONE}、A`) })).toBeVisible();
});

test('an evaluation is graded, written and confirmed by keys, shared, and read by the pupil', async ({ browser }) => {
  await page.goto(`/classes/${classId()}/evaluations?term=1学期`);
  await page.getByRole('link', { name: `${name.familyName} ${name.givenName}さんの評価を開く` }).click();
  const pane = page.getByRole('article');
  await expect(pane.getByText('水温の記録40').first()).toBeVisible();
  for (const key of ['a', 'b', 'a']) await page.keyboard.press(key);
  await expect(
    pane.getByRole('group', { name: '思考・判断・表現' }).getByRole('button', { name: 'B' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('w');
  await page.keyboard.insertText('短い。');
  await expect(pane.getByRole('button', { name: /確定/ })).toBeDisabled();
  await pane.getByRole('textbox', { name: '評価の文章' }).fill(SAID);
  await expect(pane.locator('[data-state="saved"]')).toBeVisible();
  // The words outlive a reload.
  await page.reload();
  await expect(pane.getByRole('textbox', { name: '評価の文章' })).toHaveValue(SAID);
  await pane.getByRole('textbox', { name: '評価の文章' }).press('Control+Enter');
  await expect(page.getByText('1人の評価を確定しました')).toBeVisible();
  await page.getByRole('link', { name: `${name.familyName} ${name.givenName}さんの評価を開く` }).click();
  await pane.getByRole('button', { name: '生徒に公開する' }).click();
  await expect(page.getByText('1人に公開しました')).toBeVisible();

  const own = await phone(browser);
  await signIn(own, PUPIL, NEW_PASSWORD);
  await expect(own).toHaveURL(/\/$/);
  await own.goto('/notices');
  await own.getByRole('link', { name: /1学期の評価を公開しました/ }).click();
  await expect(own).toHaveURL(/\/record/);
  await expect(own.getByText(SAID)).toBeVisible();
  await own.context().close();
});

test('the reports of the class come as one PDF with everybody’s words in it', async () => {
  test.setTimeout(300_000);
  await page.goto(`/classes/${classId()}/evaluations?term=1学期`);
  await page.getByRole('button', { name: '報告PDF' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '全員ぶんをつくる' }).click();
  const made = dialog.getByRole('button', { name: '全員で1つ(PDF)' });
  await expect(dialog.getByText('閉じても続きます。').or(made).first()).toBeVisible();
  // It can be left and come back to.
  await page.reload();
  await page.getByRole('button', { name: '報告PDF' }).click();
  await expect(made).toBeVisible({ timeout: 240_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), made.click()]);
  const folder = mkdtempSync(join(tmpdir(), 'quested-friday-'));
  const file = join(folder, 'reports.pdf');
  await download.saveAs(file);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  rmSync(folder, { recursive: true, force: true });
  for (const words of [SAID, MILESTONE, 'はかり方も書きましょう。', `${name.familyName}${name.givenName}`])
    expect(text).toContain(words.replaceAll(/\s/g, ''));
});

const phone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();
async function fetchAs<T>(who: Person, path: string): Promise<T> {
  const answer = await fetch(`${who.base}/api/v1${path}`, { headers: { authorization: `Bearer ${who.token}` } });
  return (await answer.json()) as T;
}

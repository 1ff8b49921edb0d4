import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { write } from '../support/api.ts';
import { FINISHED_ESSAY } from '../support/essay.ts';
import type { Behaviour, FakeOpenAi } from '../support/fake-openai.ts';
import { askAt, startModels } from '../support/models.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, recall, signIn, signInAsAdmin, slipOf } from '../support/session.ts';

test.describe.configure({ mode: 'serial' });

/** Sits in the class the journeys opened, and is not the pupil of another journey. */
const PUPIL = 's0003';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const classUrl = () => String(recall().classUrl);
const classId = () => classUrl().split('/').at(-1) ?? '';

let models: FakeOpenAi;
let office: Page;
test.beforeAll(async ({ browser }) => {
  models = await startModels();
  office = await (await browser.newContext()).newPage();
  await signInAsAdmin(office);
  await askAt(office, models.url);
});
test.afterAll(async () => {
  await askAt(office, null);
  await office.context().close();
  await models.stop();
});

async function signedIn(browser: Browser, loginId: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ja-JP', ...options })).newPage();
  await signIn(page, loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}
const atCoach = async (page: Page, query = '') => {
  await page.goto(`/coach?classId=${classId()}${query}`);
  await expect(page.getByRole('region', { name: 'コーチ' })).toBeVisible();
};
const box = (page: Page) => page.getByLabel('コーチに書く');
const talk = (page: Page) => page.getByRole('log', { name: '会話' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const say = async (page: Page, text: string) => {
  await box(page).fill(text);
  await button(page, '送る').click();
};
/** An answer that is not given before the promise is kept. */
const held = (after: Promise<unknown>, text: string): Behaviour => {
  // biome-ignore lint/suspicious/noThenProperty: the test server's own word
  return { after, then: { text } };
};
const step = (page: Page) => page.getByText(/段目 \/ 5/);

test('a pupil talks in phases and climbs the hints one by one', async ({ browser }) => {
  const first = await (await browser.newContext()).newPage();
  await firstSignIn(first, slipOf(PUPIL));
  await first.context().close();
  const pupil = await signedIn(browser, PUPIL);
  await pupil.getByRole('link', { name: 'コーチ' }).first().click();
  await atCoach(pupil);
  await expect(pupil.getByText(/この会話は.*読めます/)).toBeVisible();
  await button(pupil, '調べる').click();
  models.next({ text: '何を数えましたか。**同じ年**でそろえると、どうなりますか。' });
  // The Enter that takes over a conversion of kana sends nothing; the next one does.
  await box(pupil).fill('人通りと店の数を調べました');
  await box(pupil).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
  await expect(box(pupil)).toHaveValue('人通りと店の数を調べました');
  await box(pupil).press('Enter');
  await expect(talk(pupil).getByText('同じ年')).toBeVisible();
  await expect(box(pupil)).toHaveValue('');
  await expect(step(pupil)).toHaveText('1段目 / 5');
  models.next({ text: '市役所の表を見てみましょう。何軒ありますか。' });
  await button(pupil, 'もう一段').click();
  await expect(talk(pupil).getByText('市役所の表')).toBeVisible();
  await expect(step(pupil)).toHaveText('2段目 / 5');
  expect(models.last.messages[0]?.content).toContain('2 見る場所');
  expect(models.last.messages[0]?.content).toContain('調べる:');

  await button(pupil, '発表').click();
  await expect(step(pupil)).toHaveText('1段目 / 5');
  await expect(pupil.getByText('1段目にもどります')).toBeVisible();
  models.next({ text: 'だれが聞きますか。' });
  await say(pupil, '発表の順番にまよっています');
  await expect(talk(pupil).getByText('だれが聞きますか。')).toBeVisible();
  expect(models.last.messages[0]?.content).toContain('発表:');
  expect(models.requests.every(({ text }) => !text.includes(TEACHER.familyName))).toBe(true);
});

test('an answer is stopped, outlives a reload and a broken line', async ({ browser }) => {
  const pupil = await signedIn(browser, PUPIL);
  await atCoach(pupil);
  let release = Promise.withResolvers<void>();
  const begun = 'まず、何を見ましたか。';
  models.next({ stallAfter: begun });
  await say(pupil, '止めてみます');
  await expect(talk(pupil).getByText(begun)).toBeVisible();
  await button(pupil, '止める').click();
  await expect(pupil.getByText('ここで止めました')).toBeVisible();
  await expect.poll(() => models.last.hungUp).toBe(true);
  await expect(talk(pupil).getByText(begun)).toBeVisible();

  models.next(held(release.promise, 'もどってきましたね。つぎは何をしますか。'));
  await say(pupil, '読みこみ直します');
  await expect(button(pupil, '止める')).toBeVisible();
  await pupil.reload();
  await expect(talk(pupil).getByText('読みこみ直します')).toBeVisible();
  await expect(button(pupil, '止める')).toBeVisible();
  release.resolve();
  await expect(talk(pupil).getByText('もどってきましたね。')).toBeVisible();

  // What is being written when the line goes is there when it is back, and the model was asked once.
  release = Promise.withResolvers<void>();
  const asked = models.requests.length;
  models.next(held(release.promise, '線が切れても続きます。どう思いますか。'));
  await say(pupil, '線が切れます');
  await expect(button(pupil, '止める')).toBeVisible();
  await pupil.context().setOffline(true);
  release.resolve();
  await expect(pupil.getByText(/回線が切れ/)).toBeVisible();
  await pupil.context().setOffline(false);
  await expect(talk(pupil).getByText('線が切れても続きます。')).toBeVisible({ timeout: 30_000 });
  expect(models.requests.length).toBe(asked + 1);

  // A message that cannot leave stays in its box.
  await expect(button(pupil, '送る')).toBeVisible();
  await pupil.context().setOffline(true);
  await say(pupil, '出せないことば');
  await expect(pupil.getByRole('alert')).toBeVisible();
  await expect(box(pupil)).toHaveValue('出せないことば');
  await pupil.context().setOffline(false);
  models.next({ text: 'とどきました。何からしますか。' });
  await button(pupil, '送る').click();
  await expect(talk(pupil).getByText('とどきました。')).toBeVisible();
});

test('a finished text is held back, markup does nothing, and too long a message stays in its box', async ({
  browser,
}) => {
  const pupil = await signedIn(browser, PUPIL, PHONE);
  await atCoach(pupil);
  models.next({ text: FINISHED_ESSAY });
  await say(pupil, '感想文を書いてください');
  await expect(pupil.getByText('ここで止めました。')).toBeVisible();
  await expect(talk(pupil)).not.toContainText('私は商店街を歩いて');
  await button(pupil, '新しい会話').click();
  const foreign: string[] = [];
  pupil.on('request', (request) => {
    if (!request.url().startsWith(new URL(pupil.url()).origin)) foreign.push(request.url());
  });
  models.next({
    text: 'どう思いますか。\n![x](https://evil.example/p.png)<img src=x onerror=alert(1)><script>alert(2)</script>',
  });
  await say(pupil, '絵を見せて');
  await expect(talk(pupil).getByText('どう思いますか。')).toBeVisible();
  await expect(talk(pupil).locator('img, script, iframe')).toHaveCount(0);
  expect(foreign).toEqual([]);
  await box(pupil).fill('あ'.repeat(4100));
  await expect(pupil.getByText(/4000字まで/)).toBeVisible();
  await expect(button(pupil, '送る')).toBeDisabled();
  await expect(box(pupil)).toHaveValue('あ'.repeat(4100));
  await pupil.reload();
  await expect(box(pupil)).toHaveValue('あ'.repeat(4100));
  await box(pupil).fill('');
});

test('beside the log and the theme the coach opens, and closing gives the work back', async ({ browser }) => {
  const pupil = await signedIn(browser, PUPIL);
  await pupil.goto(`/log/new?classId=${classId()}`);
  await button(pupil, 'コーチに聞く').click();
  const beside = pupil.getByRole('dialog', { name: 'コーチ' });
  await expect(beside).toBeVisible();
  models.next({ text: '今日いちばん気になったことは何ですか。' });
  await beside.getByLabel('コーチに書く').fill('何を書けばいいですか');
  await beside.getByRole('button', { name: '送る' }).click();
  await expect(beside.getByRole('log').getByText('今日いちばん気になったこと')).toBeVisible();
  await pupil.getByLabel('タイトル').fill('書きながら聞ける');
  await pupil.keyboard.press('Escape');
  await beside.getByLabel('コーチに書く').focus();
  await pupil.keyboard.press('Escape');
  await expect(beside).toBeHidden();
  await expect(button(pupil, 'コーチに聞く')).toBeFocused();

  const theme = await write<{ id: string }>(pupil, '/themes', { data: { classId: classId(), title: '空き店舗' } });
  await pupil.goto(`${classUrl()}/themes/${theme.id}`);
  await button(pupil, 'コーチに聞く').click();
  await expect(beside).toBeVisible();
  await expect(beside.getByRole('button', { name: '見つける' })).toHaveAttribute('aria-pressed', 'true');
  await beside.getByRole('button', { name: '閉じる' }).click();
  await expect(beside).toBeHidden();
});

test('words of distress reach the teacher, who reads, notes and is noted', async ({ browser }) => {
  const pupil = await signedIn(browser, PUPIL, PHONE);
  await atCoach(pupil);
  models.next({ text: '話してくれてありがとうございます。保健室の先生に話してみませんか。' });
  await say(pupil, 'もう 消えたい です');
  await expect(pupil.getByText('0120-0-78310')).toBeVisible();
  await expect(talk(pupil).getByText('話してくれてありがとう')).toBeVisible();

  const teacher = await signedIn(browser, TEACHER.loginId);
  await expect(async () => {
    await teacher.goto('/notices');
    await expect(teacher.getByText(/気がかりなところ/).first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await teacher
    .getByText(/気がかりなところ/)
    .first()
    .click();
  await expect(teacher).toHaveURL(/\/alerts\//);
  await expect(teacher.getByText('もう 消えたい です')).toBeVisible();
  await teacher.getByLabel('対応のメモ').fill('放課後に話した');
  await button(teacher, '対応ずみにする').click();
  await expect(teacher.getByText('対応ずみ', { exact: true })).toBeVisible();
  await teacher.reload();
  await expect(teacher.getByLabel('対応のメモ')).toHaveValue('放課後に話した');
  await teacher.getByRole('link', { name: '会話をすべて読む' }).click();
  await expect(teacher.getByRole('heading', { name: 'もう 消えたい です' })).toBeVisible();

  await teacher.goto(`${classUrl()}/conversations?show=guarded`);
  await teacher.getByRole('link', { name: /感想文を書いてください/ }).click();
  await teacher.getByText('生徒には見せなかった部分').click();
  await expect(teacher.getByText('私は商店街を歩いて')).toBeVisible();
  await teacher.goto(`${classUrl()}/conversations`);
  await teacher.getByRole('link', { name: '順に読む' }).click();
  const title = teacher.locator('#reading');
  const before = await title.innerText();
  await teacher.keyboard.press('j');
  await expect(title).not.toHaveText(before);
  await teacher.keyboard.press('k');
  await expect(title).toHaveText(before);
  await expect(teacher.getByText(new RegExp(`読んだ人.*${TEACHER.familyName}`))).toBeVisible();

  await teacher.goto(`/coach?classId=${classId()}`);
  models.next({ text: '案を3つ出します。1. 問いを交換する' });
  await teacher.getByLabel('アシスタントに書く').fill('次の授業の案をください');
  await button(teacher, '送る').click();
  await expect(talk(teacher).getByText('案を3つ出します')).toBeVisible();
  await expect(teacher.getByText('自分だけが見られます')).toBeVisible();
});

test('used up, away or not there: a sentence, and what was written stays', async ({ browser }) => {
  const pupil = await signedIn(browser, PUPIL);
  await atCoach(pupil);
  models.next({ status: 401 });
  await say(pupil, 'かぎがちがう日');
  await expect(pupil.getByText('コーチにつながりませんでした')).toBeVisible({ timeout: 60_000 });
  await expect(talk(pupil).getByText('かぎがちがう日')).toBeVisible();

  await askAt(office, models.url, { tokens: 1 });
  await button(pupil, '新しい会話').click();
  await say(pupil, '予算のない日');
  await expect(pupil.getByText('使い切っています')).toBeVisible();
  await askAt(office, models.url);
  models.next({ text: 'また話せますね。何からしますか。' });
  await button(pupil, 'もう一度聞く').click();
  await expect(talk(pupil).getByText('また話せますね。')).toBeVisible();

  await askAt(office, null);
  await atCoach(pupil);
  await expect(pupil.getByText('まだコーチを使えません')).toBeVisible();
  await expect(button(pupil, '送る')).toBeDisabled();
  await askAt(office, models.url);
});

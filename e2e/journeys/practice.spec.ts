import { type Browser, devices, expect, type Page, test } from '@playwright/test';
import { enter, type Person, read, say } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { signIn, slipOf } from '../support/session.ts';

/*
 * Words delivered to a class: a pupil's first session on a phone, one on two devices without a line, and what their
 * teacher sees of it.
 */
test.describe.configure({ mode: 'serial' });

/** Pupils of 1年C組, whom no other journey takes. */
const [PUPIL, TRAVELLER, OTHER] = ['s0081', 's0082', 's0083'] as const;
/** Like the classes of the other journeys: what is written down of newcomers is looked for by that name. */
const CLASS = '総合的な探究の時間 ことば';
const WORDS = ['光合成', '蒸散', '呼吸', '細胞壁', '葉緑体', '液胞', '道管', '師管', '気孔', '花粉'];
const question = (word: string) => `「${word}」を選びましょう。`;

let teacher: Person;
let classId = '';
const people = new Map<string, Person>();
const person = (loginId: string): Person => {
  const found = people.get(loginId);
  if (!found) throw new Error(`${loginId} has not come in`);
  return found;
};
const idOf = (loginId: string): string => person(loginId).id;
const proficiency = (page: Page, id: string) =>
  read<{ answers: number; rights: number; words: Record<string, number> }>(page, `/proficiency/${id}`);
const asked = (page: Page) => page.getByRole('heading', { level: 1 });
/** The word that is asked for, as soon as a question stands there. */
async function wordOf(page: Page): Promise<string> {
  await expect(asked(page)).toHaveText(/^「.+」を選びましょう。$/);
  await expect(page.getByRole('listitem').getByRole('button')).toHaveCount(4);
  const text = await asked(page).innerText();
  return WORDS.find((word) => text === question(word)) ?? '';
}
const choice = (page: Page, word: string) => page.getByRole('listitem').getByRole('button', { name: word });
const next = (page: Page) => page.getByRole('button', { name: '次へ' });
const phone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ ...devices['Pixel 7'], locale: 'ja-JP' })).newPage();

/** Answers the question on the screen right or wrong, and goes on. */
async function answer(page: Page, right: boolean): Promise<string> {
  const word = await wordOf(page);
  if (right) await choice(page, word).click();
  else await page.getByRole('button', { name: 'わからない' }).click();
  const judged = page.getByRole('status').getByText(right ? `そのとおり。${word}` : `答えは「${word}」です`);
  await expect(judged).toBeVisible();
  await next(page).click();
  await expect(judged).toBeHidden();
  return word;
}

test('a teacher delivers ten words to a class of three', async ({ baseURL }) => {
  const base = String(baseURL);
  teacher = await enter(base, { loginId: TEACHER.loginId, password: NEW_PASSWORD });
  for (const loginId of [PUPIL, TRAVELLER, OTHER]) people.set(loginId, await enter(base, slipOf(loginId)));
  const made = await say<{ id: string }>(teacher, 'POST', '/classes', { name: CLASS });
  classId = made.id;
  const studentIds = [...people.values()].map(({ id }) => id);
  await say(teacher, 'POST', '/enrollments', { classId, studentIds });
  const category = await say<{ id: string }>(teacher, 'POST', '/categories', { name: '練習する生物' });
  const wordIds: string[] = [];
  for (const word of WORDS) {
    const item = await say<{ id: string }>(teacher, 'POST', '/knowledge-items', {
      ...{ categoryId: category.id, title: word, question: question(word), answerType: 'text', accepted: [word] },
      explanation: `${word}の説明`,
    });
    wordIds.push(item.id);
  }
  const set = await say<{ id: string }>(teacher, 'POST', '/text-sets', { title: '植物 No.1', wordIds });
  // The module that keeps practice may hear of the class a little later.
  await expect(async () => {
    await say(teacher, 'POST', '/deliveries', { setIds: [set.id], classIds: [classId], dueDay: null });
  }).toPass({ timeout: 60_000 });
  for (const pupil of people.values())
    await expect(async () => {
      const today = await say<{ fresh: number }>(pupil, 'GET', '/practice/today');
      expect(today.fresh).toBe(10);
    }).toPass({ timeout: 60_000 });
});

test('a pupil practises on a phone: ten words, levels, when they come again, and a summary', async ({ browser }) => {
  const page = await phone(browser);
  await signIn(page, PUPIL, NEW_PASSWORD);
  await page.getByRole('link', { name: /練習する単語 10語/ }).click();
  await expect(page).toHaveURL(/\/practice\/session/);
  await expect(page.getByText('植物 No.1')).toBeVisible();

  // Where the choices stand is where they stay when the answer rises.
  const word = await wordOf(page);
  const before = await choice(page, word).boundingBox();
  await choice(page, word).click();
  await expect(page.getByText(`${word}の説明`)).toBeVisible();
  await expect(page.getByText('レベル 0 → 1')).toBeVisible();
  await expect(page.getByText('2日後に、もう一度出ます')).toBeVisible();
  expect((await page.getByRole('listitem').getByRole('button', { name: word }).boundingBox())?.y).toBe(before?.y);
  await next(page).click();
  await expect(asked(page)).not.toHaveText(question(word));

  // Reloading asks the same with the same choices.
  const second = question(await wordOf(page));
  const choices = await page.getByRole('listitem').getByRole('button').allInnerTexts();
  await page.reload();
  await expect(asked(page)).toHaveText(second);
  expect(await page.getByRole('listitem').getByRole('button').allInnerTexts()).toEqual(choices);

  const wrong = await answer(page, false);
  for (let place = 2; place < 10; place++) await answer(page, true);
  await expect(page.getByRole('heading', { name: 'おつかれさまでした' })).toBeVisible();
  const missed = page.getByRole('listitem').filter({ has: page.getByText(wrong, { exact: true }) });
  await expect(missed.getByText('あした、もう一度出ます')).toBeVisible();
  await page.getByRole('link', { name: '練習のページへ' }).click();
  await expect(page.getByText('目標50語まであと40語')).toBeVisible();
  // floor(100 × 9 ÷ 50)
  await expect(page.getByRole('link', { name: /植物 No\.1/ }).getByText('18%')).toBeVisible();
  expect(await proficiency(page, idOf(PUPIL))).toMatchObject({
    answers: 10,
    rights: 9,
    words: { new: 1, beginner: 9, intermediate: 0, mastered: 0 },
  });
  await page.context().close();
});

test('a computer’s keyboard does it all', async ({ page }) => {
  await signIn(page, OTHER, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/practice/session');
  for (let place = 0; place < 3; place++) {
    const word = await wordOf(page);
    const choices = await page.getByRole('listitem').getByRole('button').allInnerTexts();
    await page.keyboard.press(String(choices.findIndex((text) => text.includes(word)) + 1));
    await expect(page.getByText(`そのとおり。${word}`)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(asked(page)).not.toHaveText(question(word));
  }
  expect(await proficiency(page, idOf(OTHER))).toMatchObject({ answers: 3, rights: 3 });
});

test('two devices practise without a line: nothing is lost and nothing counts twice', async ({ browser }) => {
  const [one, other] = [await phone(browser), await phone(browser)];
  for (const device of [one, other]) {
    await signIn(device, TRAVELLER, NEW_PASSWORD);
    await expect(device).toHaveURL(/\/$/);
    const packed = device.waitForResponse((response) => response.url().endsWith('/practice/pack') && response.ok());
    await device.goto('/practice');
    await packed;
    await device.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await expect.poll(() => device.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
  }
  for (const device of [one, other]) await device.context().setOffline(true);
  // It opens without a line, also after a reload, and goes on where it was.
  await one.goto('/practice');
  await expect(one).toHaveURL(/\/practice\/session/);
  const first = [await answer(one, true), await answer(one, true)];
  await one.reload();
  await expect(one.getByText('オフライン・答えはこの端末に残り、あとで送られます')).toBeVisible();
  for (let place = 0; place < 4; place++) first.push(await answer(one, true));
  expect(new Set(first).size).toBe(6);
  await other.goto('/practice/session');
  const second: string[] = [];
  for (let place = 0; place < 7; place++) second.push(await answer(other, true));
  const all = new Set([...first, ...second]);

  expect(await say<{ answers: number }>(person(TRAVELLER), 'GET', `/proficiency/${idOf(TRAVELLER)}`)).toMatchObject({
    answers: 0,
  });
  for (const device of [one, other]) await device.context().setOffline(false);
  await expect(async () => {
    const found = await say<{ answers: number }>(person(TRAVELLER), 'GET', `/proficiency/${idOf(TRAVELLER)}`);
    expect(found).toMatchObject({ answers: all.size, rights: all.size });
  }).toPass({ timeout: 60_000 });

  // Signing out leaves nothing of it on the device.
  await one.goto('/');
  await one.getByRole('button', { name: 'ログアウト' }).first().click();
  await expect(one).toHaveURL(/\/sign-in/);
  await expect
    .poll(() => one.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))'))
    .not.toContain('quested.practice');
  for (const device of [one, other]) await device.context().close();
});

test('the teacher sees what the class finds hard, and bounds the day', async ({ page }) => {
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`/classes/${classId}`);
  await page.getByRole('main').getByRole('link', { name: '練習', exact: true }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.getByRole('button', { name: 'つまずき' }).click();
  // The only word anybody missed stands first: of its answers one was wrong.
  const hardest = page.getByRole('row').nth(1);
  await expect(hardest.getByText('レベル0、正解0回、不正解1回')).toBeAttached();
  await page.getByRole('button', { name: '復習の量' }).click();
  await page.getByText('表で見る').click();
  // The word that was wrong comes tomorrow, the others of today the day after.
  await expect(page.getByRole('row').nth(2).getByRole('cell').first()).toHaveText('1');
  await page.getByRole('button', { name: '設定', exact: true }).click();
  await page.getByLabel('一人一日の上限（語）').fill('5');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました。次の答えから使われます。')).toBeVisible();
  const today = await say<{ cap: number; due: number }>(person(PUPIL), 'GET', '/practice/today');
  expect(today).toMatchObject({ cap: 5, due: 0 });
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '結果をCSVで' }).click();
  expect((await file).suggestedFilename()).toBe(`${CLASS}.csv`);
});

test('a pupil’s question gets its words by a click, and the pupil practises them', async ({ page, browser }) => {
  const question = '光合成は、夜のあいだも続いているか。';
  const theme = await say<{ id: string }>(person(PUPIL), 'POST', '/themes', { classId, title: '夜の葉', question });
  await say(person(PUPIL), 'POST', `/themes/${theme.id}/select`);
  await expect(async () => {
    const { items } = await say<{ items: { theme: { id: string } | null }[] }>(
      teacher,
      'GET',
      `/classes/${classId}/theme-links`,
    );
    expect(items.map((each) => each.theme?.id)).toContain(theme.id);
  }).toPass({ timeout: 60_000 });

  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`/classes/${classId}/practice?view=themes`);
  await page.getByRole('button', { name: '候補を見る' }).click();
  await expect(page.getByText('問いに出てくる言葉: 光合成')).toBeVisible();
  await page.getByRole('button', { name: '「光合成」をつなぐ' }).click();
  const scale = page.getByRole('group', { name: '「光合成」のつながりの強さ' });
  await expect(scale.getByRole('radio', { name: '5' })).toBeChecked();
  await scale.getByRole('radio', { name: '5' }).press('ArrowLeft');
  await expect(async () => {
    const { items } = await say<{ items: { links: { relevance: number }[] }[] }>(
      teacher,
      'GET',
      `/classes/${classId}/theme-links`,
    );
    expect(items.flatMap(({ links }) => links.map(({ relevance }) => relevance))).toEqual([4]);
  }).toPass({ timeout: 60_000 });
  // Taken away and brought back, it is as close as before.
  await page.getByRole('button', { name: '「光合成」を外す' }).click();
  await expect(page.getByText('まだ何もつながっていません。')).toBeVisible();
  await page.getByRole('button', { name: '元にもどす' }).last().click();
  await expect(scale.getByRole('radio', { name: '4' })).toBeChecked();

  const pupil = await phone(browser);
  await signIn(pupil, PUPIL, NEW_PASSWORD);
  await expect(pupil).toHaveURL(/\/$/);
  await pupil.goto('/practice');
  await pupil.getByRole('link', { name: `練習する: ${question}` }).click();
  await expect(asked(pupil)).toBeVisible();
  await expect(pupil.getByText(question)).toBeHidden();
  await pupil.getByRole('button', { name: 'わからない' }).click();
  await expect(pupil.getByText(`あなたの問いとつながっています: ${question}`)).toBeVisible();
  await pupil.context().close();
});

import { expect, type Page, test } from '@playwright/test';
import type { SurveyDefinition } from '#contracts/assessment/surveys.ts';
import { enter, type Person, read, say } from '../support/api.ts';
import type { FakeOpenAi, Seen } from '../support/fake-openai.ts';
import { askAt, startModels } from '../support/models.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { recall, signIn, signInAsAdmin, slipOf } from '../support/session.ts';

/*
 * What AI drafts and people take over: a pupil's theme from their surveys, next steps, a teacher's year plan, evaluations
 * of a class with their evidence, a summary for the report.
 */
test.describe.configure({ mode: 'serial' });

/** Sits in the class the journeys opened, and is not the pupil of another journey but the coach's. */
const PUPIL = 's0003';
const classUrl = () => String(recall().classUrl);
const classId = () => classUrl().split('/').at(-1) ?? '';
const DONE = '商店街の三十三軒に、貸し出しの登録があるかを一軒ずつ聞いて回った。';
const TERM = '2学期';

let models: FakeOpenAi;
let office: Page;
let pupil: Person;
let name: { familyName: string; givenName: string };
const fullName = () => `${name.familyName} ${name.givenName}`;
test.beforeAll(async ({ browser, baseURL }) => {
  models = await startModels();
  office = await (await browser.newContext()).newPage();
  await signInAsAdmin(office);
  pupil = await enter(baseURL ?? '', slipOf(PUPIL));
  name = await read(office, `/users/${pupil.id}`);
});
test.afterAll(async () => {
  await askAt(office, null);
  await office.context().close();
  await models.stop();
});

const button = (page: Page, label: string | RegExp) => page.getByRole('button', { name: label });
const pencil = (page: Page) => page.getByRole('region', { name: 'AIの下書き' });
/** A request for a shape, by a word of it. */
const of = (word: string) => (seen: Seen) => JSON.stringify(seen.schema ?? '').includes(`"${word}"`);

test('without a model every page says so, and nothing is kept', async ({ page }) => {
  await askAt(office, null);
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`${classUrl()}/curricula/draft`);
  await expect(page.getByText('AIはまだ設定されていません。').first()).toBeVisible();
  await expect(button(page, '下書きをたのむ')).toHaveCount(0);
  const asked = { classId: classId(), title: '', fieldwork: false, presentation: false };
  const answer = await page.request.post('/api/v1/ai/generate-curriculum', { data: asked });
  expect([answer.status(), (await answer.json()).code]).toEqual([409, 'AI_NOT_SET_UP']);
  await page.reload();
  await expect(pencil(page)).toHaveCount(0);
  // The plan by hand is where it always was.
  await page.goto(`${classUrl()}/curricula`);
  await expect(button(page, '新しいカリキュラム')).toBeVisible();
});

test('a pupil gets three ideas from both surveys and begins with one of them', async ({ page }) => {
  await askAt(office, models.url);
  await signIn(page, PUPIL, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`${classUrl()}/themes`);
  await page.getByRole('link', { name: '案をもらう' }).click();
  await expect(page.getByText('先に2つのアンケートに答えましょう。')).toBeVisible();
  for (const type of ['interest', 'personality']) {
    const { definition } = await say<{ definition: SurveyDefinition }>(pupil, 'GET', `/surveys/${type}`);
    const answers = Object.fromEntries(
      definition.questions.map((question) => [
        question.id,
        question.kind === 'scale' ? 4 : question.kind === 'choices' ? [question.options[0]?.id] : '駅前の空き店舗',
      ]),
    );
    await say(pupil, 'POST', `/surveys/${type}/responses`, { answers });
  }
  await page.reload();
  // The first answer names what nobody said; the model is told and mends it.
  models.next({ value: { proposals: [] } }, of('proposals'));
  await page.getByLabel('ひとこと').fill(`${fullName()}です。外に出て調べたいです。`);
  await button(page, '案をたのむ').click();
  await expect(pencil(page)).toHaveCount(3);
  const asked = models.requests.filter(of('proposals'));
  expect(asked).toHaveLength(2);
  for (const { text } of asked) {
    expect(text).toContain('駅前の空き店舗');
    expect(text).not.toContain(name.familyName + name.givenName);
    expect(text).not.toContain(fullName());
  }
  const second = pencil(page).nth(1);
  await second.getByText('もとにしたもの').click();
  await expect(second.getByText('興味アンケート').first()).toBeVisible();
  await second.getByRole('button', { name: 'この案から書きはじめる' }).click();
  await expect(page).toHaveURL(/\/themes\/[0-9a-f-]{36}$/);
  await expect(page.getByText('田に水を引く時期、川の生きものはどこへ行くのか').first()).toBeVisible();
  await page.goto(`${classUrl()}/themes`);
  await expect(page.getByText('選んでいる問い')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /田に水を引く時期/ })).toBeVisible();
});

test('a pupil is told what to do next, with reasons, and makes it a to-do', async ({ page }) => {
  const entry = { did: DONE, title: '聞き取り', state: 'entered', day: new Date().toISOString().slice(0, 10) };
  const device = { id: '018f0000-0000-7000-8000-d00000000001', writer: '018f0000-0000-7000-8000-d00000000002' };
  await say(pupil, 'POST', '/activities', { entries: [{ ...entry, ...device, classId: classId(), revision: 1 }] });
  await signIn(page, PUPIL, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`${classUrl()}/themes`);
  await button(page, 'すすめを聞く').click();
  await expect(pencil(page).getByText('店主一人に、話を聞く約束をする')).toBeVisible();
  expect(models.requests.findLast(of('reason'))?.text).toContain(DONE);
  await button(page, 'やることに入れる').first().click();
  await expect(button(page, 'やることに入れました')).toBeVisible();
  await page.goto('/plans');
  await expect(page.getByText('店主一人に、話を聞く約束をする').first()).toBeVisible();
});

test('a teacher has a year’s plan drafted, edits it and finds it saved', async ({ page }) => {
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`${classUrl()}/curricula`);
  await page.getByRole('link', { name: 'AIに下書きをたのむ' }).first().click();
  await page.getByLabel('総時間数').fill('20');
  await button(page, '下書きをたのむ').click();
  await expect(pencil(page).getByRole('heading', { name: '町から学ぶ一年' })).toBeVisible();
  await button(page, 'この下書きを使う').click();
  await expect(page).toHaveURL(/\/curricula\/[0-9a-f-]{36}$/);
  await expect(page.getByText('20時間ちょうどです')).toBeVisible();
  await page.getByLabel('タイトル').fill('駅前から学ぶ一年');
  await expect(page.locator('[data-state="saved"]').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('タイトル')).toHaveValue('駅前から学ぶ一年');
});

test('evaluations of the class are drafted pupil by pupil; who has no evidence is named, one is taken and confirmed', async ({
  page,
}) => {
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`${classUrl()}/evaluations?term=${TERM}`);
  await page.getByLabel('全員を選ぶ').check();
  await button(page, /人の下書きを頼む/).click();
  await expect(page.getByText(/人の下書きを頼みました/)).toBeVisible();
  await expect(page.getByText(/根拠になる記録がないので、書けませんでした。/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: `${fullName()}さんの評価を開く` }).click();
  const pane = page.getByRole('article');
  await expect(pane.getByText('この文章はAIの下書きから始まりました。')).toBeVisible();
  await expect(pane.getByRole('textbox', { name: '評価の文章' })).toHaveValue(/駅前の歩行者を自分で数え/);
  await button(page, /確定/).last().click();
  await expect(page.getByText('1人の評価を確定しました')).toBeVisible();
});

test('a teacher accepts a summary in their own words for the pupil’s report', async ({ page }) => {
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  await page.goto(`/students/${pupil.id}`);
  await button(page, '下書きをたのむ').click();
  const text = page.getByRole('textbox', { name: '歩みのまとめ' });
  await expect(text).toHaveValue(/駅前の歩行者/);
  await text.fill('三十三軒を一軒ずつ聞いて回り、理由を二つに分けた。');
  await button(page, 'このまとめにする').click();
  await expect(page.getByText('まとめにしました')).toBeVisible();
  await page.reload();
  await expect(page.getByText('三十三軒を一軒ずつ聞いて回り、理由を二つに分けた。').first()).toBeVisible();
});

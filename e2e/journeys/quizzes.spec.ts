import { type Browser, expect, type Page, test } from '@playwright/test';
import { enter, type Person, read, say } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { recall, remember, signIn, slipOf } from '../support/session.ts';

/*
 * Thirty pupils of 1年A組, who are in no other journey, take a quiz of twenty items. Pupil n (0 … 29) is right at item k
 * (0 … 18) if n < 30 − k, so that every figure of the analysis can be worked out by hand; the twentieth item is a text of
 * five points, of which everybody gets two.
 *
 * Points: twelve pupils have 19, the others 18, 17 … 1; with the text 2 more. Mean (12·19 + 171) ÷ 30 + 2 = 15.3 of 24.
 * Variance (12·361 + 2109 − 30·13.3²) ÷ 29 = 39.11, deviation 6.25. Items: Σ (30 − k)·k ÷ 870 = 3021 ÷ 870 = 3.472;
 * alpha = 20 ÷ 19 × (1 − 3.472 ÷ 39.11) = 0.96. Eight pupils are 27 %: item 11 (k = 10) is right for n < 20, in the
 * upper group for all, in the lower for nobody: 67 %, discrimination 1.
 */
const NOWHERE_ELSE = ['s0011', 's0014', 's0016', 's0017', 's0002', 's0005', 's0006', 's0008'];
const PUPILS = [...NOWHERE_ELSE, ...Array.from({ length: 22 }, (_, n) => `s00${n + 19}`)];
const [ON_THE_PAGE = '', SECOND = ''] = PUPILS;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };
const isRight = (pupil: number, item: number): boolean => pupil < 30 - item;
const NAME = '探究のことば 確認テスト';

type Paper = {
  id: string;
  paper: { sections: { items: { id: string; type: string; choices?: { id: string }[] }[] }[] };
};

test.describe.configure({ mode: 'serial' });

const device = async (browser: Browser, options = {}): Promise<Page> => (await browser.newContext(options)).newPage();
async function asTeacher(browser: Browser): Promise<Page> {
  const desk = await device(browser);
  await signIn(desk, TEACHER.loginId, NEW_PASSWORD);
  await expect(desk).toHaveURL(/\/$/);
  return desk;
}
const classUrl = (): string => String(recall().classUrl);
const quizUrl = (): string => String(recall().quizUrl);
const quizId = (): string => quizUrl().split('/').at(-1) ?? '';
const saved = (page: Page) => page.locator('[data-state="saved"]');

test('a teacher writes a quiz: four items by hand, fifteen from a file by way of the bank, one at the end', async ({
  browser,
}) => {
  test.slow();
  const desk = await asTeacher(browser);

  // The bank takes a file with one broken row and says which.
  await desk.goto('/quiz-items');
  await desk.getByRole('button', { name: '読みこむ' }).click();
  const rows = Array.from(
    { length: 15 },
    (_, n) => `single,ことば${n + 1}は どれ?,正しい${n + 1},ちがう,べつの,,正しい${n + 1},1`,
  );
  const file = ['type,prompt,choice_1,choice_2,choice_3,choice_4,answer,points', ...rows, 'single,壊れた行,,,,,,1'];
  const chooser = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: 'ファイルを選ぶ' }).click();
  await (await chooser).setFiles({
    name: '問題.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${file.join('\r\n')}\r\n`),
  });
  await expect(desk.getByText('15問を読みこめます。')).toBeVisible();
  await expect(desk.getByText('17行目')).toBeVisible();
  await desk.getByRole('button', { name: '15問を入れる' }).click();
  await expect(desk.getByText('全15件')).toBeVisible();

  await desk.goto(`${classUrl()}/quizzes`);
  await desk.getByRole('button', { name: '小テストをつくる' }).click();
  await desk.getByLabel('名前').fill(NAME);
  await desk.getByRole('button', { name: 'つくり始める' }).click();
  await expect(desk).toHaveURL(/quizzes\/[0-9a-f-]{36}$/);
  remember({ quizUrl: new URL(desk.url()).pathname });
  const add = async (type: string) => {
    await desk.getByRole('button', { name: '問題を足す' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: type }).click();
  };
  await add('一つ選ぶ');
  await desk.getByLabel('問題文').fill('出典を示して他人の文を写すことは?');
  for (const [at, words] of ['引用', '盗用', '要約', '翻訳'].entries())
    await desk.getByRole('textbox', { name: new RegExp(`選択肢.* ${at + 1}番$`) }).fill(words);
  await expect(desk.getByText('正解が決まっていません', { exact: true })).toBeVisible();
  await desk.getByRole('radio', { name: '1番を正解にする' }).check();
  await expect(desk.getByText('正解が決まっていません', { exact: true })).toBeHidden();
  await add('数');
  await desk.getByLabel('問題文').fill('60人中45人は何%?');
  await desk.getByRole('textbox', { name: '正解' }).fill('７５');
  await add('短い言葉');
  await desk.getByLabel('問題文').fill('問いへの仮の答えを何という?');
  await desk.getByRole('textbox', { name: '正解とする答え' }).fill('仮説');
  await add('正誤');
  await desk.getByLabel('問題文').fill('一つの資料だけで確かめられる。');
  await desk.getByRole('button', { name: '正しくない' }).click();

  await desk.getByRole('button', { name: '問題バンクから' }).click();
  const bank = desk.getByRole('dialog');
  await bank.getByRole('searchbox').fill('ことば');
  await bank.getByRole('checkbox', { name: 'すべて選ぶ' }).check();
  await bank.getByRole('button', { name: '15問を入れる' }).click();
  await add('文章');
  await desk.getByLabel('問題文').fill('確かさをどう確かめますか。');
  await expect(desk.getByText('20問・24点')).toBeVisible();
  await expect(saved(desk)).toBeVisible();

  // The author tries it: the key does what it should.
  await desk.getByRole('link', { name: '試す' }).click();
  await desk
    .getByRole('textbox', { name: '答え (%)' })
    .or(desk.getByRole('textbox', { name: '答え' }))
    .first()
    .fill('75');
  await desk.getByRole('button', { name: '採点してみる' }).click();
  await expect(desk.getByText('24点のうち1点')).toBeVisible();

  await desk.getByRole('link', { name: '問題', exact: true }).click();
  await desk.getByRole('button', { name: '公開する' }).click();
  await expect(desk.getByText('公開中')).toBeVisible();
});

test('a pupil takes it on a phone, loses the line, goes on at another device, and nothing is lost', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  await enter(String(baseURL), slipOf(ON_THE_PAGE));
  const phone = await device(browser, PHONE);
  await signIn(phone, ON_THE_PAGE, NEW_PASSWORD);
  await phone.getByRole('link', { name: NAME }).first().click();
  await phone.getByRole('button', { name: '始める' }).click();
  await expect(phone.getByText('問1 / 20')).toBeVisible();
  remember({ attemptUrl: new URL(phone.url()).pathname });
  await phone.getByRole('radio', { name: '引用' }).check();
  await phone.getByRole('button', { name: '次へ' }).click();
  await phone.getByRole('textbox', { name: '答え' }).fill('とても');
  await expect(phone.getByText('数として読めません')).toBeVisible();
  await phone.getByRole('textbox', { name: '答え' }).fill('７５．０');
  await expect(saved(phone)).toBeVisible();

  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: '次へ' }).click();
  await phone.getByRole('textbox', { name: '答え' }).fill('かせつ');
  await phone.getByRole('button', { name: '次へ' }).click();
  await phone.getByRole('radio', { name: '正しくない' }).check();
  await phone.getByRole('button', { name: 'あとで見直す' }).click();
  await expect(phone.locator('[data-state="device"]')).toBeVisible();
  await phone.context().setOffline(false);
  await expect(saved(phone)).toBeVisible({ timeout: 30_000 });

  const desk = await device(browser);
  await signIn(desk, ON_THE_PAGE, NEW_PASSWORD);
  await expect(desk).toHaveURL(/\/$/);
  await desk.goto(String(recall().attemptUrl));
  await expect(desk.getByRole('radio', { name: '引用' })).toBeChecked();
  await desk.getByRole('button', { name: '一覧' }).click();
  await expect(desk.getByRole('button', { name: /^4\s*答えた/ })).toBeVisible();
  await expect(desk.getByText('まだ答え終わっていない問題が16問あります。')).toBeVisible();
  // かせつ is not 仮説: read the other way it is put right before handing in.
  await desk.getByRole('button', { name: /^3\s/ }).click();
  await desk.getByRole('textbox', { name: '答え' }).fill('仮説');
  await desk.keyboard.press('Control+ArrowRight');
  for (let item = 4; item < 19; item++) {
    await desk.keyboard.press('Control+ArrowRight');
    await expect(desk.getByText(`問${item + 1} / 20`)).toBeVisible();
    await desk.keyboard.press('1');
    await expect(desk.getByRole('radio').first()).toBeChecked();
  }
  await desk.keyboard.press('Control+ArrowRight');
  await desk.getByRole('textbox', { name: '答え' }).fill('別の資料と比べます。\n<b>自分でも</b>測ります。');
  await desk.getByRole('button', { name: '見直しへ' }).click();
  await expect(desk.getByText('見直す印が1問についています。')).toBeVisible();
  await desk.getByRole('button', { name: '提出する' }).click();
  await expect(desk.getByRole('heading', { name: '提出しました' })).toBeVisible();
  await expect(desk.getByText('20問のうち20問の答えを受けとりました。')).toBeVisible();
  // The phone that lay open learns that it is over.
  await phone.reload();
  await expect(phone.getByRole('heading', { name: '提出しました' })).toBeVisible();
});

/** Pupil n of the class takes the quiz by the API and hands it in. */
async function take(who: Person, pupil: number): Promise<void> {
  const attempt = await say<Paper>(who, 'POST', `/quizzes/${quizId()}/attempts`, { number: 1 });
  const at = new Date().toISOString();
  const items = attempt.paper.sections.flatMap((section) => section.items);
  const changes = Object.fromEntries(
    items.map((item, index) => {
      const right = isRight(pupil, index);
      const answer = {
        single: { choice: item.choices?.[right ? 0 : 1]?.id },
        number: { number: right ? '75' : '45' },
        text: { text: right ? '仮説' : '感想' },
        trueFalse: { value: !right },
        long: { text: `${pupil + 1}人目の答え` },
      }[item.type];
      return [item.id, { answer, rev: 1, at }];
    }),
  );
  await say(who, 'PATCH', `/attempts/${attempt.id}/answers`, { changes });
  await say(who, 'POST', `/attempts/${attempt.id}/hand-in`, {});
}

test('twenty-nine others take it, the teacher sees who is where, gives time and marks the texts', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const desk = await asTeacher(browser);
  const second = await enter(String(baseURL), slipOf(SECOND));
  await say<Paper>(second, 'POST', `/quizzes/${quizId()}/attempts`, { number: 1 });
  await desk.goto(`${quizUrl()}/live`);
  await expect(desk.getByRole('button', { name: /^受けている 1/ })).toBeVisible();
  await expect(desk.getByRole('button', { name: /^提出 1/ })).toBeVisible();

  for (const [index, loginId] of PUPILS.entries()) {
    if (index === 0) continue;
    await take(index === 1 ? second : await enter(String(baseURL), slipOf(loginId)), index);
  }
  await expect(desk.getByRole('button', { name: /^提出 30/ })).toBeVisible();

  await desk.goto(`${quizUrl()}/marking`);
  const points = desk.locator('input[data-points]');
  await expect(points).toHaveCount(30);
  await expect(desk.getByText('<b>自分でも</b>測ります。')).toBeVisible();
  await points.first().fill('6');
  await points.first().press('Enter');
  await expect(desk.getByText('0から5まで、0.5きざみです')).toBeVisible();
  for (let row = 0; row < 30; row++) {
    await points.nth(row).fill('2');
    await points.nth(row).press('Enter');
  }
  await expect(desk.getByText('採点ずみ')).toHaveCount(30);
  await desk.reload();
  await desk.getByRole('navigation', { name: '問題の一覧' }).getByRole('button').last().click();
  await expect(desk.getByText('採点ずみ')).toHaveCount(30);
  await expect(points.nth(17)).toHaveValue('2');
});

test('the analysis says what one works out by hand', async ({ browser }) => {
  const desk = await asTeacher(browser);
  await desk.goto(`${quizUrl()}/analysis`);
  const fact = (name: string) => desk.locator('dl > div', { hasText: name }).locator('dd');
  await expect(fact('人数')).toHaveText('30');
  await expect(fact('平均')).toHaveText('15.3 / 24');
  await expect(fact('標準偏差')).toHaveText('6.25');
  await expect(fact('信頼性 α')).toHaveText('0.96');
  const row = desk.getByRole('table', { name: '問題ごとの分析' }).getByRole('row', { name: /^11 / });
  await expect(row).toContainText('67%');
  await expect(row).toContainText('1.00');
});

test('results are shown; a key that was wrong is corrected, and only those whose result changes are told', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const desk = await asTeacher(browser);
  const pupil = await enter(String(baseURL), slipOf(SECOND));
  const inbox = async () =>
    (await say<{ items: { kind: string }[] }>(pupil, 'GET', `/notifications/${pupil.id}`)).items.filter(({ kind }) =>
      ['quiz-released', 'quiz-changed'].includes(kind),
    ).length;
  const before = await inbox();
  await desk.goto(`${quizUrl()}/results`);
  await desk.getByRole('button', { name: '結果を返す' }).click();
  await desk.getByRole('button', { name: '全員に返す' }).click();
  await expect(desk.getByText('結果を返却')).toBeVisible();
  await expect.poll(inbox).toBe(before + 1);

  const phone = await device(browser, PHONE);
  await signIn(phone, ON_THE_PAGE, NEW_PASSWORD);
  await expect(phone).toHaveURL(/\/$/);
  await phone.goto(`${String(recall().attemptUrl)}/result`);
  await expect(phone.getByText('21', { exact: true })).toBeVisible();
  await expect(phone.getByText('<b>自分でも</b>測ります。')).toBeVisible();

  // Item 19 (k = 18): the second choice was right all along. Pupils 0 … 11 lose a point, 12 … 29 gain one.
  await desk.goto(quizUrl());
  await desk.getByRole('button', { name: '訂正' }).nth(18).click();
  await desk.getByRole('radio', { name: '2番を正解にする' }).check();
  await desk.getByLabel('何を直したか').fill('正解は二番目');
  await desk.getByRole('button', { name: '訂正して採点し直す' }).click();
  await expect(desk.getByText('30人の結果が変わりました')).toBeVisible({ timeout: 30_000 });
  await expect.poll(inbox).toBe(before + 2);
  const assessments = await read<{ quizzes: { points: number | null }[] }>(desk, `/assessments/${pupil.id}`);
  expect(assessments.quizzes.map(({ points }) => points)).toContain(20);
});

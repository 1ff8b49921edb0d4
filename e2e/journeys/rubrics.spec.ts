import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { read, write } from '../support/api.ts';
import { NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { firstSignIn, signIn, slipOf } from '../support/session.ts';

test.describe.configure({ mode: 'serial' });

/** Two pupils who are in no other journey. */
const PUPILS = ['s0041', 's0042'] as const;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };
type Person = { id: string; familyName: string; givenName: string };

let classUrl = '';
let assessmentUrl = '';
const people: Person[] = [];

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
const saved = (page: Page) => page.locator('main [data-state="saved"]');
const named = ({ familyName, givenName }: Person) => `${familyName} ${givenName}`;

async function signedIn(browser: Browser, who: string, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, who, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
}
const teacherAtDesk = (browser: Browser) => signedIn(browser, TEACHER.loginId);

/** Chooses a level of each criterion by its name, in the order they stand. */
async function choose(page: Page, levels: readonly string[]): Promise<void> {
  for (const [at, level] of levels.entries()) {
    await page.locator('main fieldset').nth(at).getByText(level, { exact: true }).click();
  }
}

test('a rubric is begun from a ready one, changed, undone and put to use', async ({ browser }) => {
  for (const who of PUPILS) {
    const first = await (await browser.newContext()).newPage();
    await firstSignIn(first, slipOf(who));
    const { user } = await read<{ user: Person }>(first, '/auth/me');
    people.push(user);
    await first.context().close();
  }
  const teacher = await teacherAtDesk(browser);
  const { user } = await read<{ user: Person }>(teacher, '/auth/me');
  const made = await write<{ id: string }>(teacher, '/classes', { data: { name: '発表の講座', teacherId: user.id } });
  await write(teacher, '/enrollments', { data: { classId: made.id, studentIds: people.map(({ id }) => id) } });
  classUrl = `/classes/${made.id}`;
  await expect(async () => {
    const { items } = await read<{ items: unknown[] }>(teacher, `${classUrl}/surveys`);
    expect(items).toHaveLength(2);
  }).toPass({ timeout: 60_000 });

  await teacher.goto(`${classUrl}/rubrics`);
  await teacher.getByRole('link', { name: 'ルーブリックのひな形' }).click();
  await button(teacher, '新しいひな形').click();
  const dialog = teacher.getByRole('dialog');
  await dialog.getByText('発表', { exact: true }).click();
  await button(dialog, '書きはじめる').click();
  await expect(teacher.getByLabel('名前', { exact: true })).toHaveValue('発表');
  const names = () => teacher.getByLabel('観点の名前');
  await expect(names()).toHaveCount(4);

  // Moved by keys, undone by keys; both are said aloud.
  await button(teacher, '「伝えたいこと」を動かす').press('ArrowDown');
  await expect(names().nth(1)).toHaveValue('伝えたいこと');
  await expect(teacher.getByText('「伝えたいこと」を、4個のうち2番目に動かしました')).toBeAttached();
  await teacher.keyboard.press('Control+z');
  await expect(names().first()).toHaveValue('伝えたいこと');
  for (const name of ['見せ方と質問への答え', '話し方']) await button(teacher, `「${name}」を消す`).click();
  await teacher.getByLabel('名前', { exact: true }).fill('発表（2観点）');
  await expect(saved(teacher)).toBeVisible();
  await teacher.reload();
  await expect(teacher.getByLabel('名前', { exact: true })).toHaveValue('発表（2観点）');
  await expect(names()).toHaveCount(2);

  await teacher.getByRole('link', { name: 'このひな形で評価をつくる' }).click();
  await teacher.getByLabel('評価の名前').fill('中間発表');
  await teacher.getByText('決まった人数', { exact: true }).click();
  await teacher.getByLabel('一人が評価する人数').selectOption('1');
  await button(teacher, 'つくって確かめる').click();
  await expect(teacher.getByText('準備中')).toBeVisible();
  assessmentUrl = new URL(teacher.url()).pathname;
  await button(teacher, '始める').click();
  await expect(teacher.getByText('受付中')).toBeVisible();
});

test('two pupils score themselves and each other on their phones; one loses the line and nothing else', async ({
  browser,
}) => {
  const [ann, ben] = people as [Person, Person];
  const phone = await signedIn(browser, PUPILS[0], PHONE);
  const row = phone.locator('main section', { hasText: 'ルーブリックで評価する' });
  await expect(row.getByText('あと2人')).toBeVisible();
  await row.getByRole('link', { name: /中間発表/ }).click();
  await phone.getByRole('link', { name: /自分を評価する/ }).click();
  await choose(phone, ['A']);
  await button(phone, '提出する').click();
  await expect(phone.getByText('あと1つ選んでください。')).toBeVisible();
  await choose(phone, ['A', 'C']);
  await button(phone, '提出する').click();
  await expect(phone).toHaveURL(assessmentUrl);
  await expect(phone.getByRole('link', { name: /自分を評価する/ }).getByText('提出ずみ')).toBeVisible();

  await phone.getByRole('link', { name: new RegExp(named(ben)) }).click();
  await expect(phone.getByText('名前は本人に伝わりません。先生には見えます。')).toBeVisible();
  await choose(phone, ['S']);
  await expect(saved(phone)).toBeVisible();
  await phone.context().setOffline(true);
  await choose(phone, ['S', 'B']);
  await phone.getByLabel(/^全体へのコメント/).fill('<b>グラフ</b>がよかった');
  await expect(phone.locator('[data-state="device"]')).toBeVisible();
  await phone.context().setOffline(false);
  await expect(saved(phone)).toBeVisible({ timeout: 30_000 });
  await button(phone, '提出する').click();
  await expect(phone).toHaveURL(assessmentUrl);

  const other = await signedIn(browser, PUPILS[1], PHONE);
  await other.goto(assessmentUrl);
  await other.getByRole('link', { name: new RegExp(named(ann)) }).click();
  await choose(other, ['S', 'A']);
  await button(other, '提出する').click();
  await expect(other).toHaveURL(assessmentUrl);
  await expect(other.getByText('結果は、先生が公開すると見られます。')).toBeVisible();
  // Whoever looks for it does not find it either.
  const early = await other.request.get(`/api/v1/students/${ben.id}/rubric-results/${assessmentUrl.split('/').at(-1)}`);
  expect(early.status()).toBeGreaterThanOrEqual(400);
});

test('a teacher scores by keys, sees the sides and their difference, and shows the results', async ({ browser }) => {
  const [ann, ben] = people as [Person, Person];
  const teacher = await teacherAtDesk(browser);
  await teacher.goto(assessmentUrl);
  await teacher
    .getByRole('button', { name: `${named(ann)} 伝えたいこと: まだ` })
    .or(teacher.getByRole('button', { name: `${named(ben)} 伝えたいこと: まだ` }))
    .first()
    .click();
  // Two digits for the first pupil, two for the second: one goes on by itself.
  for (const digit of ['4', '4', '2', '1']) await teacher.keyboard.press(digit);
  await expect(saved(teacher)).toBeVisible();
  await teacher.reload();
  await button(teacher, 'そろった2人を確定する').click();
  await expect(teacher.getByText('確定 2 / 2人')).toBeVisible();

  await teacher.getByRole('button', { name: '進み具合' }).click();
  await expect(teacher.getByRole('row', { name: new RegExp(named(ann)) }).getByText('1 / 1')).toBeVisible();
  await teacher.getByRole('button', { name: '結果', exact: true }).click();
  await expect(teacher.getByText('1人では少なすぎます').first()).toBeVisible();
  const row = teacher.getByRole('row', { name: new RegExp(named(ann)) }).first();
  await expect(row.getByText('差')).toBeVisible();
  await row.getByRole('link').click();
  await expect(teacher.getByText('差が2段階以上', { exact: true }).first()).toBeVisible();

  await teacher.goto(assessmentUrl);
  await button(teacher, '締め切る').click();
  await expect(teacher.getByText('締め切り', { exact: true })).toBeVisible();
  await button(teacher, '結果を公開する').click();
  await expect(teacher.getByText('結果を公開中')).toBeVisible();
  await teacher.getByRole('button', { name: '記録', exact: true }).click();
  await expect(teacher.getByText('結果を公開', { exact: true }).first()).toBeVisible();
  // To the teacher the peer has a name.
  await expect(teacher.getByText(new RegExp(`生徒どうし・${named(ann)}`))).toBeVisible();
});

test('a pupil is told, reads the own result and record, and never learns who said it', async ({ browser }) => {
  const [ann, ben] = people as [Person, Person];
  const phone = await signedIn(browser, PUPILS[1], PHONE);
  await expect(phone.getByText('「中間発表」の結果が見られます')).toBeVisible();
  await phone.getByText('「中間発表」の結果が見られます').click();
  await expect(phone).toHaveURL(assessmentUrl);
  await expect(phone.getByText('あなたの結果')).toBeVisible();
  await expect(phone.getByText('<b>グラフ</b>がよかった')).toBeVisible();
  await expect(phone.getByText('名前は伝えられません').first()).toBeVisible();
  await expect(phone.getByText(named(ann))).toHaveCount(0);
  await phone.getByText('表で見る').click();
  await expect(phone.getByRole('row', { name: /伝えたいこと/ })).toContainText('4');

  await phone.getByRole('link', { name: '今日' }).click();
  await phone.getByRole('main').getByRole('link', { name: '結果', exact: true }).click();
  await expect(phone.getByRole('heading', { name: '評価の記録' })).toBeVisible();
  await expect(phone.getByText(/ほかの生徒（名前は伝えられません）/)).toBeVisible();
  await expect(phone.getByText(named(ann))).toHaveCount(0);
  const { items } = await read<{ items: { as: string | null; by: unknown }[] }>(
    phone,
    `/students/${ben.id}/evaluations`,
  );
  expect(items.filter(({ as }) => as === 'peer').map(({ by }) => by)).toEqual([null]);
});

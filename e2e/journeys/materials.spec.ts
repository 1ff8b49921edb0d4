import { type Browser, expect, type Page, test } from '@playwright/test';
import { enter, type Person, say } from '../support/api.ts';
import { NEW_PASSWORD } from '../support/people.ts';
import { signIn, slipOf } from '../support/session.ts';

/** They sit in 3年G組, which no other journey has to do with; the teacher leads no group. */
const PUPILS = ['s0881', 's0882'] as const;
const TEACHER = 't040';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ja-JP' };
const COURSE = '語いの時間';

const WORDS = 300;
const HEADER = '単語,カテゴリー,問題,解答形式,正解';
/** 300 words in two categories, and two rows nobody could learn. */
const words = (): string =>
  [
    HEADER,
    ...Array.from({ length: WORDS }, (_, n) => {
      const word = `word${String(n + 1).padStart(3, '0')}`;
      return `${word},語い/${n < 150 ? '前半' : '後半'},${n + 1}番目のことば,記述,${word}`;
    }),
    ',語い/前半,題がありません,記述,x',
    'essay,語い/前半,形がありません,作文,x',
  ].join('\r\n');

const device = async (browser: Browser, options = {}): Promise<Page> => (await browser.newContext(options)).newPage();
const signedIn = async (browser: Browser, login: string, options = {}): Promise<Page> => {
  const page = await device(browser, options);
  await signIn(page, login, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  return page;
};

type Asked = { id: string; itemId: string; choices: string[] };
type Path = { id: string; state: string; steps: { id: string; state: string; done: number; needed: number }[] };

/** Answers items as a pupil's page does. */
async function practise(who: Person, items: readonly { itemId: string; title: string }[]): Promise<void> {
  for (const { itemId, title } of items) {
    const asked = await say<Asked>(who, 'POST', `/problems/${itemId}/presentations`, {});
    await say(who, 'POST', `/problems/${itemId}/solve`, { presentationId: asked.id, answer: title, ms: 2000 });
  }
}

test.describe.configure({ mode: 'serial' });

test('300 words become text sets, are delivered, and the class’s pupils see them', async ({ browser, baseURL }) => {
  const base = String(baseURL);
  const teacher = await enter(base, slipOf(TEACHER));
  const pupils = [await enter(base, slipOf(PUPILS[0])), await enter(base, slipOf(PUPILS[1]))];
  const course = await say<{ id: string }>(teacher, 'POST', '/classes', { name: COURSE, teacherId: teacher.id });
  const studentIds = pupils.map(({ id }) => id);
  await say(teacher, 'POST', '/enrollments', { classId: course.id, studentIds });

  const desk = await signedIn(browser, TEACHER, { locale: 'ja-JP' });
  await desk.goto('/practice/items');
  await desk.getByRole('link', { name: '取り込む' }).click();
  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: '300語.csv', mimeType: 'text/csv', buffer: Buffer.from(words()) });
  await expect(desk.getByRole('heading', { name: '取り込む前の確認' })).toBeVisible();
  await expect(desk.getByText('300行を取り込みます。')).toBeVisible();
  // What cannot be read is named by its line and column, in words.
  await expect(desk.getByText('単語が空です。')).toBeVisible();
  await expect(desk.getByText('形式は 記述・選択・○× のどれかです（「作文」と書かれています）。')).toBeVisible();
  await desk.getByText('カテゴリーごとに10行ずつ').click();
  await desk.getByRole('button', { name: '300行を取り込む' }).click();
  await expect(desk.getByText('テキストを30冊作りました。')).toBeVisible({ timeout: 60_000 });
  await desk.getByRole('link', { name: 'テキストを見る' }).click();
  await desk.getByRole('searchbox', { name: 'テキストを探す' }).fill('【前半】No.1');
  await desk.getByRole('link', { name: '【前半】No.1', exact: true }).click();
  await desk.getByRole('button', { name: 'クラスに配る' }).click();
  await desk.getByRole('dialog').getByLabel(COURSE).check();
  await desk.getByRole('dialog').getByRole('button', { name: '配る', exact: true }).click();
  await expect(desk.getByText('1クラスに配りました')).toBeVisible();

  for (const login of PUPILS) {
    const phone = await signedIn(browser, login, PHONE);
    await phone.goto('/practice/texts');
    await expect(phone.getByRole('link', { name: '【前半】No.1' })).toBeVisible();
    await phone.getByRole('link', { name: '【前半】No.1' }).click();
    // Words they have not met are told by their meaning only.
    await expect(phone.getByText('1番目のことば', { exact: true })).toBeVisible();
    await expect(phone.getByText('word001')).toHaveCount(0);
  }
});

test('a path is completed by real work, step by step, and its teacher sees it', async ({ browser, baseURL }) => {
  const base = String(baseURL);
  const teacher = await enter(base, slipOf(TEACHER));
  const pupil = await enter(base, slipOf(PUPILS[0]));
  const { items: sets } = await say<{ items: { id: string; title: string }[] }>(
    teacher,
    'GET',
    '/text-sets?q=【後半】No.1',
  );
  const setId = sets.find(({ title }) => title === '【後半】No.1')?.id ?? '';
  const set = await say<{ words: { itemId: string; title: string }[] }>(teacher, 'GET', `/text-sets/${setId}`);
  const { items: courses } = await say<{ items: { id: string; name: string }[] }>(teacher, 'GET', '/classes');
  const classId = courses.find(({ name }) => name === COURSE)?.id ?? '';
  const passage = `川の水は、${'山から海へ流れます。'.repeat(8)}`;
  const reading = await say<{ id: string }>(teacher, 'POST', '/text-sets', { title: '川の話', wordIds: [], passage });
  const path = await say<{ id: string }>(teacher, 'POST', '/learning-paths', {
    title: '後半の10語',
    steps: [
      { key: 'words', kind: 'set', thingId: setId },
      { key: 'read', kind: 'reading', thingId: reading.id, after: ['words'] },
    ],
  });
  const to = [{ kind: 'class', id: classId }];
  await say(teacher, 'POST', `/learning-paths/${path.id}/assignments`, { classId, to });
  const now = () => say<Path>(pupil, 'GET', `/students/${pupil.id}/learning-paths/${path.id}`);

  const phone = await signedIn(browser, PUPILS[0], PHONE);
  await phone.goto(`/practice/learning/${path.id}`);
  await expect(phone.getByText('前のステップが先です')).toBeVisible();
  await practise(pupil, set.words.slice(0, 4));
  expect(await now()).toMatchObject({ state: 'inProgress', steps: [{ done: 4, needed: 10 }, { state: 'later' }] });
  await practise(pupil, set.words.slice(4));
  expect((await now()).steps[0]?.state).toBe('done');

  // The reading is done by opening the passage and being at its end for as long as reading it takes at least.
  await phone.reload();
  await phone.getByRole('link', { name: '読む', exact: true }).click();
  await expect(phone.getByText('ここまで読みました')).toBeVisible({ timeout: 30_000 });
  await phone.goto(`/practice/learning/${path.id}`);
  await expect(phone.getByText('このパスをやりとげました。')).toBeVisible();

  const desk = await signedIn(browser, TEACHER, { locale: 'ja-JP' });
  await desk.goto(`/practice/progress?classId=${classId}`);
  await expect(desk.getByText('完了 1 / 2人')).toBeVisible();
});

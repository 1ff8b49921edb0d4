import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page, type TestInfo, test } from '@playwright/test';
import { enter, read, say, write } from '../support/api.ts';
import { ADMIN, ENGLISH_ADMIN, NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { recall, signIn } from '../support/session.ts';

/** Looks of every page: both languages, both schemes, phone and desktop; screenshots lie in dist/screens. */
const LOOKS = [
  { name: 'ja-desktop-light', locale: 'ja-JP', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'en-desktop-dark', locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'ja-phone-dark', locale: 'ja-JP', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { name: 'en-phone-light', locale: 'en-GB', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const OPEN = [
  '/sign-in',
  '/register',
  '/forgot',
  '/confirm/not-a-token-at-all',
  '/reset/not-a-token-at-all',
  '/unsubscribe/not-a-token-at-all-nor-one-of-ours',
];
const ADMINISTRATOR = () => [
  '/',
  '/people',
  '/people/new',
  '/people/imports',
  '/people/imports/new',
  '/approvals',
  '/classes',
  '/classes/new',
  `${String(recall().classUrl)}`,
  `${String(recall().classUrl)}/surveys`,
  `${String(recall().classUrl)}/materials`,
  `${String(recall().classUrl)}/settings`,
  '/surveys',
  '/practice/items',
  '/practice/items/import',
  '/practice/sets',
  '/practice/deliveries',
  '/practice/paths',
  '/practice/progress',
  '/school',
  '/school/years',
  '/school/subjects',
  '/school/class-groups',
  '/school/coach',
  '/alerts',
  '/school/audit',
  '/school/audit?of=academic',
  '/ai/settings',
  '/ai/usage',
  '/ai/calls',
  '/ai/prompts',
  '/ai/prompts/call.marks',
  '/notices',
  '/announcements',
  '/announcements?sent=true',
  '/notices/settings',
  '/mailbox',
  '/mailbox/write',
  '/mailbox/templates',
  '/mailbox/templates/theme-returned',
  '/mailbox/hours',
  '/profile',
  '/no-such-page',
];

async function inspect(page: Page, path: string, look: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.screenshot({
    path: `dist/screens/${test.info().project.name}/${look}${path.replaceAll(/[0-9a-f-]{36}/g, 'id').replaceAll(/[/?=]/g, '_')}.png`,
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
  expect.soft(found, `${look} ${path}`).toEqual([]);
  const sideways = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect.soft(sideways, `${look} ${path} scrolls sideways`).toBeLessThanOrEqual(0);
  // The page of a wording is about such places.
  const unfilled = path.startsWith('/mailbox/templates/')
    ? /\b[a-z]+:[a-z]+\.[a-zA-Z.]+\b/g
    : /\b[a-z]+:[a-z]+\.[a-zA-Z.]+\b|\{\{\w+\}\}/g;
  const text = (await page.locator('body').innerText()).match(unfilled) ?? [];
  expect.soft(text, `${look} ${path} shows an untranslated key`).toEqual([]);
}

const open = async (
  browser: Browser,
  { name: _, ...options }: BrowserContextOptions & { name: string },
): Promise<Page> => {
  const context = await browser.newContext(options);
  // The line to the inbox stays open: with it a page would never come to rest.
  await context.route('**/api/v1/notifications/*/live', (route) => route.abort());
  return context.newPage();
};

/** The pages are the same files in every form: two of their looks show that each form serves them. */
const enough = (info: TestInfo, look: { name: string }): boolean =>
  info.project.metadata.topology === 'together' || [LOOKS[0].name, LOOKS[3].name].some((name) => name === look.name);

/** Somebody whose own language is the look's, so that the pages are in it after signing in, too. */
const ADMINISTRATORS = { ja: ADMIN, en: ENGLISH_ADMIN };

for (const look of LOOKS) {
  test(`every page for visitors is clean: ${look.name}`, async ({ browser }, info) => {
    test.skip(!enough(info, look));
    const page = await open(browser, look);
    for (const path of OPEN) await inspect(page, path, look.name);
  });

  test(`every page of the administrator is clean: ${look.name}`, async ({ browser }, info) => {
    test.skip(!enough(info, look));
    test.slow();
    const page = await open(browser, look);
    const { loginId, password } = ADMINISTRATORS[look.locale === 'ja-JP' ? 'ja' : 'en'];
    await signIn(page, loginId, password);
    await expect(page).toHaveURL(/\/$/);
    for (const path of [...ADMINISTRATOR(), ...(await announcementsOf(page))]) await inspect(page, path, look.name);
  });
}

/** One that has gone out to whoever is signed in, and one being written. */
async function announcementsOf(page: Page): Promise<string[]> {
  const { user } = await read<{ user: { id: string } }>(page, '/auth/me');
  const words = { title: '見た目のお知らせ', body: '**本文**です。', audience: [{ kind: 'person', id: user.id }] };
  const [sent, draft] = [
    await write<{ id: string }>(page, '/announcements', { data: words }),
    await write<{ id: string }>(page, '/announcements', { data: words }),
  ];
  await write(page, `/announcements/${sent.id}/publish`, { data: { version: 1 } });
  return [`/announcements/${sent.id}`, `/announcements/${draft.id}/edit`];
}

/** A published curriculum with something in each of its parts; it may have been made for the look before. */
async function planOf(browser: Browser, classUrl: string): Promise<string> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  const classId = classUrl.split('/').at(-1) ?? '';
  const { items } = await read<{ items: { id: string; title: string }[] }>(page, `/curricula?classId=${classId}`);
  const there = items.find(({ title }) => title === '見た目の計画');
  if (there) return `${classUrl}/curricula/${there.id}`;
  const week = { hours: 2, theme: '出会う', activities: '町を歩く', support: '見守る', evaluation: '記録' };
  const made = await write<{ id: string }>(page, '/curricula', {
    data: {
      classId,
      document: {
        title: '見た目の計画',
        phases: [{ id: randomUUID(), name: '課題の設定', weeks: [{ id: randomUUID(), label: '4月第3週', ...week }] }],
        rubric: [
          {
            id: randomUUID(),
            name: '問い',
            description: '',
            levels: [{ id: randomUUID(), name: 'S', criterion: '確かめた' }],
          },
        ],
      },
    },
  });
  await write(page, `/curricula/${made.id}/publish`, { data: { version: 1 } });
  return `${classUrl}/curricula/${made.id}`;
}

/** A quiz with an item of each type that one pupil has handed in and another may take; it may have been made before. */
async function quizOf(browser: Browser, baseURL: string, classUrl: string): Promise<{ quiz: string; attempt: string }> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  const pupil = await enter(baseURL, { loginId: 'hayashi-rin', password: 'Mizu-to-kaze-55' });
  const classId = classUrl.split('/').at(-1) ?? '';
  type Quiz = { id: string; title: string };
  const { items } = await read<{ items: Quiz[] }>(page, `${classUrl}/quizzes`);
  let quiz = items.find(({ title }) => title === '見た目の小テスト');
  if (!quiz) {
    const made = await write<Quiz>(page, '/quizzes', { data: { classId, document: LOOKED_AT } });
    await write(page, `/quizzes/${made.id}/publish`, { data: { version: 1 } });
    quiz = made;
  }
  const mine = await say<{ attempts: { id: string; number: number }[] }>(pupil, 'GET', `/my-quizzes/${quiz.id}`);
  const number = mine.attempts.length + 1;
  const attempt = await say<{ id: string }>(pupil, 'POST', `/quizzes/${quiz.id}/attempts`, { number });
  return { quiz: `${classUrl}/quizzes/${quiz.id}`, attempt: `/attempts/${attempt.id}` };
}
const option = (id: string) => ({ id, text: `選択肢 ${id}` });
const LOOKED_AT = {
  title: '見た目の小テスト',
  instructions: '**落ち着いて**答えましょう。',
  rules: { timeLimit: 30, attempts: 10 },
  sections: [
    {
      id: 's1',
      title: '調べる',
      items: [
        { id: 'i1', type: 'single', prompt: 'どれ?', choices: [option('a'), option('b')], answer: 'a' },
        { id: 'i2', type: 'text', prompt: '何?', accepted: ['川'] },
        { id: 'i3', type: 'long', prompt: 'なぜ?', points: 5, least: 10 },
      ],
    },
  ],
};
/** An open assessment by rubric in which pupils score themselves; it may have been made for the look before. */
async function rubricOf(browser: Browser, classUrl: string): Promise<{ template: string; assessment: string }> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  const found = async () => {
    const { items } = await read<{ items: { id: string; title: string; rubricId: string }[] }>(
      page,
      `${classUrl}/rubric-assessments`,
    );
    const there = items.find(({ title }) => title === '見た目の評価');
    return (
      there && {
        template: `${classUrl}/rubrics/templates/${there.rubricId}`,
        assessment: `${classUrl}/rubrics/${there.id}`,
      }
    );
  };
  const there = await found();
  if (there) return there;
  const level = (name: string, points: number) => ({
    id: randomUUID(),
    name,
    points,
    criterion: '問いから結論まで話す',
  });
  const criterion = {
    id: randomUUID(),
    name: '筋道',
    description: '',
    weight: 1,
    levels: [level('S', 2), level('A', 1)],
  };
  const rubric = await write<{ id: string }>(page, `${classUrl}/rubrics`, {
    data: { document: { name: '見た目のひな形', description: '', criteria: [criterion] } },
  });
  const made = await write<{ id: string; version: number }>(page, `${classUrl}/rubric-assessments`, {
    data: {
      ...{ rubricId: rubric.id, title: '見た目の評価', subject: '発表', dueOn: null },
      ...{ self: true, peers: 'none', peersEach: 1, anonymous: true },
    },
  });
  await write(page, `/rubric-assessments/${made.id}/state`, { data: { to: 'open', version: made.version } });
  const opened = await found();
  if (!opened) throw new Error('no assessment was made');
  return opened;
}

/** The first pupil of the class. */
async function firstOf(browser: Browser, classUrl: string): Promise<string> {
  const page = await open(browser, LOOKS[0]);
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  const roster = await read<{ items: { person: { id: string } }[] }>(page, `${classUrl}/students`);
  return roster.items[0]?.person.id ?? '';
}

/** Two words to practise, delivered to the class; they may have been delivered for the look before. */
async function wordsOf(browser: Browser, classUrl: string): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, TEACHER.loginId, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/$/);
  const { items } = await read<{ items: { name: string }[] }>(page, '/categories');
  if (items.some(({ name }) => name === '見た目のことば')) return;
  const { id: categoryId } = await write<{ id: string }>(page, '/categories', { data: { name: '見た目のことば' } });
  const wordIds: string[] = [];
  for (const title of ['過疎', '限界集落']) {
    const item = { categoryId, title, question: `${title}とは？`, answerType: 'text', accepted: [title] };
    wordIds.push((await write<{ id: string }>(page, '/knowledge-items', { data: item })).id);
  }
  const set = await write<{ id: string }>(page, '/text-sets', { data: { title: '見た目の単語', wordIds } });
  const classIds = [classUrl.split('/').at(-1) ?? ''];
  await write(page, '/deliveries', { data: { setIds: [set.id], classIds } });
}

for (const look of [LOOKS[0], LOOKS[2]]) {
  test(`every page of a teacher and a pupil is clean: ${look.name}`, async ({ browser, baseURL }, info) => {
    test.skip(!enough(info, look));
    test.slow();
    const classUrl = String(recall().classUrl);
    const plan = await planOf(browser, classUrl);
    const { quiz, attempt } = await quizOf(browser, String(baseURL), classUrl);
    const rubric = await rubricOf(browser, classUrl);
    const pupil = await firstOf(browser, classUrl);
    await wordsOf(browser, classUrl);
    const evaluated = `${classUrl}/evaluations?pupil=${pupil}`;
    for (const [who, password, paths] of [
      [
        TEACHER.loginId,
        NEW_PASSWORD,
        [
          '/',
          '/classes',
          classUrl,
          `${classUrl}/materials`,
          `${classUrl}/themes`,
          `${classUrl}/themes?show=none`,
          `${classUrl}/log`,
          `${classUrl}/log?show=all`,
          `${classUrl}/milestones`,
          `${classUrl}/practice`,
          `${classUrl}/practice?view=items`,
          `${classUrl}/practice?view=themes`,
          `${classUrl}/practice?view=load`,
          `${classUrl}/practice?view=calibration`,
          `${classUrl}/practice?view=settings`,
          `${classUrl}/practice?pupil=${pupil}`,
          `${classUrl}/evaluations`,
          evaluated,
          `/students/${pupil}`,
          `${classUrl}/groups`,
          `${classUrl}/surveys`,
          `${classUrl}/curricula`,
          plan,
          `${plan}/view`,
          `${plan}/versions`,
          `${classUrl}/quizzes`,
          quiz,
          `${quiz}/preview`,
          `${quiz}/live`,
          `${quiz}/marking`,
          `${quiz}/results`,
          `${quiz}/analysis`,
          `${attempt}/result`,
          '/quiz-items',
          `${classUrl}/rubrics`,
          `${classUrl}/rubrics/templates`,
          rubric.template,
          `${classUrl}/rubrics/new`,
          rubric.assessment,
          `${rubric.assessment}?view=results`,
          `${rubric.assessment}?view=progress`,
          `${rubric.assessment}?view=records`,
          '/people',
          '/coach',
          '/alerts',
          `${classUrl}/conversations`,
          '/notices',
          '/profile',
        ],
      ],
      [
        'hayashi-rin',
        'Mizu-to-kaze-55',
        [
          '/',
          '/classes',
          classUrl,
          `${classUrl}/materials`,
          `${classUrl}/themes`,
          `${classUrl}/themes/new`,
          `${classUrl}/curricula`,
          plan,
          `${classUrl}/rubrics`,
          rubric.assessment,
          '/record',
          `${classUrl}/log`,
          `${classUrl}/milestones`,
          '/log',
          '/log?look=list',
          '/log/new',
          '/plans',
          '/practice',
          '/practice/session',
          '/practice/texts',
          '/practice/learning',
          '/coach',
          '/surveys',
          '/surveys/interest',
          '/surveys/personality',
          `${classUrl}/quizzes`,
          quiz,
          attempt,
          '/notices',
          '/profile',
          '/people',
        ],
      ],
    ] as const) {
      const page = await open(browser, look);
      await signIn(page, who, password);
      await expect(page).toHaveURL(/\/$/);
      for (const path of paths) await inspect(page, path, `${look.name}-${who}`);
    }
  });
}

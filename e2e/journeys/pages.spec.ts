import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page, type TestInfo, test } from '@playwright/test';
import { read, write } from '../support/api.ts';
import { ADMIN, ENGLISH_ADMIN, NEW_PASSWORD, TEACHER } from '../support/people.ts';
import { recall, signIn } from '../support/session.ts';

/** Looks of every page: both languages, both schemes, phone and desktop; screenshots lie in dist/screens. */
const LOOKS = [
  { name: 'ja-desktop-light', locale: 'ja-JP', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'en-desktop-dark', locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'ja-phone-dark', locale: 'ja-JP', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
  { name: 'en-phone-light', locale: 'en-GB', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const OPEN = ['/sign-in', '/register', '/forgot', '/confirm/not-a-token-at-all', '/reset/not-a-token-at-all'];
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
  '/school',
  '/school/years',
  '/school/subjects',
  '/school/class-groups',
  '/school/audit',
  '/school/audit?of=academic',
  '/notices',
  '/mailbox',
  '/profile',
  '/no-such-page',
];

async function inspect(page: Page, path: string, look: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.screenshot({
    path: `dist/screens/${test.info().project.name}/${look}${path.replace(/[0-9a-f-]{36}/, 'id').replaceAll(/[/?=]/g, '_')}.png`,
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
  const text = (await page.locator('body').innerText()).match(/\b[a-z]+:[a-z]+\.[a-zA-Z.]+\b|\{\{\w+\}\}/g) ?? [];
  expect.soft(text, `${look} ${path} shows an untranslated key`).toEqual([]);
}

const open = async (
  browser: Browser,
  { name: _, ...options }: BrowserContextOptions & { name: string },
): Promise<Page> => (await browser.newContext(options)).newPage();

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
    for (const path of ADMINISTRATOR()) await inspect(page, path, look.name);
  });
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

for (const look of [LOOKS[0], LOOKS[2]]) {
  test(`every page of a teacher and a pupil is clean: ${look.name}`, async ({ browser }, info) => {
    test.skip(!enough(info, look));
    test.slow();
    const classUrl = String(recall().classUrl);
    const plan = await planOf(browser, classUrl);
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
          `${classUrl}/groups`,
          `${classUrl}/surveys`,
          `${classUrl}/curricula`,
          plan,
          `${plan}/view`,
          `${plan}/versions`,
          '/people',
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
          `${classUrl}/log`,
          `${classUrl}/milestones`,
          '/log',
          '/log?look=list',
          '/log/new',
          '/plans',
          '/surveys',
          '/surveys/interest',
          '/surveys/personality',
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

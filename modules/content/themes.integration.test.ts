import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { themeSelected } from '#contracts/content/events.ts';
import type {
  ClassThemeRow,
  MainThemeView,
  ThemeListItem,
  ThemeRevisionView,
  ThemeView,
} from '#contracts/content/themes.ts';
import type { SnapshotPage } from '#contracts/define.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';
import { selectedThemesSnapshot } from '#modules/content/queries/selected-themes-snapshot.ts';
import { forgetRemovedThemes } from '#modules/content/use-cases/put-theme-away.ts';

type List = { items: ClassThemeRow[]; total: number; next?: string; counts: Record<string, number> };

describe.each(DIALECTS)('personal themes, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let course: Course;
  let pupil: Seated;
  let made = 0;
  beforeAll(async () => {
    app = await bootModule(content, { dialect });
    school = await schoolWithClass(app);
  });
  afterAll(() => app.stop());

  /** A class of its own with the first pupil in it, and whoever else is wanted. */
  const newClass = async (others: Seated[] = []) => {
    made += 1;
    course = await school.course(`講座${made}`);
    [pupil] = school.pupils as [Seated];
    await school.assign(school.teacher, course);
    for (const who of [pupil, ...others]) await school.enroll(who, course);
  };
  const call = async <T = ThemeView>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const write = async (words: object = {}, who = pupil) => {
    const answer = await call(who, 'POST', '/themes', { classId: course.id, title: '商店街', ...words });
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const wordsOf = (theme: ThemeView) => ({
    title: theme.title,
    question: theme.question,
    description: theme.description,
    rationale: theme.rationale,
    approach: theme.approach,
    potential: theme.potential,
    mainThemeId: theme.mainTheme?.id ?? null,
    version: theme.version,
  });
  const change = (theme: ThemeView, words: object) =>
    call(pupil, 'PUT', `/themes/${theme.id}`, { ...wordsOf(theme), ...words });
  const act = (who: Seated, theme: ThemeView, verb: string, body: object = {}) =>
    call(who, 'POST', `/themes/${theme.id}/${verb}`, body);
  const propose = async (theme: ThemeView) => (await act(pupil, theme, 'propose', { version: theme.version })).body;
  const approve = async (theme: ThemeView) =>
    (await act(school.teacher, theme, 'approve', { version: theme.version, comment: 'よい問いです' })).body;
  const versions = async (theme: ThemeView) =>
    (await call<{ items: ThemeRevisionView[] }>(pupil, 'GET', `/themes/${theme.id}/versions`)).body.items;
  const list = async (query = '') =>
    (await call<List>(school.teacher, 'GET', `/classes/${course.id}/themes${query}`)).body;
  const mine = async (query = '') =>
    (await call<{ items: ThemeListItem[] }>(pupil, 'GET', `/students/${pupil.id}/themes?classId=${course.id}${query}`))
      .body.items;
  const rules = (approvalFirst: boolean, version = 0) =>
    call(school.teacher, 'PUT', `/classes/${course.id}/theme-rules`, { approvalFirst, version });

  it('ask their title where no question is written, and keep every wording', async () => {
    await newClass();
    const theme = await write();
    expect(theme).toMatchObject({ question: '商店街', state: 'draft', revision: 1, origin: 'hand', unseen: true });
    const second = (await change(theme, { question: 'なぜシャッターが開かないのか。', note: '話を聞いて' })).body;
    await change(second, { description: '調べたいこと' });
    const seen = await versions(theme);
    expect(seen.map(({ number, question, note }) => [number, question, note])).toEqual([
      [2, 'なぜシャッターが開かないのか。', '話を聞いて'],
      [1, '商店街', ''],
    ]);
    expect(seen[0]?.by).toMatchObject({ id: pupil.id, familyName: pupil.familyName });
  });

  it('gather what autosave brings in one version, until it is saved or shown', async () => {
    await newClass();
    let theme = await write({ title: '水', autosave: true });
    for (const question of ['な', 'なぜ', 'なぜ水は']) theme = (await change(theme, { question, autosave: true })).body;
    expect((await versions(theme)).map((each) => each.question)).toEqual(['なぜ水は']);
    theme = (await change(theme, { note: 'できた' })).body;
    theme = (await change(theme, { question: 'なぜ川は', autosave: true })).body;
    theme = await propose(theme);
    theme = (await change(theme, { question: 'なぜ海は', autosave: true })).body;
    expect((await versions(theme)).map(({ question, note }) => [question, note])).toEqual([
      ['なぜ海は', ''],
      ['なぜ川は', ''],
      ['なぜ水は', 'できた'],
    ]);
  });

  it('go from draft to proposed, come back with a comment, are improved and approved; each is told once', async () => {
    await newClass();
    const before = (await app.published('content')).length;
    let theme = await propose(await write({ question: '元気がないのはなぜか' }));
    expect(theme).toMatchObject({ state: 'proposed', proposedAt: '2026-11-22T09:00:00.000Z', unseen: false });
    const returned = await act(school.teacher, theme, 'return', { version: theme.version, comment: '何で測りますか' });
    expect(returned.body).toMatchObject({ state: 'returned', proposedAt: null });
    await act(pupil, theme, 'comments', { text: '人通りで測ります' });
    theme = (await change(returned.body, { question: '人通りが減ったのはなぜか' })).body;
    theme = await approve(await propose(theme));
    expect(theme).toMatchObject({ state: 'approved', approved: { by: { id: school.teacher.id }, revision: 2 } });
    expect(theme.remarks.map(({ as, kind, text, about }) => [as, kind, text, about])).toEqual([
      ['teacher', 'returned', '何で測りますか', 1],
      ['pupil', 'comment', '人通りで測ります', 1],
      ['teacher', 'approved', 'よい問いです', 2],
    ]);
    expect((await app.published('content')).slice(before)).toEqual([
      'content.theme-proposed.v1',
      'content.theme-returned.v1',
      'content.theme-commented.v1',
      'content.theme-proposed.v1',
      'content.theme-approved.v1',
    ]);
  });

  it('are approved as they were read: a change meanwhile is a conflict, a second approval has nothing to approve', async () => {
    await newClass();
    const read = await propose(await write());
    const changed = (await change(read, { question: '別の問い' })).body;
    expect(changed.state).toBe('proposed');
    const late = await act(school.teacher, read, 'approve', { version: read.version });
    expect(late).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    const approved = await approve(changed);
    for (const version of [changed.version, approved.version]) {
      const again = await act(school.teacher, approved, 'approve', { version });
      expect(again).toMatchObject({ status: 409, problem: { code: 'NOT_PROPOSED' } });
    }
    expect((await act(pupil, approved, 'propose', { version: approved.version })).problem.code).toBe(
      'ALREADY_PROPOSED',
    );
  });

  it('of two tabs the second is told that the first was quicker', async () => {
    await newClass();
    const theme = await write();
    expect((await change(theme, { question: '一つ目' })).status).toBe(200);
    const second = await change(theme, { question: '二つ目' });
    expect(second).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    expect((await call(pupil, 'GET', `/themes/${theme.id}`)).body.question).toBe('一つ目');
  });

  it('one is chosen per pupil and class, also when two are chosen at the same moment', async () => {
    await newClass();
    const themes = [await write({ title: '一' }), await write({ title: '二' }), await write({ title: '三' })];
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(themes.map((theme) => act(pupil, theme, 'select')));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
      expect((await mine()).filter((theme) => theme.selected)).toHaveLength(1);
    }
    const [chosen] = (await mine()).filter((theme) => theme.selected);
    const page = await selectedThemesSnapshot.answer(app.context('content'), { limit: 1000 });
    const rows = (page as SnapshotPage).rows.filter(({ row }) => row.classId === course.id);
    expect(rows.map(({ row }) => [row.personId, row.themeId, row.title])).toEqual([
      [pupil.id, chosen?.id, chosen?.title],
    ]);
  });

  it('a chosen one that is reworded is told again, one that is put away is chosen no more', async () => {
    await newClass();
    const told = async () => (await app.published('content')).filter((type) => type.includes('selected')).slice(-2);
    let theme = await write();
    await act(pupil, theme, 'select');
    theme = (await change(theme, { question: '新しい問い' })).body;
    expect(theme.selected).toBe(true);
    expect(await told()).toEqual([themeSelected.type, themeSelected.type]);
    const away = await act(pupil, theme, 'archive');
    expect(away.body).toMatchObject({ archived: true, selected: false });
    expect(await told()).toEqual([themeSelected.type, 'content.theme-unselected.v1']);
    expect(await mine()).toEqual([]);
    expect(await mine('&archived=true')).toHaveLength(1);
    expect((await act(pupil, theme, 'select')).problem.code).toBe('THEME_ARCHIVED');
    expect((await act(pupil, theme, 'restore')).body).toMatchObject({ archived: false, selected: false });
  });

  it('where the class says so, only approved ones are chosen, and a new wording needs approval anew', async () => {
    await newClass();
    const atOnce = await Promise.all([rules(true), rules(true), rules(true)]);
    expect(atOnce.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(atOnce.find(({ status }) => status === 200)?.body).toEqual({ approvalFirst: true, version: 1 });
    expect((await rules(false, 0)).problem.code).toBe('VERSION_CONFLICT');
    let theme = await write();
    expect((await act(pupil, theme, 'select')).problem.code).toBe('APPROVAL_FIRST');
    theme = await approve(await propose(theme));
    expect((await act(pupil, theme, 'select')).body).toMatchObject({ selected: true, approvalFirst: true });
    theme = (await change(theme, { description: '進め方だけ直す' })).body;
    expect(theme).toMatchObject({ state: 'approved', selected: true });
    theme = (await change(theme, { question: '問いを直す' })).body;
    expect(theme).toMatchObject({ state: 'draft', selected: false, approved: null });
  });

  it('an old wording becomes the newest version again', async () => {
    await newClass();
    let theme = await write({ question: '一つ目' });
    theme = (await change(theme, { question: '二つ目' })).body;
    const path = `/themes/${theme.id}/versions/1/restore`;
    expect((await call(pupil, 'POST', path, { version: 1 })).problem.code).toBe('VERSION_CONFLICT');
    theme = (await call(pupil, 'POST', path, { version: theme.version })).body;
    expect(theme).toMatchObject({ question: '一つ目', revision: 3 });
    expect((await versions(theme))[0]).toMatchObject({ number: 3, restoredFrom: 1 });
    expect(
      (await call(pupil, 'POST', `/themes/${theme.id}/versions/9/restore`, { version: theme.version })).status,
    ).toBe(404);
  });

  it('drafts nobody saw are deleted and taken back, and go for good after 30 days; shown ones are put away', async () => {
    await newClass();
    const theme = await write();
    expect((await call(pupil, 'DELETE', `/themes/${theme.id}`)).status).toBe(204);
    expect((await call(pupil, 'GET', `/themes/${theme.id}`)).status).toBe(404);
    expect((await act(pupil, theme, 'restore')).body.title).toBe('商店街');
    const shown = await propose(await write({ title: '見せた' }));
    expect((await call(pupil, 'DELETE', `/themes/${shown.id}`)).problem.code).toBe('HAS_WORK');
    expect((await act(pupil, shown, 'withdraw', { version: shown.version })).body.state).toBe('draft');
    await call(pupil, 'DELETE', `/themes/${theme.id}`);
    app.clock.advance(31 * DAY);
    await forgetRemovedThemes(app.context('content'));
    expect((await act(pupil, theme, 'restore')).status).toBe(404);
    expect((await act(pupil, shown, 'archive')).status).toBe(200);
  });

  it('take the main themes of their class only', async () => {
    await newClass();
    const own = await call<MainThemeView>(school.teacher, 'POST', `/classes/${course.id}/main-themes`, { title: '水' });
    const other = await call<MainThemeView>(school.teacher, 'POST', `/classes/${school.schoolClass.id}/main-themes`, {
      title: '食',
    });
    const theme = await write({ mainThemeId: own.body.id });
    expect(theme.mainTheme).toEqual({ id: own.body.id, title: '水' });
    const wrong = await change(theme, { mainThemeId: other.body.id });
    expect(wrong).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: '/mainThemeId', reason: 'not_of_class' }] },
    });
    await call(school.teacher, 'PUT', `/main-themes/${own.body.id}`, { ...own.body, withdrawn: true });
    expect((await change(theme, { description: '前のまま' })).body.mainTheme?.title).toBe('水');
  });

  it.each([
    ['empty', '', 'required'],
    ['spaces', ' 　\n ', 'required'],
    ['invisible', '\u200b\u200d', 'invalid'],
    ['too long', '長'.repeat(101), 'too_long'],
  ])('refuse a title that is %s, at its field', async (_kind, title, reason) => {
    await newClass();
    const answer = await call(pupil, 'POST', '/themes', { classId: course.id, title });
    expect(answer).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/title', reason }] } });
  });

  it('take emoji, lone surrogates and HTML as the words they are', async () => {
    await newClass();
    const html = '<img src=x onerror=alert(1)> & "引用"';
    const theme = await write({ title: '🌊👨‍👩‍👧', question: html, description: `${html}\n\ud800`, rationale: '  ' });
    const read = (await call(pupil, 'GET', `/themes/${theme.id}`)).body;
    expect(read).toMatchObject({ title: '🌊👨‍👩‍👧', question: html, description: `${html}\n\ufffd`, rationale: '' });
  });

  it('stand still in a class that was put away, and for who has left it', async () => {
    const [, second] = school.pupils as [Seated, Seated];
    await newClass();
    const seat = await school.enroll(second, course);
    const theirs = await write({ title: '出る人' }, second);
    await act(second, theirs, 'propose', { version: theirs.version });
    await seat.leave();
    for (const [verb, body] of [
      ['withdraw', { version: 2 }],
      ['select', {}],
      ['comments', { text: 'まだいる?' }],
    ] as const)
      expect((await act(second, theirs, verb, body)).problem.code, verb).toBe('LEFT_CLASS');
    expect((await act(school.teacher, theirs, 'approve', { version: 2 })).problem.code).toBe('LEFT_CLASS');
    expect((await call(second, 'GET', `/themes/${theirs.id}`)).body.closed).toBe(true);
    expect((await call(second, 'POST', '/themes', { classId: course.id, title: '新' })).status).toBe(403);
    expect((await list()).items.map((row) => row.student.id)).toEqual([pupil.id]);
    expect((await list('?show=waiting')).total).toBe(0);

    const mineHere = await write();
    await school.archive(course);
    for (const [verb, body] of [
      ['propose', { version: 1 }],
      ['select', {}],
      ['archive', {}],
    ] as const)
      expect((await act(pupil, mineHere, verb, body)).problem.code, verb).toBe('CLASS_ARCHIVED');
    expect((await change(mineHere, { title: '変える' })).problem.code).toBe('CLASS_ARCHIVED');
  });

  it('are for their pupil, the teachers of the class and the administrators; other pupils see nothing', async () => {
    const [, second] = school.pupils as [Seated, Seated];
    await newClass([second]);
    const theme = await propose(await write());
    const status = async (who: Seated, method: string, path: string, body?: object) =>
      (await call(who, method, path, body)).status;
    for (const who of [second, school.otherPupil, school.otherTeacher]) {
      expect(await status(who, 'GET', `/themes/${theme.id}`)).toBe(403);
      expect(await status(who, 'GET', `/themes/${theme.id}/versions`)).toBe(403);
      expect(await status(who, 'GET', `/students/${pupil.id}/themes`)).toBe(403);
      expect(await status(who, 'GET', `/classes/${course.id}/themes`)).toBe(403);
    }
    for (const who of [pupil, second, school.otherTeacher])
      expect(await status(who, 'POST', `/themes/${theme.id}/approve`, { version: theme.version })).toBe(403);
    for (const who of [school.teacher, school.admin]) {
      expect(await status(who, 'GET', `/themes/${theme.id}`)).toBe(200);
      expect(await status(who, 'PUT', `/themes/${theme.id}`, wordsOf(theme))).toBe(403);
      expect(await status(who, 'POST', `/themes/${theme.id}/select`, {})).toBe(403);
    }
    expect((await call<{ items: ThemeListItem[] }>(school.teacher, 'GET', `/students/${pupil.id}/themes`)).status).toBe(
      200,
    );
  });

  it('are listed by number with filters and counts, page by page without loss', async () => {
    const [first, second, third] = school.pupils as [Seated, Seated, Seated];
    await newClass([second, third]);
    pupil = first;
    const waiting = await propose(await write({ title: '一' }));
    await write({ title: '二' });
    pupil = second;
    const given = await propose(await write({ title: '三' }));
    await act(school.teacher, given, 'return', { version: given.version, comment: 'もう一歩' });
    await act(second, given, 'select');
    pupil = first;
    expect((await list()).counts).toEqual({ pupils: 3, chosen: 1, none: 1, waiting: 1, returned: 1 });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`?limit=1${cursor}`);
      expect(page.total).toBe(4);
      seen.push(...page.items.map((row) => `${row.number}${row.theme?.title ?? '–'}`));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor);
    expect(seen.sort()).toEqual(['1一', '1二', '2三', '3–']);
    const shown = async (show: string) =>
      (await list(`?show=${show}`)).items.map((row) => row.theme?.title ?? row.number);
    expect(await shown('waiting')).toEqual(['一']);
    expect(await shown('returned')).toEqual(['三']);
    expect(await shown('selected')).toEqual(['三']);
    expect(await shown('none')).toEqual([3]);
    expect(await shown('approved')).toEqual([]);
    const roster = await call<{ items: { studentId: string; title: string }[] }>(
      school.teacher,
      'GET',
      `/classes/${course.id}/roster-themes`,
    );
    expect(roster.body.items.map((each) => each.studentId).sort()).toEqual([first.id, second.id].sort());
    const counts = await call<{ items: { classId: string; waiting: number }[] }>(
      school.teacher,
      'GET',
      '/theme-counts',
    );
    expect(counts.body.items.find((each) => each.classId === course.id)).toMatchObject({ pupils: 3, waiting: 1 });
    expect((await list(`?cursor=${waiting.id}`)).items).toBeUndefined();
  });
});

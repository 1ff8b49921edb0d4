import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CsvCheck,
  CurriculumChange,
  CurriculumSaved,
  CurriculumSummary,
  CurriculumVersion,
  CurriculumView,
} from '#contracts/content/curricula.ts';
import type { CurriculumDocument, Week } from '#contracts/content/curriculum-document.ts';
import { DAY } from '#kernel/clock.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type Answer, bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';

const ids = uuidV7();
const week = (label: string, more: Partial<Week> = {}): Week => ({
  id: ids.next(),
  ...{ label, hours: 2, theme: '', activities: '', support: '', evaluation: '' },
  ...more,
});
const phase = (name: string, ...weeks: Week[]) => ({ id: ids.next(), name, weeks });

describe.each(DIALECTS)('curricula, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let stranger: SchoolWithClass;
  beforeAll(async () => {
    app = await bootModule(content, { dialect });
    school = await schoolWithClass(app);
    stranger = await schoolWithClass(app, { name: '北野高等学校' });
  });
  afterAll(() => app.stop());

  const call = async <T>(method: string, path: string, body?: unknown, who = school.teacher): Promise<Answer<T>> =>
    app.call<T>(method, path, { token: await who.as(), ...(body === undefined ? {} : { body }) });
  const begin = async (document: object = {}) =>
    (
      await call<CurriculumView>('POST', '/curricula', {
        classId: school.schoolClass.id,
        document: { title: '1年の流れ', ...document },
      })
    ).body;
  const fresh = async (id: string) => (await call<CurriculumView>('GET', `/curricula/${id}`)).body;
  const save = (one: CurriculumView, change: Partial<CurriculumDocument>, version = one.version) =>
    call<CurriculumSaved>('PUT', `/curricula/${one.id}`, { version, document: { ...one.document, ...change } });
  const publish = (id: string, version: number) =>
    call<CurriculumSaved>('POST', `/curricula/${id}/publish`, { version });
  const pupil = () => {
    const [first] = school.pupils;
    if (!first) throw new Error('no pupil');
    return first;
  };
  const versions = async (id: string) =>
    (await call<{ items: CurriculumVersion[] }>('GET', `/curricula/${id}/versions`)).body.items;
  const csvOf = (text: string | Uint8Array, more: Record<string, string> = {}) => {
    const form = new FormData();
    form.set('file', new File([text as never], '計画.csv', { type: 'text/csv' }));
    for (const [name, value] of Object.entries(more)) form.set(name, value);
    return form;
  };

  it('begins with 35 lessons, is saved, and says nothing to nobody while it is a draft', async () => {
    const one = await begin();
    expect(one).toMatchObject({ state: 'draft', origin: 'hand', version: 1, hours: 0, document: { totalHours: 35 } });
    const told = (await app.published('content')).length;
    const saved = await save(one, { phases: [phase('課題設定', week('第1週'), week('第2週', { hours: 1.5 }))] });
    expect(saved.body).toMatchObject({ version: 2, ahead: true });
    expect(await fresh(one.id)).toMatchObject({ hours: 3.5, weeks: 2 });
    expect(await app.published('content')).toHaveLength(told);
    expect((await call('GET', `/curricula/${one.id}`, undefined, pupil())).status).toBe(404);
  });

  it('refuses who has not seen the last change, and changes nothing by saving the same', async () => {
    const one = await begin();
    expect((await save(one, { title: '春' })).status).toBe(200);
    expect(await save(one, { title: '秋' })).toMatchObject({ status: 409, problem: { code: 'VERSION_CONFLICT' } });
    const now = await fresh(one.id);
    expect((await save(now, {})).body.version).toBe(now.version);
  });

  it('shows pupils what was published until it is published again, and tells them once', async () => {
    const one = await begin({ phases: [phase('課題設定', week('第1週'))] });
    const shown = await publish(one.id, one.version);
    expect(shown.body).toMatchObject({ state: 'published', ahead: false });
    const working = await save({ ...one, ...shown.body }, { title: '書きかけ' });
    expect(working.body).toMatchObject({ ahead: true, state: 'published' });
    const seen = () => call<CurriculumView>('GET', `/curricula/${one.id}`, undefined, pupil());
    expect((await seen()).body).toMatchObject({ document: { title: '1年の流れ' }, changedBy: null, ahead: false });
    const asSeen = await call<CurriculumView>('GET', `/curricula/${one.id}?published=true`);
    expect(asSeen.body.document.title).toBe('1年の流れ');
    const list = await call<{ items: CurriculumSummary[] }>('GET', '/curricula', undefined, pupil());
    expect(list.body.items.find(({ id }) => id === one.id)).toMatchObject({ title: '1年の流れ', ahead: false });
    await publish(one.id, working.body.version);
    expect((await seen()).body.document.title).toBe('書きかけ');
    const told = await toldBy(app, one.id);
    expect(told.map(({ type }) => type)).toEqual(Array(2).fill('content.curriculum-published.v1'));
    expect(told.map(({ data }) => (data.tell as string[]).length)).toEqual([school.pupils.length, 0]);
    const hidden = await call<CurriculumSaved>('POST', `/curricula/${one.id}/withdraw`);
    expect(hidden.body.state).toBe('withdrawn');
    expect((await seen()).status).toBe(404);
    expect((await toldBy(app, one.id)).at(-1)?.type).toBe('content.curriculum-withdrawn.v1');
  });

  it('is put away and taken out again, but not while pupils see it', async () => {
    const one = await begin();
    expect((await call('DELETE', `/curricula/${one.id}`)).status).toBe(204);
    expect((await call('GET', `/curricula/${one.id}`)).status).toBe(404);
    const back = await call<CurriculumSaved>('POST', `/curricula/${one.id}/take-back`);
    await publish(one.id, back.body.version);
    expect((await call('DELETE', `/curricula/${one.id}`)).problem.code).toBe('CONFLICT');
  });

  it('keeps save points on publishing, on demand and before the first change of a day', async () => {
    const one = await begin({ phases: [phase('課題設定', week('第1週'))] });
    const asked = await call<CurriculumVersion>('POST', `/curricula/${one.id}/versions`, { name: '会議の前' });
    expect(asked.body).toMatchObject({ number: 1, reason: 'asked', name: '会議の前', weeks: 1 });
    expect(asked.body.by?.familyName).toBe(school.teacher.familyName);
    await save(await fresh(one.id), { title: '一日目' });
    app.clock.advance(DAY);
    await save(await fresh(one.id), { title: '二日目' });
    await save(await fresh(one.id), { title: '二日目の続き' });
    await publish(one.id, (await fresh(one.id)).version);
    expect((await versions(one.id)).map(({ reason }) => reason)).toEqual(['published', 'daily', 'asked']);
  });

  it('compares save points part by part and goes back to one, which can be taken back itself', async () => {
    const [first, second] = [week('第1週', { theme: '出会う' }), week('第2週')];
    const start = phase('課題設定', first, second);
    const gather = phase('情報収集', week('第3週'));
    const one = await begin({ phases: [start, gather] });
    await call('POST', `/curricula/${one.id}/versions`, {});
    await save(await fresh(one.id), {
      title: '新しい流れ',
      phases: [gather, { ...start, weeks: [{ ...first, theme: '町と出会う' }, week('追加')] }],
    });
    const { changes } = (await call<{ changes: CurriculumChange[] }>('GET', `/curricula/${one.id}/diff?from=1`)).body;
    expect(changes.map(({ kind, part, name }) => `${kind} ${part} ${name}`)).toEqual([
      'changed curriculum 新しい流れ',
      'moved phase 課題設定',
      'changed week 第1週',
      'added week 追加',
      'removed week 第2週',
    ]);
    expect(changes[2]?.fields).toEqual([{ field: 'theme', before: '出会う', after: '町と出会う' }]);
    const restored = await call<CurriculumView>('POST', `/curricula/${one.id}/versions/1/restore`, {
      version: (await fresh(one.id)).version,
    });
    expect(restored.body.document).toEqual(one.document);
    expect((await versions(one.id)).map(({ reason }) => reason)).toEqual(['restored', 'before-restore', 'asked']);
    const back = await call<CurriculumView>('POST', `/curricula/${one.id}/versions/2/restore`, {
      version: restored.body.version,
    });
    expect(back.body.document.title).toBe('新しい流れ');
  });

  it('is copied into a class one teaches, last year’s as well, and into no other', async () => {
    const one = await begin({ phases: [phase('課題設定', week('第1週'))] });
    const next = await school.course('来年の講座');
    const copy = (classId: string, who = school.teacher) =>
      call<CurriculumView>('POST', `/curricula/${one.id}/copies`, { classId }, who);
    expect((await copy(next.id)).problem).toMatchObject({ code: 'FORBIDDEN', errors: [{ reason: 'not_teaching' }] });
    await school.assign(school.teacher, next);
    const made = (await copy(next.id)).body;
    expect(made).toMatchObject({ classId: next.id, state: 'draft', origin: 'copy', sourceId: one.id });
    expect(made.document.phases[0]?.weeks[0]).toMatchObject({ label: '第1週' });
    expect(made.document.phases[0]?.id).not.toBe(one.document.phases[0]?.id);
    expect((await copy(stranger.schoolClass.id, school.admin)).problem.errors).toMatchObject([
      { reason: 'no_such_class' },
    ]);
    await school.archive(next);
    expect((await copy(next.id)).problem.code).toBe('CLASS_ARCHIVED');
    const fromLastYear = await call<CurriculumView>('POST', `/curricula/${made.id}/copies`, {
      classId: school.schoolClass.id,
    });
    expect(fromLastYear.body).toMatchObject({ state: 'draft', sourceId: made.id });
    expect((await save(made, { title: 'x' })).problem.code).toBe('CLASS_ARCHIVED');
  });

  it('lists by class and state, page by page', async () => {
    const total = (await call<{ total: number }>('GET', `/curricula?classId=${school.schoolClass.id}`)).body.total;
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await call<{ items: CurriculumSummary[]; next?: string }>(
        'GET',
        `/curricula?classId=${school.schoolClass.id}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.next ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(total);
    const drafts = await call<{ items: CurriculumSummary[] }>('GET', '/curricula?state=draft');
    expect(new Set(drafts.body.items.map(({ state }) => state))).toEqual(new Set(['draft']));
    const nothing = await call<{ total: number }>('GET', '/curricula', undefined, school.otherTeacher);
    expect(nothing.body.total).toBe(0);
    expect((await call<{ total: number }>('GET', '/curricula', undefined, stranger.admin)).body.total).toBe(0);
  });

  it('goes out as CSV and comes back equal, with the same ids', async () => {
    const level = { id: ids.next(), name: 'S', criterion: '=確かめた' };
    const rubric = [{ id: ids.next(), name: '問い', description: '"引用", と\n改行', levels: [level] }];
    const one = await begin({
      phases: [
        phase('課題設定', week('第1週', { theme: '-出会う', activities: "'a" })),
        phase('課題設定', week('第2週')),
      ],
      rubric,
    });
    const out = await call('GET', `/curricula/${one.id}/export.csv`);
    expect(out.headers.get('content-disposition')).toContain(encodeURIComponent('1年の流れ.csv'));
    await save(one, { phases: [], rubric: [] });
    const empty = await fresh(one.id);
    const preview = await call<CsvCheck>('POST', `/curricula/${one.id}/import.csv`, csvOf(out.text, { version: '2' }));
    expect(preview.body).toMatchObject({ committed: false, errors: 0, weeks: 2, levels: 1 });
    expect((await fresh(one.id)).version).toBe(empty.version);
    await call('POST', `/curricula/${one.id}/import.csv`, csvOf(out.text, { version: '2', commit: 'true' }));
    const back = await fresh(one.id);
    expect(withoutIds(back.document)).toEqual(withoutIds(one.document));
    expect((await versions(one.id)).map(({ reason }) => reason)).toEqual(['imported', 'before-import']);
    const before = back.document;
    const again = csvOf((await call('GET', `/curricula/${one.id}/export.csv`)).text, {
      version: String(back.version),
      commit: 'true',
    });
    await call('POST', `/curricula/${one.id}/import.csv`, again);
    expect((await fresh(one.id)).document).toEqual(before);
  });

  const HEAD = 'フェーズ,週,時間数,テーマ,活動内容,教師のサポート,評価方法';
  it('names the rows of a broken file and writes nothing of it', async () => {
    const path = `/classes/${school.schoolClass.id}/curricula.csv`;
    const count = async () => (await call<{ total: number }>('GET', '/curricula')).body.total;
    const before = await count();
    const file = `${HEAD}\nA,1,2,,,,\nA,2,-3,,,,\nA,3,なし,,,,\n`;
    const looked = await call<CsvCheck>('POST', path, csvOf(file));
    expect(looked.body.rows.map(({ line, verdict, problems }) => [line, verdict, problems[0]?.reason])).toEqual([
      [2, 'ok', undefined],
      [3, 'error', 'hours_impossible'],
      [4, 'hint', 'hours_assumed'],
    ]);
    const refused = await call('POST', path, csvOf(file, { commit: 'true' }));
    expect(refused.problem).toMatchObject({
      status: 422,
      errors: [{ reason: 'broken_row', detail: expect.stringContaining('Line 3') }],
    });
    const open = await call('POST', path, csvOf(`${HEAD}\nA,"1,2,,,,\n`));
    expect(open.problem).toMatchObject({ status: 422, errors: [{ reason: 'unreadable_line' }] });
    for (const [text, reason] of [
      ['a,b\n1,2\n', 'missing_plan_columns'],
      [`${HEAD}\n`, 'no_plan_rows'],
      [`${HEAD}\n${'p,w,1,,,,\n'.repeat(1001)}`, 'too_many_rows'],
      [`${HEAD}\n${Array.from({ length: 200 }, (_, n) => `p${n},w,1,,,,\n`).join('')}`, 'too_much_plan'],
    ] as const) {
      expect((await call('POST', path, csvOf(text))).problem.errors).toMatchObject([{ reason }]);
    }
    expect(await count()).toBe(before);
  });

  it('reads Shift_JIS without being asked to', async () => {
    const sjis = Uint8Array.from([
      ...[
        0x83, 0x74, 0x83, 0x46, 0x81, 0x5b, 0x83, 0x59, 0x2c, 0x8f, 0x54, 0x2c, 0x8e, 0x9e, 0x8a, 0xd4, 0x90, 0x94,
        0x2c,
      ],
      ...[0x83, 0x65, 0x81, 0x5b, 0x83, 0x7d, 0x2c, 0x8a, 0x88, 0x93, 0xae, 0x93, 0xe0, 0x97, 0x65, 0x2c],
      ...[
        0x8b, 0xb3, 0x8e, 0x74, 0x82, 0xcc, 0x83, 0x54, 0x83, 0x7c, 0x81, 0x5b, 0x83, 0x67, 0x2c, 0x95, 0x5d, 0x89,
        0xbf, 0x95, 0xfb, 0x96, 0x40, 0x0d, 0x0a,
      ],
      ...[0x97, 0xd1, 0x2c, 0x8f, 0x54, 0x2c, 0x33, 0x2c, 0x2c, 0x2c, 0x2c, 0x0d, 0x0a],
    ]);
    const made = await call<CsvCheck>(
      'POST',
      `/classes/${school.schoolClass.id}/curricula.csv`,
      csvOf(sjis, { commit: 'true' }),
    );
    expect(made.body).toMatchObject({ committed: true, encoding: 'shift_jis', hours: 3 });
    expect(await fresh(made.body.id ?? '')).toMatchObject({
      origin: 'csv',
      document: { title: '計画', phases: [{ name: '林' }] },
    });
  });

  it.each([
    ['hours below nothing', { phases: [phase('A', week('1', { hours: -1 }))] }],
    ['a billion hours', { phases: [phase('A', week('1', { hours: 1e9 }))] }],
    ['hours that are none', { phases: [phase('A', week('1', { hours: 'NaN' as never }))] }],
    ['200 phases', { phases: Array.from({ length: 200 }, () => phase('A')) }],
    ['a text of 100,000 characters', { description: 'あ'.repeat(1e5) }],
    [
      '101 weeks',
      {
        phases: [
          phase('A', ...Array.from({ length: 60 }, () => week('1'))),
          phase('B', ...Array.from({ length: 41 }, () => week('1'))),
        ],
      },
    ],
    [
      'an id twice',
      {
        phases: [
          { ...phase('A'), id: '018f0000-0000-7000-8000-000000000000' },
          { ...phase('B'), id: '018f0000-0000-7000-8000-000000000000' },
        ],
      },
    ],
    [
      'too much of everything',
      {
        phases: [
          phase(
            'A',
            ...Array.from({ length: 60 }, () =>
              week('1', { activities: 'あ'.repeat(2000), support: 'い'.repeat(2000) }),
            ),
          ),
        ],
      },
    ],
  ])('refuses %s, and keeps what was there', async (_name, change) => {
    const one = await begin();
    const answer = await save(one, change as never);
    expect([400, 422]).toContain(answer.status);
    expect(answer.problem.errors?.length).toBeGreaterThan(0);
    expect((await fresh(one.id)).version).toBe(1);
  });

  it('takes HTML in every field for what it is: text', async () => {
    const html = '<img src=x onerror=alert(1)>&"\'';
    const all = { activities: html, support: html, evaluation: html, theme: html };
    const document = {
      title: html,
      description: html,
      mainTheme: html,
      partners: html,
      phases: [phase(html, week(html, all))],
      rubric: [
        { id: ids.next(), name: html, description: html, levels: [{ id: ids.next(), name: html, criterion: html }] },
      ],
    };
    const one = await begin(document);
    expect(one.document).toMatchObject(document);
    expect((await call('GET', `/curricula/${one.id}/export.csv`)).headers.get('content-type')).toContain('text/csv');
  });

  it('is nobody else’s business: another school’s is not there, another teacher may not', async () => {
    const one = await begin();
    expect((await call('GET', `/curricula/${one.id}`, undefined, stranger.teacher)).status).toBe(404);
    expect((await call('GET', `/curricula/${one.id}`, undefined, school.otherTeacher)).status).toBe(403);
    expect(
      (await call('POST', '/curricula', { classId: school.schoolClass.id, document: { title: 'x' } }, pupil())).status,
    ).toBe(403);
    expect(
      (await call('POST', '/curricula', { classId: school.schoolClass.id, document: { title: '  ' } })).status,
    ).toBe(400);
    const away = await school.course('昨年の講座');
    await school.assign(school.teacher, away);
    await school.archive(away);
    const late = await call('POST', '/curricula', { classId: away.id, document: { title: 'x' } });
    expect(late.problem.code).toBe('CLASS_ARCHIVED');
  });
});

const withoutIds = (document: CurriculumDocument): unknown =>
  JSON.parse(JSON.stringify(document, (key, value) => (key === 'id' ? undefined : value)));

async function toldBy(app: TestApplication, id: string): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const rows = await app
    .context('content')
    .read()
    .getKysely<{ bus_event: { id: number; type: string; data: string; aggId: string } }>()
    .selectFrom('bus_event')
    .select(['type', 'data'])
    .where('aggId', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ type: row.type, data: JSON.parse(row.data) }));
}

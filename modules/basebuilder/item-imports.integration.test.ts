import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryView } from '#contracts/basebuilder/categories.ts';
import type { ItemImportRow, ItemImportView } from '#contracts/basebuilder/item-imports.ts';
import type { ItemView } from '#contracts/basebuilder/items.ts';
import type { SetRow, SetView } from '#contracts/basebuilder/text-sets.ts';
import { readCsv } from '#kernel/csv/read-csv.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { materialsOf } from '#modules/basebuilder/testing/materials.ts';

const HEADER = 'title,category,question,answer_type,correct_answer';
const rowsOf = (category: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, n) => `word${from + n},${category},meaning ${from + n},text,word${from + n}`);
const file = (...rows: string[]) => [HEADER, ...rows].join('\n');

function importer(app: TestApplication, who: Seated) {
  const call = async <T>(method: string, path: string, body?: unknown) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const check = (content: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}, name = 'words.csv') => {
    const form = new FormData();
    form.set('file', new File([content], name, { type: 'text/csv' }));
    for (const [key, value] of Object.entries(more)) form.set(key, value);
    return call<ItemImportView>('POST', '/item-imports', form);
  };
  const commit = async ({ id, version }: ItemImportView, wish: object = {}) => {
    const answer = await call<ItemImportView>('POST', `/item-imports/${id}/commit`, { version, ...wish });
    await app.settled();
    return answer;
  };
  return {
    call,
    check,
    commit,
    view: async (id: string) => (await call<ItemImportView>('GET', `/item-imports/${id}`)).body,
    rows: async (id: string, query = '') =>
      (await call<{ items: ItemImportRow[]; total: number }>('GET', `/item-imports/${id}/rows?limit=200&${query}`))
        .body,
    items: async (query: string) =>
      (await call<{ items: ItemView[]; total: number }>('GET', `/knowledge-items?limit=200&${query}`)).body,
    async category(path: string) {
      const { items } = (await call<{ items: CategoryView[] }>('GET', '/categories')).body;
      return items.find((each) => each.path === path);
    },
    sets: async (q: string) =>
      (await call<{ items: SetRow[] }>('GET', `/text-sets?limit=200&q=${encodeURIComponent(q)}`)).body.items,
    /** Everything imported at once. */
    bring: async (content: string, wish: object = {}) => commit((await check(content)).body, wish),
  };
}

describe.each(DIALECTS)('an import of items, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let made: ReturnType<typeof importer>;
  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
    made = importer(app, school.teacher);
  });
  afterAll(() => app.stop());

  it('is checked first: every row with its verdict, nothing written', async () => {
    const checked = await made.check(
      file(
        'run,下見/動詞,走る,text,run',
        ',下見,題がない,text,x',
        'run,下見/動詞,二度目,text,run',
        'fly,下見/動詞,飛ぶ,essay,fly',
      ),
    );
    expect(checked.status, checked.text).toBe(201);
    expect(checked.body).toMatchObject({
      state: 'checked',
      format: 'csv',
      encoding: 'utf-8',
      counts: { all: 4, create: 1, known: 0, error: 3 },
      newCategories: ['下見/動詞'],
      progress: { done: 0, total: 1 },
    });
    const { items } = await made.rows(checked.body.id, 'verdict=error');
    expect(items.map(({ line, faults }) => [line, faults])).toEqual([
      [3, [{ column: 'title', reason: 'required', values: {} }]],
      [4, [{ column: 'title', reason: 'doubled_row', values: { line: 2 } }]],
      [5, [{ column: 'answer_type', reason: 'unknown_type', values: { found: 'essay' } }]],
    ]);
    expect(await made.category('下見')).toBeUndefined();
  });

  it('writes the rest, with its categories and a text set of every ten words', async () => {
    const done = await made.bring(file(...rowsOf('組/A', 23), 'bad,組/A,,text,bad', ...rowsOf('組/B', 3)), {
      sets: true,
    });
    expect(done.status, done.text).toBe(202);
    expect(await made.view(done.body.id)).toMatchObject({ state: 'done', sets: 4, progress: { done: 26, total: 26 } });
    expect(await made.category('組/A')).toMatchObject({ items: 23 });
    const sets = (await made.sets('【A】')).toSorted((a, b) => (a.title < b.title ? -1 : 1));
    expect(sets.map(({ title, words, category }) => [title, words, category])).toEqual([
      ['【A】No.1', 10, '組/A'],
      ['【A】No.2', 10, '組/A'],
      ['【A】No.3', 3, '組/A'],
    ]);
    const second = (await made.call<SetView>('GET', `/text-sets/${sets[1]?.id}`)).body;
    expect(second.words.map(({ title }) => title)).toEqual(Array.from({ length: 10 }, (_, n) => `word${n + 11}`));
    // The same file again makes no set twice; more words go on with the next number.
    await made.bring(file(...rowsOf('組/A', 24)), { sets: true });
    expect(
      (await made.sets('【A】'))
        .map(({ title }) => title)
        .toSorted()
        .at(-1),
    ).toBe('【A】No.4');
    expect(await made.sets('【A】')).toHaveLength(4);
  });

  it('updates or leaves what a category has already, as one chooses', async () => {
    await made.bring(file('old,版,古い意味,text,old'));
    const id = (await made.category('版'))?.id ?? '';
    const [before] = (await made.items(`categoryId=${id}`)).items;
    const checked = await made.check(file('old,版,新しい意味,text,old|older', 'new,版,新,text,new'));
    expect(checked.body.counts).toMatchObject({ create: 1, known: 1 });
    await made.commit(checked.body, { existing: 'skip' });
    expect((await made.items(`categoryId=${id}&q=old`)).items[0]).toEqual(before);
    await made.bring(file('old,版,新しい意味,text,old|older'), { existing: 'update' });
    expect((await made.items(`categoryId=${id}&q=old`)).items).toMatchObject([
      { id: before?.id, question: '新しい意味', accepted: ['old', 'older'], version: 2 },
    ]);
    expect((await made.commit(checked.body)).status).toBe(409);
  });

  it('reads Shift_JIS with Japanese headers, as Excel in Japan writes it', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('fixtures/words-sjis.csv', import.meta.url)));
    const checked = await made.check(bytes);
    expect(checked.body).toMatchObject({
      encoding: 'shift_jis',
      counts: { create: 3, error: 0 },
      unknownColumns: ['メモ'],
    });
    await made.commit(checked.body);
    const { items } = await made.items(`categoryId=${(await made.category('国語/漢字'))?.id}`);
    expect(
      items.map(({ title, answerType, accepted, choices }) => [title, answerType, accepted, choices]),
    ).toContainEqual(['暫定', 'choice', ['ざんてい'], ['ぜんてい', 'ざんてい', 'さんてい', 'ざんじょう']]);
  });

  it('goes out as CSV and comes in again as it was, formulas disarmed', async () => {
    const { category, item } = materialsOf(app, school.teacher);
    const { id } = await category('往復');
    await item(id, '=1+1', {
      question: '@cmd|',
      explanation: '- a\n- "b"',
      accepted: ['a|b', '\\', '-1'],
      difficulty: 5,
    });
    await item(id, "'-x", { question: 'しるし', accepted: ["'s"] });
    await item(id, '六つ', { answerType: 'choice', accepted: ['6'], choices: ['1', '2', '3', '4', '5', '6'] });
    await item(id, '真', { answerType: 'boolean', accepted: ['false'] });
    const csv = await made.call('GET', `/knowledge-item-files/items.csv?categoryId=${id}`);
    for (const cell of readCsv(new TextEncoder().encode(csv.text)).rows.flatMap(({ cells }) => cells))
      expect(cell).not.toMatch(/^[=+\-@]/);
    const before = (await made.items(`categoryId=${id}`)).items;
    const again = await made.check(csv.text);
    expect(again.body.counts).toMatchObject({ all: 4, known: 4, error: 0 });
    await made.commit(again.body, { existing: 'update' });
    expect((await made.items(`categoryId=${id}`)).items).toEqual(before);
  });

  it('reads notes as Anki exports them, decks as categories', async () => {
    const notes =
      '#separator:tab\n#html:true\n#deck column:1\n英語::熟語\tlook <b>for</b>\t探す<br>求める\n英語::熟語\tgive up\tあきらめる\n';
    const checked = await made.check(notes, {}, 'deck.txt');
    expect(checked.body).toMatchObject({
      format: 'anki',
      counts: { create: 2, error: 0 },
      newCategories: ['英語/熟語'],
    });
    await made.commit(checked.body);
    const { items } = await made.items('q=look for');
    expect(items).toMatchObject([
      { title: 'look for', question: '探す\n求める', accepted: ['look for'], category: '英語/熟語' },
    ]);
    const turned = await made.check('dog\t犬\ncat\t猫\n', { turned: 'true', category: '単語帳' }, 'quizlet.txt');
    expect(turned.body.newCategories).toEqual(['単語帳']);
    expect((await made.rows(turned.body.id)).items[0]?.cells).toMatchObject({ title: '犬', question: 'dog' });
  });

  it.each([
    ['missing_item_columns', 'title,question\na,b'],
    ['no_item_rows', `${HEADER}\n\n`],
    ['not_text', `${HEADER}\0`],
    ['unreadable_line', `${HEADER}\n"a,b\n`],
    ['too_many_rows', file(...rowsOf('多', 20_001))],
  ])('refuses a file whole with the reason %s', async (reason, content) => {
    const refused = await made.check(content);
    expect([refused.status, refused.problem.errors?.[0]?.reason]).toEqual([422, reason]);
  });

  it('of 10,000 rows names the 37 bad ones and writes all others', async () => {
    const bad = new Set(Array.from({ length: 37 }, (_, n) => 5 + n * 270));
    const rows = rowsOf('大量', 10_000).map((row, n) => (bad.has(n) ? row.replace(',text,', ',quiz,') : row));
    const checked = await made.check(file(...rows));
    expect(checked.body.counts).toEqual({ all: 10_000, create: 9963, known: 0, error: 37 });
    const { items, total } = await made.rows(checked.body.id, 'verdict=error');
    expect(total).toBe(37);
    expect(items.map(({ line }) => line)).toEqual([...bad].map((n) => n + 2));
    const errors = await made.call('GET', `/item-imports/${checked.body.id}/errors.csv`);
    expect(readCsv(new TextEncoder().encode(errors.text)).rows).toHaveLength(37);
    await made.commit(checked.body, { sets: true });
    expect(await made.view(checked.body.id)).toMatchObject({ state: 'done', sets: 997, progress: { done: 9963 } });
    expect((await made.items('q=word9999&sort=newest')).total).toBe(1);
  }, 120_000);

  it('is nobody else’s business: other schools find nothing, pupils are refused', async () => {
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    const { id } = (await made.check(file(...rowsOf('秘密', 1)))).body;
    expect((await importer(app, other.teacher).call('GET', `/item-imports/${id}`)).status).toBe(404);
    const [pupil] = school.pupils;
    if (pupil) expect((await importer(app, pupil).check(file(...rowsOf('秘密', 1)))).status).toBe(403);
  });
});

describe('an import whose process ends in the middle', () => {
  it('goes on after the restart and writes every row exactly once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quested-item-import-'));
    try {
      const first = await bootModule(basebuilder, { folder });
      const { teacher } = await schoolWithClass(first);
      const made = importer(first, teacher);
      const { id, version } = (await made.check(file(...rowsOf('再開', 3000)))).body;
      await made.call('POST', `/item-imports/${id}/commit`, { version, sets: true });
      let done = 0;
      while (done === 0) done = (await made.view(id)).progress.done;
      await first.stop();
      const second = await bootModule(basebuilder, { folder });
      await second.settled();
      const em = second.context('basebuilder').read();
      const titles = await tables(em).selectFrom('knowledge_item').select('title').execute();
      expect(done).toBeLessThan(3000);
      expect(titles).toHaveLength(3000);
      expect(new Set(titles.map(({ title }) => title)).size).toBe(3000);
      expect(await tables(em).selectFrom('text_set').select('id').execute()).toHaveLength(300);
      await second.stop();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

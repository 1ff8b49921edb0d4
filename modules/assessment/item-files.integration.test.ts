import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BankItem, ItemImport } from '#contracts/assessment/quiz-items.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { ITEMS, quizzesOf, section } from '#modules/assessment/testing/quiz.ts';

/** 種類,問題,正解,選択肢1,選択肢2 / 短答,水は?,H2O in Shift_JIS, as Excel writes it. */
const SHIFT_JIS = [
  ...[0x8e, 0xed, 0x97, 0xde, 0x2c, 0x96, 0xe2, 0x91, 0xe8, 0x2c, 0x90, 0xb3, 0x89, 0xf0, 0x0d, 0x0a],
  ...[0x92, 0x5a, 0x93, 0x9a, 0x2c, 0x90, 0x85, 0x82, 0xcd, 0x3f, 0x2c, 0x48, 0x32, 0x4f, 0x0d, 0x0a],
];

describe.each(DIALECTS)('files of items, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let q: ReturnType<typeof quizzesOf>;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 1 });
    q = quizzesOf(app, school);
  });
  afterAll(() => app.stop());

  const send = async (kind: 'csv' | 'zip', bytes: string | Uint8Array<ArrayBuffer>, commit = false) => {
    const body = new FormData();
    body.set('file', new File([bytes], `items.${kind}`));
    body.set('commit', String(commit));
    return app.call<ItemImport>('POST', `/quiz-item-files/items.${kind}`, { token: await school.teacher.as(), body });
  };
  const bank = () => q.ok<{ items: BankItem[]; total: number }>(school.teacher, 'GET', '/quiz-items?limit=200');
  const bytesOf = async (path: string, language = 'en') => {
    const headers = { authorization: `Bearer ${await school.teacher.as()}`, 'accept-language': language };
    const response = await fetch(`${app.url}/api/v1${path}`, { headers });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };

  it('are looked at before anything is written; every bad row is named, the others come in', async () => {
    const csv = [
      'タグ,種類,問題,正解,選択肢1,選択肢2,配点',
      '水;川,単一選択,どれ?,水,火,水,2',
      ',占い,?,x,,,',
      ',数値,いくつ?,NaN,,,',
      ',正誤,"複数の\n行",○,,,0.3',
      ",短答,'=SUM(A1),'=1+1,,,",
    ].join('\r\n');
    const looked = await send('csv', csv);
    expect(looked.body).toMatchObject({ committed: false, encoding: 'utf-8', errors: 3 });
    expect(looked.body.rows.map(({ line, verdict, problems }) => [line, verdict, problems[0]?.reason])).toEqual([
      [2, 'ok', undefined],
      [3, 'error', 'unknown_type'],
      [4, 'error', 'not_a_number'],
      [5, 'error', 'not_points'],
      [7, 'ok', undefined],
    ]);
    expect((await bank()).total).toBe(0);
    expect((await send('csv', csv, true)).body).toMatchObject({ committed: true, items: [{}, {}] });
    const { items } = await bank();
    expect(items.map(({ item }) => item.prompt)).toEqual(['=SUM(A1)', 'どれ?']);
    expect(items[1]).toMatchObject({ tags: ['水', '川'], item: { points: 2 } });
    const sjis = await send('csv', Uint8Array.from(SHIFT_JIS));
    expect(sjis.body).toMatchObject({
      encoding: 'shift_jis',
      items: [{ item: { prompt: '水は?', accepted: ['H2O'] } }],
    });
    expect((await send('csv', 'a,b\n1,2\n')).problem.errors?.[0]?.reason).toBe('missing_item_columns');
    expect((await send('csv', 'type,prompt,answer\n')).problem.errors?.[0]?.reason).toBe('no_item_rows');
    expect((await send('csv', Uint8Array.from([0xff, 0xfe, 0xfd]))).problem.errors?.[0]?.reason).toBe('not_text');
    expect((await send('zip', 'no zip')).problem.errors?.[0]?.reason).toBe('unreadable_package');
  });

  it('of a quiz, as CSV and as QTI, are read again as they were', async () => {
    const quiz = await q.draft([section(...(Object.keys(ITEMS) as (keyof typeof ITEMS)[]))]);
    for (const [kind, language] of [
      ['csv', 'ja'],
      ['csv', 'en'],
      ['zip', 'en'],
    ] as const) {
      const { body } = await send(kind, await bytesOf(`/quizzes/${quiz.id}/items.${kind}`, language));
      expect(body.errors).toBe(0);
      expect(body.items.map(({ item }) => [item.type, item.points])).toEqual(
        Object.values(ITEMS).map(({ type, points }) => [type, points]),
      );
    }
    const text = new TextDecoder().decode(await bytesOf('/quiz-item-files/items.csv', 'ja'));
    expect(text).not.toMatch(/(^|,|")[=+@]/m);
    const { body } = await send('zip', await bytesOf('/quiz-item-files/items.zip?type=text'), true);
    expect(body.items).toMatchObject([{ item: { prompt: '=SUM(A1)' } }]);
  });
});

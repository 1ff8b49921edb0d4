import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PupilText } from '#contracts/basebuilder/texts.ts';
import { SchoolId } from '#contracts/ids.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';

describe.each(DIALECTS)('a sample school, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
  });
  afterAll(() => app.stop());

  it('gets words, texts, a path and a week of practice once, however often it is asked for', async () => {
    for (let asked = 0; asked < 2; asked++)
      await app.says(
        demoRequested,
        { id: uuidV7().next(), eventSeq: 0 },
        { schoolId: SchoolId.parse(school.schoolId), by: school.admin.id, pupils: 3, teachers: 1 },
      );
    await app.settled();
    const em = app.context('basebuilder').read();
    const items = await tables(em).selectFrom('knowledge_item').select(['title', 'categoryId']).execute();
    expect(items).toHaveLength(61);
    expect(new Set(items.map(({ title, categoryId }) => `${categoryId} ${title}`)).size).toBe(61);
    const [pupil] = school.pupils;
    const token = await pupil?.as();
    const texts = await app.call<{ items: PupilText[] }>('GET', `/students/${pupil?.id}/texts`, { token });
    expect(texts.body.items.map(({ title, words, passage }) => [title, words, passage]).toSorted()).toEqual([
      ['【動詞】No.1', 10, false],
      ['【四字熟語】No.1', 10, false],
      ['【探究のことば】No.1', 10, false],
      ['川の水はどこから', 0, true],
    ]);
    const [subject] = school.pupils;
    const learnt = await tables(em)
      .selectFrom('practice_answer')
      .select(['personId', 'isRight'])
      .where('personId', '=', subject?.id ?? '')
      .execute();
    // Four days of at most six words each, neither all right nor all wrong.
    expect(learnt.length).toBeGreaterThan(10);
    expect(learnt.length).toBeLessThanOrEqual(24);
    expect(new Set(learnt.map(({ isRight }) => isRight)).size).toBe(2);
    const paths = await app.call<{ items: { steps: number }[] }>('GET', '/learning-paths', { token });
    expect(paths.body.items.map(({ steps }) => steps)).toEqual([3]);
  });
});

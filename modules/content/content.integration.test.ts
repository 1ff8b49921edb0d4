import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MainThemeView } from '#contracts/content/themes.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';

describe.each(DIALECTS)('main themes, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  beforeAll(async () => {
    app = await bootModule(content, { dialect });
    school = await schoolWithClass(app);
  });
  afterAll(() => app.stop());

  const add = async (title: string) =>
    app.call<MainThemeView>('POST', `/classes/${school.schoolClass.id}/main-themes`, {
      token: await school.teacher.as(),
      body: { title },
    });
  const change = async (theme: MainThemeView, body: object) =>
    app.call<MainThemeView>('PUT', `/main-themes/${theme.id}`, {
      token: await school.teacher.as(),
      body: { ...theme, ...body },
    });

  it('are several per class, and all are there for its pupils', async () => {
    await add('地域と水');
    await add('地域と食');
    const [pupil] = school.pupils;
    const seen = await app.call<{ items: MainThemeView[] }>('GET', `/classes/${school.schoolClass.id}/main-themes`, {
      token: await pupil?.as(),
    });
    expect(seen.body.items.map((theme) => theme.title)).toEqual(['地域と水', '地域と食']);
  });

  it('are changed by who has seen the last change, and say so to nobody when nothing has changed', async () => {
    const { body: theme } = await add('防災');
    const changed = await change(theme, { title: '防災と記憶' });
    expect(changed.body).toMatchObject({ title: '防災と記憶', version: 2 });
    expect(await change(theme, { title: '防災と技術' })).toMatchObject({
      status: 409,
      problem: { code: 'VERSION_CONFLICT' },
    });
    const told = (await app.published('content')).length;
    expect((await change(changed.body, {})).body.version).toBe(2);
    expect(await app.published('content')).toHaveLength(told);
  });

  it('take no change in a class that has been put away', async () => {
    const away = await school.course('昨年の講座');
    await school.assign(school.teacher, away);
    await school.archive(away);
    const answer = await app.call('POST', `/classes/${away.id}/main-themes`, {
      token: await school.teacher.as(),
      body: { title: '水' },
    });
    expect(answer.problem.code).toBe('CLASS_ARCHIVED');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TemplatePreview, TemplateRow, TemplateView } from '#contracts/notification/templates.ts';
import { DAY } from '#kernel/clock.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { Letter } from '#modules/notification/database/entities.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

const PATH = '/mail-templates/theme-returned/ja';

describe.each(DIALECTS)('wordings of a school’s own, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  let admin: Member;
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    school = await schoolIn(app);
    admin = await school.member({ role: 'admin', email: 'office@example.jp' });
  });
  afterAll(() => app.stop());

  const call = async <T>(method: string, path: string, body?: object, who = admin) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const read = async () => (await call<TemplateView>('GET', PATH)).body;
  const own = {
    subject: '{{className}}から',
    body: '{{name}} さん\n\n**{{title}}** がもどりました。\n\n{{reason}}\n\n[見る]({{url}})',
  };

  it('is what the school’s people get from then on, the other language and other schools not', async () => {
    const fresh = await read();
    expect(fresh).toMatchObject({ own: null, number: 0, version: 1 });
    const saved = await call<TemplateView>('PUT', PATH, { wording: own, number: 0 });
    expect(saved.body).toMatchObject({ own: { ...own, movedOn: false }, number: 1 });
    const { items } = (await call<{ items: TemplateRow[] }>('GET', '/mail-templates')).body;
    expect(items.filter((row) => row.own.length)).toMatchObject([
      { key: 'theme-returned', own: [{ language: 'ja', number: 1, movedOn: false }] },
    ]);
    const elsewhere = await schoolIn(app, '別の高校');
    const [ja, en, other] = [await school.member(), await school.member({ language: 'en' }), await elsewhere.member()];
    await school.theme(ja, '川').returned('もう一歩');
    await school.theme(en, 'River').returned('One more step');
    await elsewhere.theme(other, '川').returned('もう一歩');
    const sent = (await school.mails(admin)).items.map(({ to, subject, text }) => [to, subject, text.split('\n')[2]]);
    expect(sent).toEqual([
      [en.email, 'A comment on your theme', expect.stringContaining('has come back')],
      [ja.email, '探究から', '川 がもどりました。'],
    ]);
    const otherAdmin = await elsewhere.member({ role: 'admin' });
    expect((await elsewhere.mails(otherAdmin)).items[0]?.subject).toBe('テーマにコメントがつきました');
  });

  it('is refused with the line of what is wrong, and changes nothing then', async () => {
    const { number } = await read();
    const refused = await call('PUT', PATH, { number, wording: { ...own, body: '一\n\n**二\n\n{{nobody}}' } });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors).toEqual([
      { pointer: '/wording/body', reason: 'template_unknownPlace', detail: expect.stringContaining('Line 5') },
      { pointer: '/wording/body', reason: 'template_unclosedMarkup', detail: expect.stringContaining('Line 3') },
    ]);
    const link = await call('PUT', '/mail-templates/reset/ja', { number: 0, wording: { subject: 'x', body: 'x' } });
    expect(link.problem.errors?.[0]).toMatchObject({ reason: 'template_missingPlace' });
    expect((await read()).number).toBe(number);
  });

  it('is not overwritten by somebody who read an older one, and goes back to the built-in one', async () => {
    expect((await call('PUT', PATH, { number: 0, wording: own })).status).toBe(409);
    const back = await call<TemplateView>('PUT', PATH, { number: 1, wording: null });
    expect(back.body).toMatchObject({ own: null, number: 2 });
    const again = await call<TemplateView>('PUT', PATH, { number: 2, wording: back.body.builtIn });
    expect(again.body).toMatchObject({ own: null, number: 2 });
  });

  it('says when the built-in one has changed since', async () => {
    const { number } = await read();
    const { body } = await call<TemplateView>('PUT', PATH, { wording: own, number });
    expect(body.own).toMatchObject({ basedOn: 1, movedOn: false });
    await app
      .context('notification')
      .read()
      .getKysely<{ school_template: { basedOn: number } }>()
      .updateTable('school_template')
      .set({ basedOn: 0 })
      .execute();
    expect((await read()).own).toMatchObject({ basedOn: 0, movedOn: true });
    const { items } = (await call<{ items: TemplateRow[] }>('GET', '/mail-templates')).body;
    expect(items.find(({ key }) => key === 'theme-returned')?.own).toMatchObject([{ movedOn: true }]);
    // Looked at and kept as it is: it stands beside the new one from now on.
    const kept = await call<TemplateView>('PUT', PATH, { wording: own, number: number + 1 });
    expect(kept.body.own).toMatchObject({ basedOn: 1, movedOn: false });
    await call('PUT', PATH, { wording: null, number: number + 2 });
  });

  it('is shown as text and HTML before it is kept, and sent to oneself', async () => {
    const preview = await call<TemplatePreview>('POST', `${PATH}/preview`, { wording: own });
    expect(preview.body.subject).toBe('探究 1Aから');
    expect(preview.body.text).toContain('駅前に人はもどるか がもどりました。');
    expect(preview.body.html).toContain('<strong>駅前に人はもどるか</strong>');
    expect((await call('POST', `${PATH}/test`, { wording: own })).status).toBe(202);
    expect((await school.mails(admin, '?q=office')).items).toMatchObject([
      { to: 'office@example.jp', subject: '探究 1Aから', kind: 'theme-returned', state: 'kept' },
    ]);
    const nowhere = await school.member({ role: 'admin', email: null });
    expect((await call('POST', `${PATH}/test`, { wording: own }, nowhere)).status).toBe(409);
  });

  it('is the administrators’ business', async () => {
    for (const who of [await school.member(), await school.member({ role: 'teacher' })])
      for (const [method, path, body] of [
        ['GET', '/mail-templates', undefined],
        ['PUT', PATH, { number: 5, wording: own }],
        ['POST', `${PATH}/test`, { wording: own }],
      ] as const)
        expect((await call(method, path, body, who)).status).toBe(403);
  });
});

describe.each(DIALECTS)('an administrator writes to people, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  let admin: Member;
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    school = await schoolIn(app);
    admin = await school.member({ role: 'admin', email: null });
  });
  afterAll(() => app.stop());
  const write = async (body: object, key?: string) =>
    app.call<{ mails: number; withoutAddress: number }>('POST', '/notifications/email', {
      token: await admin.as(),
      body: { subject: '来週の予定', text: '月曜日は体育館へ。\n\n<b>上ばき</b>をわすれずに。', ...body },
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  const written = async () => (await school.mails(admin, '?kind=written&limit=100')).items;

  it('reaches everybody meant once, by name or by role, and says who has no address', async () => {
    const [pupil, english] = [await school.member(), await school.member({ language: 'en' })];
    const teacher = await school.member({ role: 'teacher' });
    await school.member({ role: 'teacher', email: null });
    const body = { personIds: [pupil.id, english.id, teacher.id], roles: ['teacher'] };
    const answer = await write(body, 'one-press-of-a-button');
    expect([answer.status, answer.body]).toEqual([202, { mails: 3, withoutAddress: 1 }]);
    expect((await write(body, 'one-press-of-a-button')).body).toEqual({ mails: 3, withoutAddress: 1 });
    await app.settled();
    const mails = await written();
    expect(mails.map(({ to }) => to).sort()).toEqual([pupil.email, english.email, teacher.email].sort());
    const mine = mails.find(({ to }) => to === pupil.email);
    expect(mine?.text).toBe(
      '林 凛 さん\n\n月曜日は体育館へ。\n\n<b>上ばき</b>をわすれずに。\n\n青嶺高等学校\n\n— QuestEd',
    );
    expect(mails.find(({ to }) => to === english.email)?.text).toContain('Dear 凛 林,');
  });

  it('has a bound for a day, counted when it is asked for and not when its mails are written', async () => {
    const [pupil, other] = [await school.member(), await school.member()];
    const context = app.context('notification');
    await context.transact(async (work) => {
      const { schoolId } = school;
      work.em.create(Letter, { id: work.ids.next(), schoolId, people: 9_990, at: work.clock.now() });
    });
    const personIds = [pupil.id, other.id];
    const answers = [];
    for (let press = 0; press < 6; press++) answers.push(await write({ personIds }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.problem).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(answers.at(-1)?.status).toBe(429);
    app.clock.advance(DAY + 1);
    expect((await write({ personIds })).status).toBe(202);
    await app.settled();
  });

  it('refuses people of other schools, a subject of several lines, nobody at all, and too many', async () => {
    const before = (await written()).length;
    const elsewhere = await schoolIn(app, '別の高校');
    const foreign = await elsewhere.member();
    const [pupil] = [await school.member()];
    const refused = await write({ personIds: [pupil.id, foreign.id] });
    expect([refused.status, refused.problem.errors?.[0]?.reason]).toEqual([422, 'not_of_school']);
    expect((await write({ personIds: [pupil.id], subject: 'x\r\nBcc: all@example.jp' })).status).toBe(400);
    expect((await write({})).status).toBe(400);
    const silent = await write({ personIds: [admin.id] });
    expect([silent.status, silent.problem.errors?.[0]?.reason]).toEqual([422, 'no_address']);
    const many = Array.from({ length: 5001 }, () => pupil.id);
    expect((await write({ personIds: many })).status).toBe(400);
    await app.settled();
    expect(await written()).toHaveLength(before);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '#kernel/clock.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

const TOKEN = 'a-token-of-forty-signs-0123456789abcdefgh';

describe.each(DIALECTS)('notification alone, without SMTP, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  let admin: Member;
  beforeAll(async () => {
    app = await bootNotification({ dialect, environment: { QUESTED_PUBLIC_URL: 'https://q.example.jp/' } });
    school = await schoolIn(app);
    admin = await school.member({ role: 'admin' });
  });
  afterAll(() => app.stop());

  const mailsTo = async (who: Member) => {
    const all = await school.mails(admin, '?limit=100');
    return all.items.filter((mail) => mail.to === who.email);
  };

  it.each([
    ['confirm', 'confirmation', `https://q.example.jp/confirm/${TOKEN}`],
    ['confirm-new-address', 'confirmation', `https://q.example.jp/confirm/${TOKEN}`],
    ['reset', 'reset', `https://q.example.jp/reset/${TOKEN}`],
  ] as const)('%s: one mail with the link, kept in the mailbox', async (purpose, kind, link) => {
    const pupil = await school.member();
    await school.wantsLink(pupil, purpose, TOKEN);
    expect(await mailsTo(pupil)).toMatchObject([{ kind, state: 'kept', attempts: 0, sentAt: null }]);
    const [mail] = await mailsTo(pupil);
    expect(mail?.text).toContain(link);
    expect(mail?.text).toContain('林 凛 さん');
    await school.wantsLink(pupil, purpose, TOKEN);
    expect(await mailsTo(pupil)).toHaveLength(2);
  });

  it('approval: one notice and one mail, in the language of the person', async () => {
    const [ja, en] = [
      await school.member(),
      await school.member({ language: 'en', names: { familyName: 'Smith', givenName: 'Ann' } }),
    ];
    for (const who of [ja, en]) {
      await school.approved(who);
      expect(await school.inbox(who)).toMatchObject({ unread: 1, total: 1, items: [{ kind: 'approval', link: '/' }] });
      expect(await mailsTo(who)).toHaveLength(1);
    }
    expect((await mailsTo(ja))[0]).toMatchObject({ subject: '登録が承認されました' });
    expect((await mailsTo(ja))[0]?.text).toContain('青嶺高等学校の QuestEd');
    expect((await mailsTo(en))[0]).toMatchObject({ subject: 'Your registration is approved' });
    expect((await mailsTo(en))[0]?.text).toContain('Dear Ann Smith,');
  });

  it('rejection: one mail with the reason, no notice (the person cannot sign in)', async () => {
    const pupil = await school.member();
    await school.rejected(pupil, 'コードがちがいます');
    expect((await mailsTo(pupil)).map((mail) => [mail.kind, mail.text.includes('コードがちがいます')])).toEqual([
      ['rejection', true],
    ]);
    expect((await school.inbox(pupil)).total).toBe(0);
  });

  it('enrolled: one notice and one mail per class; who came by code gets the notice only', async () => {
    const pupil = await school.member();
    await school.enrolled(pupil, '探究 1A');
    await school.enrolled(pupil, '数学');
    await school.enrolled(pupil, '参加', true);
    const inbox = await school.inbox(pupil);
    expect(inbox.items.map((notice) => notice.values.className)).toEqual(['参加', '数学', '探究 1A']);
    expect(inbox.items[0]?.link).toMatch(/^\/classes\/[0-9a-f-]{36}$/);
    expect((await mailsTo(pupil)).map((mail) => mail.subject)).toEqual([
      '「数学」に入りました',
      '「探究 1A」に入りました',
    ]);
  });

  it('a class given to a teacher: told once by line and mail; whoever opened it themselves is not', async () => {
    const teacher = await school.member({ role: 'teacher' });
    await school.assigned(teacher, '探究 1A');
    await school.assigned(teacher, '自分の講座', true);
    expect((await school.inbox(teacher)).items).toMatchObject([
      { kind: 'class-created', values: { className: '探究 1A' } },
    ]);
    expect((await mailsTo(teacher)).map(({ subject }) => subject)).toEqual(['「探究 1A」の担当になりました']);
  });

  it('enrolled by a saga: each once however often it asks, taken back with the mails that have not gone out', async () => {
    const pupils = [await school.member(), await school.member({ email: null })];
    const sagaId = crypto.randomUUID();
    for (const tries of [1, 2]) await school.enrolledTogether(pupils, '探究', sagaId, tries);
    const alone = crypto.randomUUID();
    const withMail = await school.member();
    for (const tries of [1, 2]) await school.enrolledTogether([withMail], '数学', alone, tries);
    expect(await mailsTo(withMail)).toHaveLength(1);
    for (const pupil of pupils) expect((await school.inbox(pupil)).items).toMatchObject([{ kind: 'enrolled' }]);
    expect(pupils[0] && (await mailsTo(pupils[0]))).toHaveLength(1);
    expect((await app.published('notification')).filter((type) => type.includes('enrollment-told'))).toHaveLength(4);
    await school.withdrawn(sagaId);
    for (const pupil of pupils) expect((await school.inbox(pupil)).items).toEqual([]);
    expect(pupils[0] && (await mailsTo(pupils[0]))).toEqual([]);
  });

  it('an enrolment that came to nothing is told to who asked for it, once', async () => {
    const teacher = await school.member({ role: 'teacher' });
    await school.undone(teacher, crypto.randomUUID(), true);
    expect((await school.inbox(teacher)).items).toMatchObject([
      { kind: 'enrollment-undone', link: '/classes', values: { className: '探究', reason: 'suspended', count: 1 } },
    ]);
  });

  it('themes: the teachers hear of a proposal in their inboxes, the pupil of the decision there and by mail, each once', async () => {
    const teachers = [await school.member({ role: 'teacher' }), await school.member({ role: 'teacher' })];
    const pupil = await school.member();
    const html = '<img src=x onerror=alert(1)>';
    const theme = school.theme(pupil, html);
    await theme.proposed(teachers.map(({ id }) => id));
    for (const teacher of teachers) {
      expect((await school.inbox(teacher)).items).toMatchObject([
        { kind: 'theme-proposed', link: theme.link, values: { title: html, familyName: '林', className: '探究' } },
      ]);
      expect(await mailsTo(teacher)).toEqual([]);
    }
    await theme.returned(`もう一歩 ${html}`);
    await theme.approved('');
    const [teacher] = teachers;
    if (teacher) await theme.commented(teacher.id, 'teacher', [pupil.id]);
    const inbox = await school.inbox(pupil);
    expect(inbox.items.map((notice) => notice.kind)).toEqual(['theme-commented', 'theme-approved', 'theme-returned']);
    expect(inbox.items.every((notice) => notice.link === theme.link)).toBe(true);
    const mails = await mailsTo(pupil);
    expect(mails.map((mail) => mail.subject)).toEqual(['テーマが承認されました', 'テーマにコメントがつきました']);
    const returned = mails.find((mail) => mail.subject.includes('コメント'));
    expect(returned?.text).toContain(html);
  });

  it('the log: the pupil hears of an answer, the teachers of the reply, each once', async () => {
    const teacher = await school.member({ role: 'teacher' });
    const pupil = await school.member();
    const entry = school.entry('市役所へ');
    await entry.answeredBy(teacher, pupil);
    await entry.answeredBy(pupil, teacher);
    const values = { title: '市役所へ', className: '探究', familyName: '林' };
    expect((await school.inbox(pupil)).items).toMatchObject([{ kind: 'feedback', link: `/log/${entry.id}`, values }]);
    expect((await school.inbox(teacher)).items).toMatchObject([
      { kind: 'feedback-answered', link: `/classes/${entry.classId}/log/${entry.id}`, values },
    ]);
  });

  it('work: a review once of each handing in, a reminder once a day of each thing, a word to a goal, an evaluation once of each wording', async () => {
    const teacher = await school.member({ role: 'teacher' });
    const pupil = await school.member();
    const work = school.work(pupil, teacher);
    for (const number of [1, 1, 2]) await work.reviewed(number);
    for (const day of ['2026-11-22', '2026-11-22', '2026-11-23']) await work.reminded(day, false);
    await work.reminded('2026-11-23', true);
    await work.goalCommented('よい目標です');
    const evaluation = work.milestoneId;
    for (const number of [1, 1, 2]) await work.evaluated(evaluation, number);
    const { items } = await school.inbox(pupil);
    const milestone = `/classes/${work.classId}/milestones/${work.milestoneId}`;
    expect(items.map(({ kind, link }) => [kind, link])).toEqual([
      ['evaluation-published', '/record'],
      ['evaluation-published', '/record'],
      ['goal-commented', '/plans'],
      ['reminder-milestone', milestone],
      ['reminder-log', `/classes/${work.classId}/log`],
      ['reminder-log', `/classes/${work.classId}/log`],
      ['submission-reviewed', milestone],
      ['submission-reviewed', milestone],
    ]);
    expect(items[0]?.values).toMatchObject({ title: '2学期', className: '探究', familyName: '林' });
    expect(items[3]?.values).toMatchObject({ title: '要旨', className: '探究', familyName: '林' });
  });

  it('people without an address get no mail, but their notices', async () => {
    const pupil = await school.member({ email: null });
    const before = (await school.mails(admin)).total;
    await school.approved(pupil);
    await school.enrolled(pupil, '探究');
    expect((await school.inbox(pupil)).items.map((notice) => notice.kind)).toEqual(['enrolled', 'approval']);
    expect((await school.mails(admin)).total).toBe(before);
  });

  it('import: whoever started it is told once when it is written, and once when it is taken back', async () => {
    const by = await school.member({ role: 'admin' });
    await school.imported(by);
    await school.imported(by, true);
    expect((await school.inbox(by)).items.map((notice) => [notice.kind, notice.values.count])).toEqual([
      ['import-undone', 5],
      ['import-finished', 5],
    ]);
  });

  it('waiting people: every administrator of that school is told once a day of the school, however many wait', async () => {
    const here = await schoolIn(app, '北野高等学校');
    const admins = [await here.member({ role: 'admin' }), await here.member({ role: 'admin' })];
    const teacher = await here.member({ role: 'teacher' });
    const waiting = async () =>
      Promise.all(admins.map(async (each) => (await here.inbox(each)).items.map((notice) => notice.kind)));
    for (let n = 0; n < 3; n++) await here.confirmed(await here.member());
    expect(await waiting()).toEqual([['waiting-for-approval'], ['waiting-for-approval']]);
    app.clock.advance(DAY);
    await here.confirmed(await here.member());
    expect((await waiting()).map((kinds) => kinds.length)).toEqual([2, 2]);
    expect((await here.inbox(teacher)).total).toBe(0);
    expect((await school.inbox(admin)).items.map((notice) => notice.kind)).not.toContain('waiting-for-approval');
  });

  describe('the inbox', () => {
    it('pages newest first, counts what is unread, and is marked by its owner only', async () => {
      const [pupil, other] = [await school.member(), await school.member()];
      for (let n = 1; n <= 5; n++) await school.enrolled(pupil, `講座${n}`);
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await school.inbox(pupil, `?limit=2${cursor}`);
        expect([page.total, page.unread]).toEqual([5, 5]);
        seen.push(...page.items.map((notice) => String(notice.values.className)));
        cursor = page.next ? `&cursor=${page.next}` : '';
      } while (cursor);
      expect(seen).toEqual(['講座5', '講座4', '講座3', '講座2', '講座1']);

      const { items } = await school.inbox(pupil);
      const read = (id: string | undefined, token: string) => app.call('POST', `/notices/${id}/read`, { token });
      for (const stranger of [other, admin]) {
        expect([403, 404]).toContain((await read(items[0]?.id, await stranger.as())).status);
        const all = await app.call('POST', `/notifications/${pupil.id}/read`, { token: await stranger.as() });
        expect([403, 404]).toContain(all.status);
        const look = await app.call('GET', `/notifications/${pupil.id}`, { token: await stranger.as() });
        expect([403, 404]).toContain(look.status);
      }
      expect((await school.inbox(pupil)).unread).toBe(5);
      expect((await read(items[0]?.id, await pupil.as())).status).toBe(204);
      const first = (await school.inbox(pupil)).items[0]?.readAt;
      app.clock.advance(1000);
      expect((await read(items[0]?.id, await pupil.as())).status).toBe(204);
      expect(await school.inbox(pupil)).toMatchObject({ unread: 4, items: [{ readAt: first }, {}, {}, {}, {}] });
      expect(await school.inbox(pupil, '?unread=true')).toMatchObject({ total: 4, unread: 4 });
      const all = await app.call('POST', `/notifications/${pupil.id}/read`, { token: await pupil.as() });
      expect(all.status).toBe(204);
      expect(await school.inbox(pupil)).toMatchObject({ unread: 0, total: 5 });
      expect((await school.inbox(pupil, '?unread=true')).items).toEqual([]);
    });
  });

  describe('the mailbox', () => {
    it('is for the administrators of that school and shows nothing of another', async () => {
      const there = await schoolIn(app, '別の学校');
      const stranger = await there.member({ role: 'admin' });
      const pupil = await school.member();
      await school.wantsLink(pupil, 'reset', TOKEN);
      const [mail] = await mailsTo(pupil);
      expect((await there.mails(stranger)).items).toEqual([]);
      const asked = await app.call('GET', `/mails?schoolId=${school.schoolId}`, { token: await stranger.as() });
      expect(asked.status).toBe(404);
      const teacher = await school.member({ role: 'teacher' });
      for (const who of [teacher, pupil]) {
        expect((await app.call('GET', '/mails', { token: await who.as() })).status).toBe(403);
        expect((await app.call('POST', `/mails/${mail?.id}/resend`, { token: await who.as() })).status).toBe(403);
      }
      expect((await app.call('POST', `/mails/${mail?.id}/resend`, { token: await stranger.as() })).status).toBe(404);
    });

    it('finds by address and subject, pages without loss, and resends nothing where no SMTP is set', async () => {
      const pupil = await school.member({ email: 'findme_100%@example.jp' });
      await school.wantsLink(pupil, 'reset', TOKEN);
      const found = await school.mails(admin, `?q=${encodeURIComponent('findme_100%')}`);
      expect(found).toMatchObject({ total: 1, smtp: false, items: [{ to: 'findme_100%@example.jp' }] });
      expect((await school.mails(admin, `?q=${encodeURIComponent('再設定')}&state=kept`)).total).toBeGreaterThan(0);
      expect((await school.mails(admin, '?state=sent')).total).toBe(0);
      const seen: string[] = [];
      let cursor = '';
      let total = 0;
      do {
        const page = await school.mails(admin, `?limit=3${cursor}`);
        total = page.total;
        seen.push(...page.items.map((mail) => mail.id));
        cursor = page.next ? `&cursor=${page.next}` : '';
      } while (cursor);
      expect([seen.length, new Set(seen).size]).toEqual([total, total]);
      const resent = await app.call('POST', `/mails/${found.items[0]?.id}/resend`, { token: await admin.as() });
      expect(resent).toMatchObject({ status: 409, problem: { code: 'CONFLICT' } });
    });

    it('keeps what mails say sealed in the database, and out of the log', async () => {
      const rows = await app
        .context('notification')
        .read()
        .getKysely<{ mail: { sealedText: string } }>()
        .selectFrom('mail')
        .select('sealedText')
        .execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(TOKEN);
      expect(app.logged.join('')).not.toMatch(/example\.jp|林|token-of-forty/);
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityEntered } from '#contracts/analytics/events.ts';
import type { MilestoneView, OwnSubmission } from '#contracts/analytics/milestones.ts';
import type { GoalView } from '#contracts/analytics/plans.ts';
import { evaluationEvidence } from '#contracts/analytics/queries.ts';
import { themeSelected } from '#contracts/content/events.ts';
import { ThemeId } from '#contracts/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids, logOf } from '#modules/analytics/testing/log.ts';

describe.each(DIALECTS)('what an evaluation may rest on, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  let other: Seated;
  let log: ReturnType<typeof logOf>;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
    log = logOf(app);
    [pupil, other] = school.pupils as [Seated, Seated];
  });
  afterAll(() => app.stop());

  const asked = (who: Seated, classId = school.schoolClass.id) =>
    app.context('academic').ask(evaluationEvidence, { classId, personId: who.id });

  it('is nothing where nothing was done', async () => {
    expect(await asked(other)).toEqual({ items: [] });
  });

  it('is the theme, entries, work, goals and what was said, the newest first, never a draft', async () => {
    const themeId = ThemeId.parse(ids.next());
    await app.says(
      themeSelected,
      { id: ids.next(), eventSeq: 0 },
      {
        schoolId: school.schoolId,
        classId: school.schoolClass.id,
        personId: pupil.id,
        themeId,
        mainThemeId: null,
        title: '商店街',
        question: 'なぜ開かないのか',
      },
    );
    const entry = await log.enter(pupil, school.schoolClass, { day: '2026-11-10', reflection: '驚いた' });
    await log.send(pupil, {
      ...(await log.enter(pupil, school.schoolClass, { title: '書きかけ' })),
      state: 'draft',
      revision: 2,
    });
    const elsewhere = await school.course('別の講座');
    await school.enroll(pupil, elsewhere);
    await log.enter(pupil, elsewhere, { title: '別の講座の記録' });
    await log.remark(school.teacher, entry, 'よく聞けました');
    const goal = await log.call<GoalView>(pupil, 'POST', '/goals', {
      kind: 'short',
      title: '五人に聞く',
      dueDay: '2026-12-01',
      progress: 40,
    });
    const milestone = await log.call<MilestoneView>(
      school.teacher,
      'POST',
      `/classes/${school.schoolClass.id}/milestones`,
      { title: '要旨', dueDay: '2026-11-27' },
    );
    const work = await log.call<OwnSubmission>(pupil, 'POST', `/milestones/${milestone.body.id}/submission`, {
      version: 0,
      content: 'わかったこと',
    });
    await log.call(school.teacher, 'PUT', `/submissions/${work.body.id}/review`, {
      number: 1,
      text: '明確',
      grade: 'A',
    });
    const { items } = await asked(pupil);
    const texts = Object.groupBy(items, ({ kind }) => kind);
    expect(texts.theme).toEqual([{ id: themeId, kind: 'theme', day: null, text: '商店街\nなぜ開かないのか' }]);
    expect(texts.entry).toMatchObject([{ id: entry.id, day: '2026-11-10' }]);
    expect(texts.entry?.[0]?.text).toContain('驚いた');
    expect(texts.goal).toMatchObject([{ id: goal.body.id, day: '2026-11-22', text: '五人に聞く (40 %)' }]);
    expect(texts.submission).toMatchObject([{ id: work.body.id, text: '要旨\nわかったこと' }]);
    expect(texts.feedback?.map(({ text }) => text).toSorted()).toEqual(['A\n明確', 'よく聞けました']);
    expect(items[0]?.kind).toBe('theme');
    expect(items.at(-1)?.kind).toBe('entry');
  });

  it('tells the others the title of an entry', async () => {
    const events = await app
      .context('analytics')
      .read()
      .getKysely<{ bus_event: { type: string; data: string } }>()
      .selectFrom('bus_event')
      .select('data')
      .where('type', '=', activityEntered.type)
      .execute();
    expect(events.length).toBeGreaterThan(0);
    for (const { data } of events) expect(activityEntered.data.parse(JSON.parse(data)).title).toBeTruthy();
  });
});

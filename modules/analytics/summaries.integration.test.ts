import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summaryAccepted } from '#contracts/ai/events.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { readPupilReport } from '#modules/analytics/database/read-models/pupil-report.ts';
import { printedReports } from '#modules/analytics/domain/reports/print-report.ts';
import { analytics } from '#modules/analytics/module.ts';
import { ids } from '#modules/analytics/testing/log.ts';

describe.each(DIALECTS)('summaries a teacher accepted, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app, { pupils: 2 });
  });
  afterAll(() => app.stop());

  it('stand in the reports of that pupil in that class; the last one accepted counts', async () => {
    const [pupil, other] = school.pupils as [Seated, Seated];
    const place = { schoolId: school.schoolId, classId: school.schoolClass.id };
    const accept = async (text: string) => {
      const facts = { ...place, personId: pupil.id, acceptedBy: school.teacher.id, by: { model: 'm', prompt: 'p' } };
      app.clock.advance(1000);
      await app.says(summaryAccepted, { id: ids.next(), eventSeq: 0 }, facts, { text });
    };
    const report = (who: Seated) =>
      readPupilReport(app.context('analytics').read(), {
        classId: place.classId,
        personId: who.id,
        evaluations: ['published'],
      });
    await accept('はじめのまとめ。');
    await accept('三日、歩行者を<b>数えた</b>。');
    expect((await report(pupil)).summary).toBe('三日、歩行者を<b>数えた</b>。');
    expect((await report(other)).summary).toBe('');
    const { html } = printedReports([await report(pupil), await report(other)], '地域探究', 'ja');
    expect(html.match(/<h2>歩み<\/h2>/g)).toHaveLength(1);
    expect(html).toContain('三日、歩行者を&lt;b&gt;数えた&lt;/b&gt;。');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertRaised, endpointRefused } from '#contracts/ai/events.ts';
import { AlertId, ClassId, ConversationId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootNotification, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';

const ids = uuidV7();

describe.each(DIALECTS)('what ai tells people, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: NotifiedSchool;
  beforeAll(async () => {
    app = await bootNotification({ dialect, timers: false });
    school = await schoolIn(app);
  });
  afterAll(() => app.stop());

  it('is told once to each teacher it names, with the pupil and the way there, and to nobody else', async () => {
    const [pupil, teacher, keeper] = [
      await school.member(),
      await school.member({ role: 'teacher' }),
      await school.member({ role: 'teacher' }),
    ];
    const root = { id: ids.next(), eventSeq: 0 };
    const facts = {
      schoolId: school.schoolId,
      classId: ClassId.parse(ids.next()),
      className: '探究',
      alertId: AlertId.parse(root.id),
      conversationId: ConversationId.parse(ids.next()),
      personId: pupil.id,
      risks: ['selfHarm' as const],
    };
    await app.says(alertRaised, root, { ...facts, toldIds: [teacher.id, keeper.id] });
    for (const who of [teacher, keeper]) {
      const { items } = await school.inbox(who);
      expect(items.map(({ kind, link }) => [kind, link])).toEqual([['ai-alert', `/alerts/${root.id}`]]);
      expect(Object.keys(items[0]?.values ?? {}).sort()).toEqual(['className', 'familyName', 'givenName']);
    }
    expect((await school.inbox(pupil)).items).toEqual([]);
  });

  it('models that refuse are told to the administrators of the school, once a day and reason', async () => {
    const [office, teacher] = [await school.member({ role: 'admin' }), await school.member({ role: 'teacher' })];
    const refused = async (kind: 'wrongKey' | 'quota', day: string) => {
      const facts = { schoolId: school.schoolId, settingId: 'installation', kind, day };
      await app.says(endpointRefused, { id: ids.next(), eventSeq: 0 }, facts);
    };
    await refused('wrongKey', '2026-11-25');
    await refused('wrongKey', '2026-11-25');
    await refused('quota', '2026-11-25');
    await refused('wrongKey', '2026-11-26');
    const told = (await school.inbox(office)).items.filter(({ kind }) => kind === 'ai-refused');
    expect(told.map(({ link }) => link)).toEqual(['/ai/settings', '/ai/settings', '/ai/settings']);
    expect((await school.inbox(teacher)).items).toEqual([]);
  });
});

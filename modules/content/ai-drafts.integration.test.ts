import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curriculumAccepted, themePicked } from '#contracts/ai/events.ts';
import type { CurriculumView } from '#contracts/content/curricula.ts';
import { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { offeredMainThemes } from '#contracts/content/queries.ts';
import type { MainThemeView, ThemeListItem, ThemeView } from '#contracts/content/themes.ts';
import type { CurriculumId, MainThemeId, ThemeId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';
import { answerOfferedMainThemes } from '#modules/content/queries/offered-main-themes.ts';

const ids = uuidV7();
const BY = { model: 'gpt', prompt: 'themes@1 ja' };
const WORDS = {
  title: '空き店舗',
  question: '人が戻っても、店が開かないのはなぜか',
  description: '調べること',
  rationale: '合う理由',
  approach: '進め方',
  potential: '広がり',
};

describe.each(DIALECTS)('what AI drafted and somebody took over, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  beforeAll(async () => {
    app = await bootModule(content, { dialect });
    school = await schoolWithClass(app);
    [pupil] = school.pupils as [Seated];
  });
  afterAll(() => app.stop());

  const call = async <T>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const pick = async (into: Course, words: object = {}) => {
    const themeId = ids.next() as ThemeId;
    const place = { schoolId: school.schoolId, classId: into.id, personId: pupil.id };
    await app.says(
      themePicked,
      { id: ids.next(), eventSeq: 0 },
      { ...place, themeId, mainThemeId: null, by: BY, ...words },
      WORDS,
    );
    return themeId;
  };
  const mainTheme = async (title: string) =>
    (
      await call<MainThemeView>(school.teacher, 'POST', `/classes/${school.schoolClass.id}/main-themes`, {
        title,
        description: '町から',
      })
    ).body;
  const accept = async (into: Course, document: CurriculumDocument) => {
    const curriculumId = ids.next() as CurriculumId;
    const place = { schoolId: school.schoolId, classId: into.id, acceptedBy: school.teacher.id };
    await app.says(curriculumAccepted, { id: ids.next(), eventSeq: 0 }, { ...place, curriculumId, by: BY, document });
    return curriculumId;
  };

  it('a picked proposal is a draft of the pupil, marked as begun by AI, once, and nothing is selected', async () => {
    const main = await mainTheme('わたしたちの町');
    const id = await pick(school.schoolClass, { mainThemeId: main.id });
    const theme = (await call<ThemeView>(pupil, 'GET', `/themes/${id}`)).body;
    expect(theme).toMatchObject({
      ...WORDS,
      origin: 'ai',
      state: 'draft',
      mainTheme: { id: main.id },
      selected: false,
    });
    const mine = await call<{ items: ThemeListItem[] }>(pupil, 'GET', `/students/${pupil.id}/themes`);
    expect(mine.body.items.filter((one) => one.id === id)).toHaveLength(1);
  });

  it('a main theme that was withdrawn meanwhile is left out', async () => {
    const main = await mainTheme('去年の町');
    await call(school.teacher, 'PUT', `/main-themes/${main.id}`, { ...main, withdrawn: true });
    const id = await pick(school.schoolClass, { mainThemeId: main.id as MainThemeId });
    expect((await call<ThemeView>(pupil, 'GET', `/themes/${id}`)).body.mainTheme).toBeNull();
  });

  it('what comes for a class that was put away, or for somebody who left it, is left where it is', async () => {
    const away = await school.course('去年の講座');
    await school.assign(school.teacher, away);
    const themeOfNoPupil = await pick(away);
    await school.archive(away);
    const curriculum = await accept(away, CurriculumDocument.parse(plan()));
    expect((await call(pupil, 'GET', `/themes/${themeOfNoPupil}`)).status).toBe(404);
    expect((await call(school.teacher, 'GET', `/curricula/${curriculum}`)).status).toBe(404);
  });

  it('an accepted curriculum is a draft of the class, as one by hand: edited and saved', async () => {
    const document = CurriculumDocument.parse(plan());
    const id = await accept(school.schoolClass, document);
    const { body } = await call<CurriculumView>(school.teacher, 'GET', `/curricula/${id}`);
    expect(body).toMatchObject({ origin: 'ai', state: 'draft', document, changedBy: { id: school.teacher.id } });
    const edited = { document: { ...document, title: '駅前の二年' }, version: body.version };
    expect((await call(school.teacher, 'PUT', `/curricula/${id}`, edited)).status).toBe(200);
    expect((await call(pupil, 'GET', `/curricula/${id}`)).status).toBe(404);
  });

  it('tells who asks which main themes a class offers', async () => {
    const ask = await answerOfferedMainThemes.answer(app.context('content'), { classId: school.schoolClass.id });
    expect(offeredMainThemes.output.parse(ask).items.map(({ title }) => title)).toEqual(['わたしたちの町']);
  });
});

const plan = () => ({
  title: '駅前の一年',
  description: '',
  mainTheme: 'わたしたちの町',
  totalHours: 4,
  fieldwork: false,
  fieldworkCount: 0,
  presentation: false,
  presentationFormat: 'presentation',
  groupWork: 'hybrid',
  partners: '',
  phases: [
    {
      id: ids.next(),
      name: '課題の設定',
      weeks: [
        { id: ids.next(), label: '4月第1週', hours: 4, theme: '問い', activities: '', support: '', evaluation: '' },
      ],
    },
  ],
  rubric: [],
});

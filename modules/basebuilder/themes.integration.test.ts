import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeToday } from '#contracts/basebuilder/practice-views.ts';
import type {
  ChosenTheme,
  ItemTheme,
  PupilTheme,
  ThemeLinkView,
  ThemeSuggestion,
  ThemeWord,
} from '#contracts/basebuilder/theme-links.ts';
import { themeSelected, themeUnselected } from '#contracts/content/events.ts';
import { type SchoolId, ThemeId } from '#contracts/ids.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Materials, materialsOf } from '#modules/basebuilder/testing/materials.ts';
import { type Practice, practiceOf, type Step } from '#modules/basebuilder/testing/practice.ts';

const ids = uuidV7();

describe.each(DIALECTS)('words for themes, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let made: Materials;
  let p: Practice;
  let sea: string;
  let pupil: Seated;
  let other: Seated;
  let base: string;
  let themeId: string;
  let unchoose: () => Promise<void>;

  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
    made = materialsOf(app, school.teacher);
    p = practiceOf(app, school);
    sea = (await made.category('海')).id;
    [pupil, other] = school.pupils as [Seated, Seated];
    base = `/classes/${school.schoolClass.id}`;
    ({ themeId, unchoose } = await choose(pupil, '海のごみ', '海洋汚染はカキの養殖にどう影響するか'));
  });
  afterAll(() => app.stop());

  /** As content tells of it: a pupil has chosen a theme. */
  async function choose(who: Seated, title: string, question: string, of: SchoolWithClass = school) {
    const root = { id: ids.next(), eventSeq: 0 };
    const theme = {
      schoolId: of.schoolId as SchoolId,
      classId: of.schoolClass.id,
      personId: who.id,
      themeId: ThemeId.parse(ids.next()),
      mainThemeId: null,
      title,
      question,
    };
    await app.says(themeSelected, root, theme);
    return { themeId: theme.themeId, unchoose: () => app.says(themeUnselected, root, theme) };
  }
  const link = (thingId: string, relevance: number, more: object = {}, who = school.teacher) =>
    p.call<ThemeLinkView>(who, 'PUT', `${base}/theme-links`, { themeId, kind: 'item', thingId, relevance, ...more });
  const unlink = (thingId: string, who = school.teacher) =>
    p.call(who, 'DELETE', `${base}/theme-links/${themeId}/${thingId}`);
  const classList = async (who = school.teacher) =>
    (await p.ok<{ items: PupilTheme[] }>(who, 'GET', `${base}/theme-links`)).items;
  const linksOf = async (who: Seated) => (await classList()).find(({ student }) => student.id === who.id)?.links;
  const titles = async (who: Seated) => (await linksOf(who))?.map(({ title, relevance }) => `${title} ${relevance}`);
  type Own = { items: { theme: ChosenTheme; className: string; words: ThemeWord[] }[] };
  const own = async (who: Seated) => (await p.ok<Own>(who, 'GET', '/practice/theme-words')).items;
  const clear = async () => {
    for (const { thingId } of (await linksOf(pupil)) ?? []) await unlink(thingId);
  };

  it('a teacher links words and sets to what a pupil asks, changes how close they are and takes them away', async () => {
    const [oyster, tide] = [await made.item(sea, '牡蠣'), await made.item(sea, '潮')];
    const set = await made.set('海の十語', [oyster.id, tide.id]);
    expect((await link(oyster.id, 3)).body).toMatchObject({ title: '牡蠣', relevance: 3, words: 1, asked: true });
    expect((await link(set.id, 4, { kind: 'set' })).body).toMatchObject({ title: '海の十語', words: 2, kind: 'set' });
    await link(tide.id, 1);
    await link(oyster.id, 5);
    const [first, second] = await classList();
    expect(first).toMatchObject({
      number: 1,
      theme: { id: themeId, question: '海洋汚染はカキの養殖にどう影響するか' },
    });
    expect(second).toMatchObject({ theme: null, links: [] });
    expect(await titles(pupil)).toEqual(['牡蠣 5', '海の十語 4', '潮 1']);
    await unlink(tide.id);
    expect((await unlink(tide.id)).status).toBeLessThan(300);
    expect(await titles(pupil)).toEqual(['牡蠣 5', '海の十語 4']);
    await link(tide.id, 1);
    expect(await titles(pupil)).toEqual(['牡蠣 5', '海の十語 4', '潮 1']);
    await clear();
  });

  it('two who link the same at the same time make one link', async () => {
    const word = await made.item(sea, '同時の語');
    const both = await Promise.all([link(word.id, 2), link(word.id, 4, {}, school.admin)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await linksOf(pupil)).toHaveLength(1);
    await clear();
  });

  it('what cannot be linked is refused with its reason', async () => {
    const word = await made.item(sea, '断る語');
    const reason = async (thingId: string, more: object = {}) =>
      (await link(thingId, 3, more)).problem.errors?.map((each) => `${each.pointer} ${each.reason}`);
    expect((await link(word.id, 0)).status).toBe(400);
    expect((await link(word.id, 6)).status).toBe(400);
    expect((await link(word.id, 2.5)).status).toBe(400);
    expect(await reason(word.id, { themeId: ids.next() })).toEqual(['/themeId theme_not_chosen']);
    expect(await reason(word.id, { kind: 'set' })).toEqual(['/thingId unknown_set']);
    await p.change(word.id, { archivedAt: app.clock.now() });
    expect(await reason(word.id)).toEqual(['/thingId put_away']);
    const set = await made.set('断るセット', []);
    await made.call('POST', `/text-sets/${set.id}/archive`);
    expect(await reason(set.id, { kind: 'set' })).toEqual(['/thingId put_away']);
    const there = await schoolWithClass(app, { pupils: 1, name: 'ほかの学校' });
    const theirs = materialsOf(app, there.teacher);
    const foreign = await theirs.item((await theirs.category('よそ')).id, 'よその語');
    expect(await reason(foreign.id)).toEqual(['/thingId unknown_item']);
    const elsewhere = await choose(there.pupils[0] as Seated, 'よそ', 'よその問い', there);
    expect(await reason((await made.item(sea, '語')).id, { themeId: elsewhere.themeId })).toEqual([
      '/themeId theme_not_chosen',
    ]);
    expect(await linksOf(pupil)).toEqual([]);
  });

  it('only who teaches the class links, sees and is given suggestions', async () => {
    const word = await made.item(sea, 'だれの語');
    const stranger = (await schoolWithClass(app, { pupils: 0, name: '遠くの学校' })).teacher;
    for (const who of [school.otherTeacher, pupil, stranger]) {
      const wanted = who === stranger ? [403, 404] : [403];
      const statuses = [
        (await link(word.id, 3, {}, who)).status,
        (await unlink(word.id, who)).status,
        (await p.call(who, 'GET', `${base}/theme-links`)).status,
        (await p.call(who, 'GET', `${base}/theme-suggestions?studentId=${pupil.id}`)).status,
      ];
      for (const status of statuses) expect(wanted).toContain(status);
    }
    expect((await p.call(school.teacher, 'GET', '/practice/theme-words')).status).toBe(403);
    const closed = await school.course('終わった講座');
    await school.assign(school.teacher, closed);
    await school.archive(closed);
    const put = { themeId, kind: 'item', thingId: word.id, relevance: 3 };
    const late = await p.call(school.teacher, 'PUT', `/classes/${closed.id}/theme-links`, put);
    expect(late.problem.code).toBe('CLASS_ARCHIVED');
  });

  it('an item says to which themes it is linked, to teachers of their classes and administrators', async () => {
    const word = await made.item(sea, '見える語');
    await link(word.id, 4);
    const themes = async (who: Seated) =>
      (await p.ok<{ items: ItemTheme[] }>(who, 'GET', `/knowledge-items/${word.id}/theme-links`)).items;
    const shown = [{ student: { id: pupil.id }, className: '地域探究', theme: { title: '海のごみ' }, relevance: 4 }];
    expect(await themes(school.teacher)).toMatchObject(shown);
    expect(await themes(school.admin)).toMatchObject(shown);
    expect(await themes(school.otherTeacher)).toEqual([]);
    await clear();
  });

  it('suggests what shares words with the theme, the best first, and nothing twice', async () => {
    const english = await made.category('English');
    const pollution = await made.item(sea, '海洋汚染', { question: 'よごれ' });
    const share = await made.item(english.id, 'aquaculture', { question: '水産物の養殖', accepted: ['aquaculture'] });
    const away = await made.item(english.id, '養殖', { question: '育てること' });
    await p.change(away.id, { archivedAt: app.clock.now() });
    await made.item(english.id, 'mountain', { question: '山' });
    const suggested = async (who = pupil) =>
      (await p.ok<{ items: ThemeSuggestion[] }>(school.teacher, 'GET', `${base}/theme-suggestions?studentId=${who.id}`))
        .items;
    const found = await suggested();
    expect(found[0]).toMatchObject({
      title: '海洋汚染',
      because: 'word',
      common: ['海洋汚染'],
      relevance: 5,
      category: '海',
    });
    expect(found.map(({ title }) => title)).toContain('aquaculture');
    expect(found.find(({ itemId }) => itemId === share.id)).toMatchObject({ because: 'shared', common: ['養殖'] });
    expect(found.map(({ title }) => title)).not.toContain('mountain');
    expect(found.map(({ title }) => title)).not.toContain('養殖');
    expect(await suggested()).toEqual(found);
    await link(pollution.id, 5);
    expect((await suggested()).map(({ title }) => title)).not.toContain('海洋汚染');
    expect(await suggested(other)).toEqual([]);
    const many = await choose(other, 'まとめ語', '');
    await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        made.item(english.id, `語${n}`, { question: 'まとめ語', accepted: ['まとめ語'] }),
      ),
    );
    expect(await suggested(other)).toHaveLength(20);
    await many.unchoose();
    await clear();
  });

  it('what is linked opens to the pupil and to nobody else, as long as the theme is chosen', async () => {
    const alone = await made.item(sea, '開く語');
    const inSet = await made.item(sea, 'セットの語');
    const set = await made.set('開くセット', [inSet.id], { passage: '海の話。' });
    const ask = (who: Seated, id: string) => p.call(who, 'POST', `/problems/${id}/presentations`);
    const text = (who: Seated) => p.call(who, 'GET', `/students/${who.id}/texts/${set.id}`);
    expect((await ask(pupil, alone.id)).status).toBe(403);
    await link(alone.id, 3);
    await link(set.id, 2, { kind: 'set' });
    for (const { id } of [alone, inSet]) {
      expect((await ask(pupil, id)).status).toBe(200);
      expect((await ask(other, id)).status).toBe(403);
    }
    expect([(await text(pupil)).status, (await text(other)).status]).toEqual([200, 404]);
    expect(await p.ok<PracticeToday>(pupil, 'GET', '/practice/today')).toMatchObject({ fresh: 2 });
    await unchoose();
    expect((await ask(pupil, alone.id)).status).toBe(403);
    expect(await own(pupil)).toEqual([]);
    expect((await link(alone.id, 4)).problem.errors?.[0]?.reason).toBe('theme_not_chosen');
    ({ themeId, unchoose } = await choose(pupil, '新しい問い', '潮はなぜ動くか'));
    expect(await linksOf(pupil)).toEqual([]);
  });

  it('a pupil finds the words for their question, and practises them; the question is told after answering', async () => {
    const [near, far] = [await made.item(sea, '近い語'), await made.item(sea, '遠い語')];
    const within = await made.item(sea, '中の語');
    const set = await made.set('問いのセット', [within.id]);
    await link(far.id, 1);
    await link(near.id, 5);
    await link(set.id, 3, { kind: 'set' });
    await p.delivered('ほかの語', [{ title: '配られた語' }], { categoryId: sea });
    const [mine] = await own(pupil);
    expect(mine).toMatchObject({ theme: { question: '潮はなぜ動くか' }, className: '地域探究' });
    expect(mine?.words.map(({ kind, question, title, words }) => [kind, question, title, words])).toEqual([
      ['item', '近い語の意味', null, 1],
      ['set', '', '問いのセット', 1],
      ['item', '遠い語の意味', null, 1],
    ]);
    const begun = await p.start(pupil, { kind: 'theme', thingId: themeId });
    expect(begun.session).toMatchObject({ kind: 'theme', title: '潮はなぜ動くか', length: 3 });
    expect(JSON.stringify(begun.next)).not.toContain('潮はなぜ動くか');
    const asked: string[] = [];
    let step: Step = begun;
    while (step.next && step.session) {
      asked.push(step.next.itemId);
      const answer = { presentationId: step.next.id, answer: '', ms: 1000, sessionId: step.session.id };
      step = await p.ok<Step>(pupil, 'POST', `/problems/${step.next.itemId}/solve`, answer);
      expect(step.result.relatedTo).toBe('潮はなぜ動くか');
    }
    expect(asked.toSorted()).toEqual([near.id, far.id, within.id].toSorted());
    expect((await own(pupil))[0]?.words[0]).toMatchObject({ title: '近い語', level: 0 });
    const nothing = await p.start(other, { kind: 'theme', thingId: themeId });
    expect(nothing).toMatchObject({ session: null, nothing: 'nothing' });
    const { items } = await p.pack(pupil);
    const related = new Map(items.map(({ title, relatedTo }) => [title, relatedTo]));
    expect(related.get('配られた語')).toBeNull();
    await clear();
  });

  it('a theme takes fifty links, and no more', async () => {
    const words = await Promise.all(Array.from({ length: 51 }, (_, n) => made.item(sea, `多い語${n}`)));
    for (const { id } of words.slice(0, 50)) expect((await link(id, 2)).status).toBe(200);
    const [last] = words.slice(50);
    expect((await link(last?.id ?? '', 2)).problem.errors?.[0]?.reason).toBe('too_many_links');
    expect((await link(words[0]?.id ?? '', 5)).status).toBe(200);
    expect(await linksOf(pupil)).toHaveLength(50);
  });
});

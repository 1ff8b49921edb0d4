import { themeSelected } from '#contracts/content/events.ts';
import { DAY } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import {
  PersonalTheme,
  ThemeRemark,
  ThemeRevision,
  ThemeSelection,
} from '#modules/content/database/personal-themes.ts';
import { MainTheme } from '#modules/content/database/themes.ts';
import { DEMO_MAIN_THEMES, DEMO_STATES, DEMO_THEMES, type DemoTheme } from '#modules/content/domain/demo.ts';
import { memberships } from '#modules/content/replicas/academic.ts';
import { addMainTheme } from '#modules/content/use-cases/main-themes.ts';
import { selectionFacts } from '#modules/content/use-cases/theme-facts.ts';

/**
 * Gives one sample class main themes and its pupils themes in every state, with some weeks behind them. A class that has
 * main themes is left alone, so that it can run again. What lies in the past is told to nobody but who keeps a copy of
 * what is chosen.
 */
export async function addDemoThemes(work: Work, classId: string): Promise<void> {
  if (await work.em.count(MainTheme, { classId })) return;
  const seats = await work.em.find(
    memberships.entity,
    { placeId: classId, placeKind: 'class', gone: false },
    { orderBy: { personId: 'asc' } },
  );
  const teacher = seats.find((seat) => seat.as === 'teacher')?.personId;
  if (!teacher) return;
  const turn = classId.charCodeAt(classId.length - 1);
  const mains: MainTheme[] = [];
  for (const n of [0, 1]) {
    const words = DEMO_MAIN_THEMES[(turn + n) % DEMO_MAIN_THEMES.length];
    if (words) mains.push(await addMainTheme(work, classId, words));
  }
  for (const [index, { personId, schoolId }] of seats.filter((seat) => seat.as === 'student').entries()) {
    const state = DEMO_STATES[(turn + index) % DEMO_STATES.length] ?? 'none';
    const words = DEMO_THEMES[(turn + index) % DEMO_THEMES.length];
    if (state === 'none' || !words) continue;
    const mainThemeId = mains[index % mains.length]?.id ?? null;
    addDemoTheme(work, { classId, personId, schoolId, mainThemeId, teacher, state, words });
  }
  await work.em.flush();
}

type Demo = {
  classId: string;
  personId: string;
  schoolId: string;
  mainThemeId: string | null;
  teacher: string;
  state: Exclude<(typeof DEMO_STATES)[number], 'none'>;
  words: DemoTheme;
};

function addDemoTheme(work: Work, { teacher, state, words, ...where }: Demo): void {
  const { em, ids } = work;
  const now = work.clock.now();
  const approved = state === 'approved' || state === 'selected';
  // Only who was answered has gone through all the wordings.
  const wordings = state === 'draft' ? words.questions.slice(0, 1) : words.questions;
  const daysAgo = (number: number) => now - (wordings.length - number + 1) * 9 * DAY;
  const theme = em.create(PersonalTheme, {
    id: ids.next(),
    ...where,
    origin: 'hand',
    title: words.title,
    question: wordings.at(-1) ?? words.title,
    description: '',
    rationale: words.rationale,
    approach: state === 'draft' ? '' : words.approach,
    potential: '',
    state: state === 'selected' ? 'approved' : state,
    shown: state !== 'draft',
    archived: false,
    revision: wordings.length,
    proposedAt: state === 'proposed' ? daysAgo(wordings.length) + 2 * DAY : null,
    approvedAt: approved ? daysAgo(wordings.length) + 3 * DAY : null,
    approvedBy: approved ? teacher : null,
    approvedRevision: approved ? wordings.length : null,
    createdAt: daysAgo(1),
    changedAt: daysAgo(wordings.length),
    eventSeq: 0,
    version: 1,
  });
  for (const [index, question] of wordings.entries()) {
    const wording = {
      title: words.title,
      question,
      note: '',
      personId: where.personId,
      restoredFrom: null,
      open: false,
    };
    em.create(ThemeRevision, {
      id: ids.next(),
      themeId: theme.id,
      number: index + 1,
      ...wording,
      at: daysAgo(index + 1),
    });
  }
  const remark = (about: number, kind: 'approved' | 'returned', text: string) =>
    em.create(ThemeRemark, {
      id: ids.next(),
      themeId: theme.id,
      personId: teacher,
      as: 'teacher',
      kind,
      text,
      about,
      at: daysAgo(about) + 3 * DAY,
      eventSeq: 0,
    });
  if (state !== 'draft') remark(1, 'returned', words.comment);
  if (state === 'returned' && wordings.length > 1)
    remark(wordings.length, 'returned', 'あと一歩です。だれに聞きますか。');
  if (approved) remark(wordings.length, 'approved', '確かめられる問いになりました。');
  if (state !== 'selected') return;
  const { classId, personId, schoolId } = where;
  const chosen = { id: ids.next(), classId, personId, schoolId, themeId: theme.id, eventSeq: 0, version: 1 };
  const selection = em.create(ThemeSelection, { ...chosen, at: daysAgo(wordings.length) + 4 * DAY });
  work.publish(themeSelected, selection, selectionFacts(theme));
}

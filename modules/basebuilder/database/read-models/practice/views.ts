import type { PackedItem, PresentationView, SessionView, Solved } from '#contracts/basebuilder/practice-views.ts';
import type { FileId, ItemId, PracticeSessionId, PresentationId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { KnowledgeItem } from '#modules/basebuilder/database/materials.ts';
import { deliveredSets } from '#modules/basebuilder/database/open-to-pupil.ts';
import type { PracticeAnswer, PracticeSession, Presentation, Word } from '#modules/basebuilder/database/practice.ts';
import { titleOfScope } from '#modules/basebuilder/database/practice-scope.ts';
import { questionsOf } from '#modules/basebuilder/database/read-models/themes/questions.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { daysBetween } from '#modules/basebuilder/domain/practice/days.ts';

type Presented = { presentation: Presentation; item: KnowledgeItem; word: Word };

/** What pupils see of questions, without a word of what is right: two statements, however many. */
export async function viewsOfPresented(
  em: EntityManager,
  personId: string,
  presented: readonly Presented[],
): Promise<PresentationView[]> {
  if (presented.length === 0) return [];
  const items = presented.map(({ item }) => item);
  const categories = await namesOfCategories(
    em,
    items.map(({ categoryId }) => categoryId),
  );
  const rows = await tables(em)
    .selectFrom('set_entry')
    .innerJoin('text_set', 'text_set.id', 'set_entry.setId')
    .select(['set_entry.itemId', 'text_set.title'])
    .where(
      'set_entry.itemId',
      'in',
      items.map(({ id }) => id),
    )
    .where('set_entry.setId', 'in', deliveredSets(em, personId))
    .orderBy('text_set.id')
    .execute();
  const sets = new Map(rows.map(({ itemId, title }) => [itemId, title]));
  return presented.map(({ presentation, item, word }) => ({
    id: presentation.id as PresentationId,
    itemId: item.id as ItemId,
    form: presentation.form,
    question: item.question,
    choices: presentation.choices,
    category: categories.get(item.categoryId) ?? '',
    set: sets.get(item.id) ?? null,
    level: word.level,
    imageId: (item.imageId ?? null) as FileId | null,
    audioId: (item.audioId ?? null) as FileId | null,
  }));
}

/** The same to take along: with the answers. */
export async function viewsOfPacked(
  em: EntityManager,
  personId: string,
  presented: readonly Presented[],
): Promise<PackedItem[]> {
  const views = await viewsOfPresented(em, personId, presented);
  const questions = await questionsOf(
    em,
    personId,
    presented.map(({ item }) => item.id),
  );
  return views.flatMap((view, place) => {
    const one = presented[place];
    if (!one) return [];
    const { title, explanation } = one.item;
    const relatedTo = questions.get(view.itemId) ?? null;
    return [{ ...view, accepted: one.presentation.accepted, title, explanation, relatedTo }];
  });
}

export async function namesOfCategories(em: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(em)
    .selectFrom('category')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function viewOfSession(em: EntityManager, session: PracticeSession): Promise<SessionView> {
  const scope = {
    kind: session.kind,
    thingId: session.thingId ?? undefined,
    query: session.query ?? undefined,
  };
  return {
    id: session.id as PracticeSessionId,
    kind: session.kind,
    title: await titleOfScope(em, session.personId, scope),
    length: session.plan.length,
    answered: session.done.length,
    rights: session.rights,
    over: (session.endedAt ?? null) !== null,
  };
}

type Answered = { answer: PracticeAnswer; presentation: Presentation; counted: boolean };
type Told = { id: string; title: string; explanation: string };

/** What answers of one pupil came to, with what counts as right: only now. Two statements, however many. */
export async function viewsOfSolved(em: EntityManager, solved: readonly Answered[], today: string): Promise<Solved[]> {
  if (solved.length === 0) return [];
  const rows: Told[] = await tables(em)
    .selectFrom('knowledge_item')
    .select(['id', 'title', 'explanation'])
    .where(
      'id',
      'in',
      solved.map(({ answer }) => answer.itemId),
    )
    .execute();
  const items = new Map(rows.map((item) => [item.id, item]));
  const questions = await questionsOf(
    em,
    solved[0]?.answer.personId ?? '',
    rows.map(({ id }) => id),
  );
  return solved.map(({ answer, presentation, counted }) => {
    const item = items.get(answer.itemId);
    return {
      presentationId: answer.presentationId as PresentationId,
      itemId: answer.itemId as ItemId,
      counted,
      right: answer.isRight,
      given: answer.given,
      accepted: shownFirst(presentation, item?.title),
      title: item?.title ?? '',
      explanation: item?.explanation ?? '',
      levelBefore: answer.levelBefore,
      levelAfter: answer.levelAfter,
      dueDay: answer.dueDay,
      inDays: Math.max(0, daysBetween(today, answer.dueDay)),
      relatedTo: questions.get(answer.itemId) ?? null,
    };
  });
}

/** Among choices the right one is the one that was offered; otherwise the word itself leads. */
function shownFirst({ accepted, choices }: Presentation, title: string | undefined): string[] {
  const first = accepted.find((one) => choices.includes(one)) ?? accepted.find((one) => one === title);
  return first === undefined ? accepted : [first, ...accepted.filter((one) => one !== first)];
}

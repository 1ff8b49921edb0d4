import type { Gap, Item, QuizDocument } from '#modules/assessment/domain/quizzes/item.ts';

export type ItemReason =
  | 'prompt_missing'
  | 'choices_missing'
  | 'choice_empty'
  | 'choices_same'
  | 'key_missing'
  | 'key_unknown'
  | 'ids_repeated'
  | 'accepted_missing'
  | 'pairs_missing'
  | 'gaps_missing'
  | 'gap_not_in_text'
  | 'gap_unknown'
  | 'limits_crossed'
  | 'points_missing';
export type Problem<Reason> = { path: string; reason: Reason };
type ItemProblem = Problem<ItemReason>;

/** What an item lacks before pupils can be asked it; nothing if it is finished. */
export function itemProblems(item: Item): ItemProblem[] {
  const problems: ItemProblem[] = [];
  const say = (path: string, reason: ItemReason) => problems.push({ path, reason });
  if (!item.prompt.trim() && item.type !== 'cloze' && !item.image) say('prompt', 'prompt_missing');
  if (item.points <= 0) say('points', 'points_missing');
  switch (item.type) {
    case 'single':
      options('choices', item.choices, 2, say);
      key('answer', item.choices, item.answer === null ? [] : [item.answer], say);
      break;
    case 'multiple':
      options('choices', item.choices, 2, say);
      key('answers', item.choices, item.answers, say);
      break;
    case 'trueFalse':
      if (item.answer === null) say('answer', 'key_missing');
      break;
    case 'text':
      if (!item.accepted.some((one) => one.trim())) say('accepted', 'accepted_missing');
      break;
    case 'number':
      if (item.answer === null) say('answer', 'key_missing');
      break;
    case 'ordering':
      options('entries', item.entries, 2, say);
      break;
    case 'matching':
      if (item.lefts.length < 2) say('lefts', 'pairs_missing');
      options('lefts', item.lefts, 0, say);
      options('rights', item.rights, 2, say);
      for (const [place, { match }] of item.lefts.entries())
        key(`lefts.${place}.match`, item.rights, match === null ? [] : [match], say);
      break;
    case 'cloze':
      cloze(item, say);
      break;
    case 'long':
      if (item.least !== null && item.most !== null && item.least > item.most) say('least', 'limits_crossed');
      break;
    case 'file':
      break;
  }
  return problems;
}

type Say = (path: string, reason: ItemReason) => void;

function options(path: string, all: readonly { id: string; text: string }[], least: number, say: Say): void {
  if (all.length < least) say(path, 'choices_missing');
  if (new Set(all.map(({ id }) => id)).size < all.length) say(path, 'ids_repeated');
  const seen = new Set<string>();
  for (const [place, { text }] of all.entries()) {
    const words = text.trim();
    if (!words) say(`${path}.${place}.text`, 'choice_empty');
    else if (seen.has(words)) say(`${path}.${place}.text`, 'choices_same');
    seen.add(words);
  }
}

function key(path: string, all: readonly { id: string }[], ids: readonly string[], say: Say): void {
  if (ids.length === 0) say(path, 'key_missing');
  else if (!ids.every((id) => all.some((one) => one.id === id))) say(path, 'key_unknown');
}

/** Gaps of a cloze text, `[[id]]`, in their order. */
export const gapsIn = (text: string): string[] =>
  [...text.matchAll(/\[\[([\w-]{1,40})\]\]/g)].map(([, id]) => id ?? '');

function cloze(item: Extract<Item, { type: 'cloze' }>, say: Say): void {
  const inText = gapsIn(item.text);
  if (item.gaps.length === 0) say('gaps', 'gaps_missing');
  if (new Set(item.gaps.map(({ id }) => id)).size < item.gaps.length || new Set(inText).size < inText.length)
    say('gaps', 'ids_repeated');
  for (const [place, gap] of item.gaps.entries()) {
    if (!inText.includes(gap.id)) say(`gaps.${place}`, 'gap_not_in_text');
    gapKey(gap, `gaps.${place}`, say);
  }
  if (inText.some((id) => !item.gaps.some((gap) => gap.id === id))) say('text', 'gap_unknown');
}

function gapKey(gap: Gap, path: string, say: Say): void {
  if (gap.kind === 'text' && !gap.accepted.some((one) => one.trim())) say(`${path}.accepted`, 'accepted_missing');
  if (gap.kind === 'number' && gap.answer === null) say(`${path}.answer`, 'key_missing');
  if (gap.kind !== 'choice') return;
  options(`${path}.choices`, gap.choices, 2, say);
  key(`${path}.answer`, gap.choices, gap.answer === null ? [] : [gap.answer], say);
}

export type QuizReason =
  | ItemReason
  | 'title_missing'
  | 'items_missing'
  | 'too_many_items'
  | 'draw_too_many'
  | 'closes_before_opening'
  | 'closes_in_the_past';
export const MOST_ITEMS = 200;

/** What a quiz lacks before it can be published, at this instant (milliseconds). */
export function quizProblems(quiz: QuizDocument, now: number): Problem<QuizReason>[] {
  const problems: Problem<QuizReason>[] = [];
  const all = quiz.sections.flatMap(({ items }) => items);
  if (!quiz.title.trim()) problems.push({ path: 'title', reason: 'title_missing' });
  if (all.length === 0) problems.push({ path: 'sections', reason: 'items_missing' });
  if (all.length > MOST_ITEMS) problems.push({ path: 'sections', reason: 'too_many_items' });
  for (const [place, section] of quiz.sections.entries()) {
    if (section.draw !== null && section.draw > section.items.length)
      problems.push({ path: `sections.${place}.draw`, reason: 'draw_too_many' });
    for (const [index, item] of section.items.entries())
      problems.push(
        ...itemProblems(item).map(({ path, reason }) => ({ path: `sections.${place}.items.${index}.${path}`, reason })),
      );
  }
  if (repeated(all) || repeated(quiz.sections)) problems.push({ path: 'sections', reason: 'ids_repeated' });
  const [opens, closes] = [quiz.rules.opensAt, quiz.rules.closesAt].map((at) => (at === null ? null : Date.parse(at)));
  if (typeof closes === 'number') {
    if (typeof opens === 'number' && closes <= opens)
      problems.push({ path: 'rules.closesAt', reason: 'closes_before_opening' });
    if (closes <= now) problems.push({ path: 'rules.closesAt', reason: 'closes_in_the_past' });
  }
  return problems;
}

const repeated = (all: readonly { id: string }[]): boolean => new Set(all.map(({ id }) => id)).size < all.length;

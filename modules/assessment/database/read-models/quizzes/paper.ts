import type { AnswerKey, Paper, PaperItem, QuizAnswer } from '#contracts/assessment/attempts.ts';
import type { FileId } from '#contracts/ids.ts';
import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import { type Choice, type Gap, type Item, type QuizDocument, round } from '#modules/assessment/domain/quizzes/item.ts';
import { type Asked, type Names, onPaper } from '#modules/assessment/domain/quizzes/paper.ts';

/** What a pupil is asked: every part is copied by name, so that a key added to an item one day stays here. */
export function viewOfPaper(document: Pick<QuizDocument, 'title' | 'instructions' | 'rules'>, asked: Asked[]): Paper {
  const items = asked.flatMap((section) => section.items);
  return {
    title: document.title,
    instructions: document.instructions,
    timeLimit: document.rules.timeLimit,
    points: round(items.reduce((sum, { item }) => sum + item.points, 0)),
    sections: asked.map(({ section: { id, title, instructions }, items: own }) => ({
      id,
      title,
      instructions,
      items: own.map(({ item, names }) => viewOfItem(item, names)),
    })),
  };
}

/** Without names, options stand as the author has them: for whoever marks. */
export function viewOfItem(item: Item, names?: Names): PaperItem {
  const { id, prompt, points } = item;
  const image = item.image && { fileId: item.image.fileId as FileId, alt: item.image.alt };
  const base = { id, prompt, points, image };
  switch (item.type) {
    case 'single':
      return { ...base, type: 'single', choices: optionsOf(item.choices, names?.options) };
    case 'multiple':
      return { ...base, type: 'multiple', choices: optionsOf(item.choices, names?.options) };
    case 'number':
      return { ...base, type: 'number', unit: item.unit };
    case 'ordering':
      return { ...base, type: 'ordering', entries: optionsOf(item.entries, names?.options) };
    case 'matching':
      return {
        ...base,
        type: 'matching',
        lefts: item.lefts.map(({ id: left, text }) => ({ id: left, text })),
        rights: optionsOf(item.rights, names?.options),
      };
    case 'cloze':
      return { ...base, type: 'cloze', text: item.text, gaps: item.gaps.map((gap) => viewOfGap(gap, names)) };
    case 'long':
      return { ...base, type: 'long', unit: item.unit, least: item.least, most: item.most };
    case 'file':
      return { ...base, type: 'file', files: item.files };
    default:
      return { ...base, type: item.type };
  }
}

function viewOfGap(gap: Gap, names: Names | undefined) {
  const { id } = gap;
  if (gap.kind === 'text') return { id, kind: 'text' as const };
  if (gap.kind === 'number') return { id, kind: 'number' as const, unit: gap.unit };
  return { id, kind: 'choice' as const, choices: optionsOf(gap.choices, names?.gaps[id]) };
}

function optionsOf(all: readonly Choice[], order: readonly string[] | undefined): Choice[] {
  if (!order) return all.map(({ id, text }) => ({ id, text }));
  return order.map((id, place) => ({
    id: String(place + 1),
    text: all.find((option) => option.id === id)?.text ?? '',
  }));
}

/** An answer as it travels, called as on the paper. */
export const viewOfAnswer = (item: Item, names: Names | undefined, answer: Answer | null | undefined) =>
  onPaper(item, names, answer ?? null) as QuizAnswer | null;

/** What would have been right. */
export function viewOfKey(item: Item, names?: Names): AnswerKey {
  const none: AnswerKey = { answer: null, accepted: [], gaps: {}, tolerance: null, model: '' };
  const said = (answer: Answer | null): AnswerKey => ({ ...none, answer: viewOfAnswer(item, names, answer) });
  switch (item.type) {
    case 'single':
      return said(item.answer === null ? null : { choice: item.answer });
    case 'multiple':
      return said({ choices: item.answers });
    case 'trueFalse':
      return said(item.answer === null ? null : { value: item.answer });
    case 'text':
      return { ...said({ text: item.accepted[0] ?? '' }), accepted: item.accepted };
    case 'number':
      return { ...said({ number: String(item.answer ?? '') }), tolerance: item.tolerance };
    case 'ordering':
      return said({ order: item.entries.map(({ id }) => id) });
    case 'matching':
      return said({ pairs: Object.fromEntries(item.lefts.map(({ id, match }) => [id, match ?? ''])) });
    case 'cloze':
      return {
        ...said({ gaps: Object.fromEntries(item.gaps.map((gap) => [gap.id, bestOf(gap)])) }),
        gaps: Object.fromEntries(item.gaps.flatMap((gap) => (gap.kind === 'text' ? [[gap.id, gap.accepted]] : []))),
      };
    default:
      return { ...none, model: item.model };
  }
}

const bestOf = (gap: Gap): string =>
  gap.kind === 'text' ? (gap.accepted[0] ?? '') : gap.answer === null ? '' : String(gap.answer);

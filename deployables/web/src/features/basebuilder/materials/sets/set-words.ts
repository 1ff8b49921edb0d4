import type { SetView } from '#contracts/basebuilder/text-sets.ts';
import { CategoryId, ItemId } from '#contracts/ids.ts';
import { partsOf } from '../../../../design/editing/parts.ts';

export type Entry = { id: string; title: string; question: string; asked: boolean };
/** A set as its editor has it. */
export type SetDocument = {
  title: string;
  categoryId: string;
  passage: string;
  words: Entry[];
  questions: Entry[];
};
export type EntryKind = 'words' | 'questions';
export const isEntryKind = (kind: string): kind is EntryKind => kind === 'words' || kind === 'questions';

const entries = (of: SetView['words']): Entry[] =>
  of.map(({ itemId, title, question, asked }) => ({ id: itemId, title, question, asked }));

export const documentOf = (set: SetView): SetDocument => ({
  title: set.title,
  categoryId: set.categoryId ?? '',
  passage: set.passage,
  words: entries(set.words),
  questions: entries(set.questions),
});

export const fieldsOf = ({ title, categoryId, passage, words, questions }: SetDocument) => ({
  title,
  passage,
  categoryId: categoryId ? CategoryId.parse(categoryId) : null,
  wordIds: words.map(({ id }) => ItemId.parse(id)),
  questionIds: questions.map(({ id }) => ItemId.parse(id)),
});

export const setParts = partsOf<SetDocument, EntryKind>(
  (document, kind) => ({ outer: document[kind] }),
  () => [],
);
export const nameOf = ({ words, questions }: SetDocument, id: string): string =>
  [...words, ...questions].find((entry) => entry.id === id)?.title ?? '';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { AnswerType } from '#contracts/basebuilder/items.ts';
import type { CategoryId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { byCursor, usePages } from '../../../../design/use-pages.ts';

export type ItemSearch = {
  q: string;
  categoryId: CategoryId | '';
  answerType: AnswerType | '';
  difficulty: string;
  state: 'active' | 'resting' | 'archived' | '';
  sort: 'title' | 'newest' | 'difficulty';
};
const NONE: ItemSearch = { q: '', categoryId: '', answerType: '', difficulty: '', state: '', sort: 'title' };

/** The search as the server reads it: what is not set is not said. */
export const askedFor = ({ q, categoryId, answerType, difficulty, state, sort }: ItemSearch) => ({
  sort,
  ...(q.trim() ? { q: q.trim() } : {}),
  ...(categoryId ? { categoryId } : {}),
  ...(answerType ? { answerType } : {}),
  ...(difficulty ? { difficulty: Number(difficulty) } : {}),
  ...(state ? { state } : {}),
});

/** The items found and what they are searched by. */
export function useItems() {
  const [search, setSearch] = useState(NONE);
  const asked = useDeferredValue(search);
  const list = useInfiniteQuery(
    api.basebuilder.knowledgeItems.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...askedFor(asked), limit: 100, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const set = (fields: Partial<ItemSearch>) => setSearch((before) => ({ ...before, ...fields }));
  const isFiltered = JSON.stringify({ ...search, sort: 'title' }) !== JSON.stringify(NONE);
  return { search, set, list, isFiltered, ...usePages(list) };
}
export type Items = ReturnType<typeof useItems>;

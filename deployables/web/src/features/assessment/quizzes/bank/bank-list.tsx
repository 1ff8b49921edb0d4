import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ItemType } from '#contracts/assessment/quiz-items.ts';
import { api } from '../../../../api/client.ts';
import { ToolRow } from '../../../../design/bars.tsx';
import { CheckField, SearchField } from '../../../../design/field.tsx';
import { FilterSelect } from '../../../../design/filter-select.tsx';
import { byCursor, usePages } from '../../../../design/use-pages.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { TYPE_NAMES } from '../items/item-types.ts';

type Filter = { q: string; type: ItemType | ''; subject: string; tag: string; mine: boolean };
const NONE: Filter = { q: '', type: '', subject: '', tag: '', mine: false };

/** The filter as the server reads it: what is not set is not said. */
export const askedFor = ({ q, type, subject, tag, mine }: Filter) => ({
  ...(q.trim() ? { q: q.trim() } : {}),
  ...(type ? { type } : {}),
  ...(subject ? { subject } : {}),
  ...(tag ? { tag } : {}),
  ...(mine ? { mine: 'true' } : {}),
});

/** The school's item bank with what it is filtered by. */
export function useBank() {
  const [filter, setFilter] = useState(NONE);
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery(
    api.assessment.bankItems.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...askedFor(asked), ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const set = (fields: Partial<Filter>) => setFilter((before) => ({ ...before, ...fields }));
  return { filter, set, list, isFiltered: JSON.stringify(filter) !== JSON.stringify(NONE), ...usePages(list) };
}
export type Bank = ReturnType<typeof useBank>;

/** Words, type, subject and tag to find items by; only those that are there to be found. */
export function BankFilters({ bank: { filter, set } }: { bank: Bank }) {
  const { t } = useWords('quizzes');
  const { data: shelves } = useQuery(api.assessment.bankShelves.queryOptions({ input: {} }));
  const named = (names: readonly { name: string; items: number }[] = []) =>
    names.map(({ name, items }) => ({ value: name, label: `${name} (${items})` }));
  return (
    <ToolRow>
      <SearchField label={t('bank.search')} value={filter.q} onChange={(q) => set({ q })} />
      <FilterSelect
        label={t('bank.type')}
        value={filter.type}
        options={TYPE_NAMES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        onChange={(type) => set({ type: TYPE_NAMES.find((one) => one === type) ?? '' })}
      />
      {shelves && shelves.subjects.length > 0 && (
        <FilterSelect
          label={t('bank.subject')}
          value={filter.subject}
          options={named(shelves.subjects)}
          onChange={(subject) => set({ subject })}
        />
      )}
      {shelves && shelves.tags.length > 0 && (
        <FilterSelect
          label={t('bank.tag')}
          value={filter.tag}
          options={named(shelves.tags)}
          onChange={(tag) => set({ tag })}
        />
      )}
      <CheckField
        label={t('bank.mine')}
        checked={filter.mine}
        onChange={({ target }) => set({ mine: target.checked })}
      />
    </ToolRow>
  );
}

import { ANSWER_TYPES } from '#contracts/basebuilder/items.ts';
import { ToolRow } from '../../../../design/bars.tsx';
import { SearchField } from '../../../../design/field.tsx';
import { FilterSelect } from '../../../../design/filter-select.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import type { Items } from './use-items.ts';

const STATES = ['active', 'resting', 'archived'] as const;
const SORTS = ['title', 'newest', 'difficulty'] as const;

export function ItemFilters({ items: { search, set } }: { items: Items }) {
  const { t } = useWords('materials');
  const one = <Value extends string>(value: string, of: readonly Value[]): Value | '' =>
    of.find((each) => each === value) ?? '';
  return (
    <ToolRow>
      <SearchField label={t('items.search')} value={search.q} onChange={(q) => set({ q })} />
      <FilterSelect
        label={t('items.type')}
        value={search.answerType}
        options={ANSWER_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        onChange={(type) => set({ answerType: one(type, ANSWER_TYPES) })}
      />
      <FilterSelect
        label={t('items.difficulty')}
        value={search.difficulty}
        options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: '★'.repeat(Number(value)) }))}
        onChange={(difficulty) => set({ difficulty })}
      />
      <FilterSelect
        label={t('items.state')}
        value={search.state}
        options={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        onChange={(state) => set({ state: one(state, STATES) })}
      />
      <FilterSelect
        label={t('items.sort')}
        value={search.sort === 'title' ? '' : search.sort}
        options={SORTS.map((sort) => ({ value: sort, label: t(`items.sort.${sort}`) }))}
        onChange={(sort) => set({ sort: one(sort, SORTS) || 'title' })}
      />
    </ToolRow>
  );
}

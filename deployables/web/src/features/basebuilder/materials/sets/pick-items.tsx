import { useState } from 'react';
import type { ItemView } from '#contracts/basebuilder/items.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { CheckField } from '../../../../design/field.tsx';
import { FilterSelect } from '../../../../design/filter-select.tsx';
import { Aside, Row, Stack } from '../../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { ItemFilters } from '../items/item-filters.tsx';
import { useItems } from '../items/use-items.ts';
import s from '../materials.module.css';
import { useCategories } from '../use-materials.ts';

type Props = {
  /** Items that are in it already. */
  there: ReadonlySet<string>;
  /** One only: choosing it is all. */
  single?: boolean;
  onClose: () => void;
  onPick: (items: ItemView[]) => void;
};

/** Items to put somewhere, found by words and category. */
export function PickItems({ there, single = false, onClose, onPick }: Props) {
  const { t } = useWords('materials');
  const items = useItems();
  const categories = useCategories();
  const [chosen, setChosen] = useState<ReadonlyMap<string, ItemView>>(new Map());
  const toggle = (item: ItemView) => {
    if (single) return onPick([item]);
    const next = new Map(chosen);
    if (!next.delete(item.id)) next.set(item.id, item);
    setChosen(next);
  };
  return (
    <Dialog open onClose={onClose} title={t('sets.pick')} wide>
      <Stack gap={3}>
        <ItemFilters items={items} />
        <FilterSelect
          label={t('items.category')}
          value={items.search.categoryId}
          options={(categories.data?.items ?? []).map(({ id, path }) => ({ value: id, label: path }))}
          onChange={(id) => items.set({ categoryId: categories.data?.items.find((each) => each.id === id)?.id ?? '' })}
        />
        {items.list.isLoadingError ? (
          <ErrorState problem={items.list.error} onRetry={items.list.refetch} />
        ) : items.list.isPending ? (
          <ListSkeleton rows={5} />
        ) : items.rows.length === 0 ? (
          <EmptyState title={t('items.noneFound')} />
        ) : (
          <ul className={s.pick}>
            {items.rows.map((item) => (
              <li key={item.id}>
                <CheckField
                  disabled={there.has(item.id)}
                  checked={there.has(item.id) || chosen.has(item.id)}
                  onChange={() => toggle(item)}
                  label={
                    <>
                      <b>{item.title}</b> <Aside as="span">{item.question}</Aside>
                      {there.has(item.id) && <Aside as="span"> · {t('sets.inIt')}</Aside>}
                    </>
                  }
                />
              </li>
            ))}
            {items.more.has && (
              <li>
                <Button size="small" busy={items.more.loading} onClick={items.more.load}>
                  {t('items.more')}
                </Button>
              </li>
            )}
          </ul>
        )}
        {!single && (
          <Row end gap={2}>
            <Button kind="primary" disabled={chosen.size === 0} onClick={() => onPick([...chosen.values()])}>
              {t('sets.pickNow', { count: chosen.size })}
            </Button>
          </Row>
        )}
      </Stack>
    </Dialog>
  );
}

import { IconPencil, IconPlus } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import type { CategoryView } from '#contracts/basebuilder/categories.ts';
import type { CategoryId } from '#contracts/ids.ts';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { formatNumber } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';
import { useCategories } from '../use-materials.ts';
import { CategoryDialog } from './category-dialog.tsx';

type Props = { chosen: CategoryId | ''; onChoose: (id: CategoryId | '') => void };

/** Categories to look through and to arrange; the number is of the items that stand in it. */
export function CategoryTree({ chosen, onChoose }: Props) {
  const { t } = useWords('materials');
  const tree = useCategories();
  const [open, setOpen] = useState<CategoryView | 'new'>();
  const all = tree.data?.items ?? [];
  const depth = ({ path }: CategoryView) => ({ '--depth': path.split('/').length - 1 }) as CSSProperties;
  return (
    <Sheet title={t('tree.title')}>
      <Stack gap={3}>
        {tree.isLoadingError ? (
          <ErrorState problem={tree.error} onRetry={tree.refetch} />
        ) : tree.isPending ? (
          <ListSkeleton rows={4} />
        ) : all.length === 0 ? (
          <Aside small>{t('tree.none')}</Aside>
        ) : (
          <ul className={s.tree}>
            <li>
              <button type="button" className={s.node} aria-pressed={chosen === ''} onClick={() => onChoose('')}>
                <span>{t('items.allCategories')}</span>
              </button>
            </li>
            {all.map((node) => (
              <li key={node.id}>
                <button
                  type="button"
                  className={s.node}
                  style={depth(node)}
                  title={node.path}
                  aria-pressed={chosen === node.id}
                  onClick={() => onChoose(node.id)}
                >
                  <span>{node.name}</span>
                  <small>{formatNumber(node.items)}</small>
                </button>
                <IconButton
                  size="small"
                  icon={IconPencil}
                  label={t('tree.edit', { name: node.name })}
                  onClick={() => setOpen(node)}
                />
              </li>
            ))}
          </ul>
        )}
        <div>
          <Button size="small" icon={IconPlus} onClick={() => setOpen('new')}>
            {t('tree.new')}
          </Button>
        </div>
      </Stack>
      {open && (
        <CategoryDialog
          key={open === 'new' ? 'new' : open.id}
          category={open === 'new' ? undefined : open}
          parentId={chosen || null}
          all={all}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Sheet>
  );
}

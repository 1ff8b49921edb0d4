import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ItemView } from '#contracts/basebuilder/items.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button, ButtonLink } from '../../../../design/button.tsx';
import { Stack } from '../../../../design/layout.tsx';
import { PageHeader } from '../../../../design/page.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';
import { useCategories } from '../use-materials.ts';
import { CategoryTree } from './category-tree.tsx';
import { ItemBulk } from './item-bulk.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { ItemFilters } from './item-filters.tsx';
import { ItemTable } from './item-table.tsx';
import { askedFor, useItems } from './use-items.ts';

/** Everything the school has to learn: categories on the left, what stands in them on the right. */
export function ItemsPage() {
  const { t } = useWords('materials');
  const items = useItems();
  const categories = useCategories();
  const [open, setOpen] = useState<ItemView | 'new'>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { categoryId } = items.search;
  const exported = useMutation<File, ApiProblem>({
    mutationFn: () => client.basebuilder.exportItems(askedFor(items.search)),
    onSuccess: (file) => saveFile(file, t('items.fileName')),
  });
  const add = () => (categories.data?.items.length ? setOpen('new') : toast(t('items.pickOne'), { tone: 'late' }));
  return (
    <>
      <PageHeader
        title={t('items')}
        tools={
          <>
            <Button icon={IconDownload} busy={exported.isPending} onClick={() => exported.mutate()}>
              {t('items.export')}
            </Button>
            <ButtonLink to="/practice/items/import" icon={IconUpload}>
              {t('items.import')}
            </ButtonLink>
            <Button kind="primary" icon={IconPlus} onClick={add}>
              {t('items.new')}
            </Button>
          </>
        }
      />
      <ProblemNotice problem={exported.error} />
      <div className={s.shelf}>
        <CategoryTree chosen={categoryId} onChoose={(id) => items.set({ categoryId: id })} />
        <Stack gap={3}>
          <ItemFilters items={items} />
          <ItemBulk ids={chosen} onDone={() => setChosen(new Set())} />
          <ItemTable items={items} selection={{ ids: chosen, onChange: setChosen }} onOpen={setOpen} />
        </Stack>
      </div>
      {open && (
        <ItemDialog
          key={open === 'new' ? 'new' : open.id}
          item={open === 'new' ? undefined : open}
          categoryId={categoryId}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

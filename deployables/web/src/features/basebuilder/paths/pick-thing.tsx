import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { StepKind } from '#contracts/basebuilder/paths.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SearchField } from '../../../design/field.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from '../materials/materials.module.css';
import { PickItems } from '../materials/sets/pick-items.tsx';
import { useCategories } from '../materials/use-materials.ts';

export type Thing = { id: string; title: string };
type Props = { onClose: () => void; onPick: (thing: Thing) => void };

/** What a step is to be about. */
export function PickThing({ kind, ...rest }: Props & { kind: StepKind }) {
  if (kind === 'category') return <PickCategory {...rest} />;
  if (kind === 'item')
    return <PickItems single there={new Set()} onClose={rest.onClose} onPick={([item]) => item && rest.onPick(item)} />;
  return <PickSet passage={kind === 'reading'} {...rest} />;
}

function PickCategory({ onClose, onPick }: Props) {
  const { t } = useWords('materials');
  const tree = useCategories();
  return (
    <Dialog open onClose={onClose} title={t('items.category')}>
      {tree.isLoadingError ? (
        <ErrorState problem={tree.error} onRetry={tree.refetch} />
      ) : tree.isPending ? (
        <ListSkeleton rows={5} />
      ) : tree.data.items.length === 0 ? (
        <Aside>{t('tree.none')}</Aside>
      ) : (
        <ul className={s.pick}>
          {tree.data.items.map(({ id, name, path, items }) => (
            <li key={id}>
              <Button kind="quiet" wide onClick={() => onPick({ id, title: name })}>
                {`${path} (${items})`}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function PickSet({ passage, onClose, onPick }: Props & { passage: boolean }) {
  const { t } = useWords('materials');
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const list = useInfiniteQuery(
    api.basebuilder.textSets.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 100,
        ...(asked ? { q: asked } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, more } = usePages(list);
  const shown = rows.filter((row) => !passage || row.passage);
  return (
    <Dialog open onClose={onClose} title={t(passage ? 'paths.kind.reading' : 'paths.kind.set')}>
      <Stack gap={3}>
        <SearchField label={t('sets.search')} value={q} onChange={setQ} />
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : list.isPending ? (
          <ListSkeleton rows={5} />
        ) : shown.length === 0 ? (
          <EmptyState title={t('sets.noneFound')} />
        ) : (
          <ul className={s.pick}>
            {shown.map(({ id, title }) => (
              <li key={id}>
                <Button kind="quiet" wide onClick={() => onPick({ id, title })}>
                  {title}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {more.has && (
          <div>
            <Button size="small" busy={more.loading} onClick={more.load}>
              {t('items.more')}
            </Button>
          </div>
        )}
      </Stack>
    </Dialog>
  );
}

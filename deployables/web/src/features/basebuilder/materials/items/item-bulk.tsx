import { IconArchive, IconPlayerPause, IconPlayerPlay, IconStack2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CategoryId, ItemId } from '#contracts/ids.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { BulkBar } from '../../../../design/bars.tsx';
import { Button } from '../../../../design/button.tsx';
import { FilterSelect } from '../../../../design/filter-select.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useCategories, useRefresh, useUndoable } from '../use-materials.ts';

type Change = Parameters<typeof client.basebuilder.changeKnowledgeItems>[0]['change'];
type Props = { ids: ReadonlySet<string>; onDone: () => void };
const MOST = 200;

/** The same for all items that are chosen. */
export function ItemBulk({ ids, onDone }: Props) {
  const { t } = useWords('materials');
  const categories = useCategories();
  const refresh = useRefresh();
  const undoable = useUndoable();
  const navigate = useNavigate();
  const chosen = [...ids].slice(0, MOST).map((id) => ItemId.parse(id));
  const act = (change: Change) => client.basebuilder.changeKnowledgeItems({ ids: chosen, change });
  const change = useMutation<{ changed: number }, ApiProblem, Change>({
    mutationFn: act,
    onSuccess: ({ changed }, { kind }) => {
      onDone();
      if (kind === 'remove') undoable(t('items.removedMany', { count: changed }), () => act({ kind: 'takeBack' }));
      else {
        refresh();
        toast(t('items.changed', { count: changed }));
      }
    },
  });
  const make = useMutation<{ id: string }, ApiProblem>({
    mutationFn: () => client.basebuilder.addTextSet({ title: t('sets.untitled'), wordIds: chosen.slice(0, 100) }),
    onSuccess: ({ id }) => {
      refresh();
      void navigate({ to: '/practice/sets/$setId', params: { setId: id } });
    },
  });
  return (
    <>
      <BulkBar count={ids.size} onClear={onDone}>
        <Button size="small" icon={IconStack2} busy={make.isPending} onClick={() => make.mutate()}>
          {t('items.makeSet')}
        </Button>
        <FilterSelect
          label={t('items.move')}
          value=""
          options={(categories.data?.items ?? []).map(({ id, path }) => ({ value: id, label: path }))}
          onChange={(id) => id && change.mutate({ kind: 'move', categoryId: CategoryId.parse(id) })}
        />
        <Button size="small" icon={IconPlayerPlay} onClick={() => change.mutate({ kind: 'active', active: true })}>
          {t('items.wake')}
        </Button>
        <Button size="small" icon={IconPlayerPause} onClick={() => change.mutate({ kind: 'active', active: false })}>
          {t('items.rest')}
        </Button>
        <Button size="small" kind="danger" icon={IconArchive} onClick={() => change.mutate({ kind: 'remove' })}>
          {t('items.remove')}
        </Button>
      </BulkBar>
      <ProblemNotice problem={change.error ?? make.error} />
    </>
  );
}

import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { MilestoneView } from '#contracts/analytics/milestones.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { saveFile } from '../../../design/save-file.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { Legend } from './legend.tsx';
import { Matrix } from './matrix.tsx';
import { MilestoneDialog } from './milestone-dialog.tsx';
import s from './milestones.module.css';
import { SubmissionReader } from './submission-reader.tsx';
import { inOrder, useTurns } from './use-turns.ts';

const route = getRouteApi('/inside/classes/$id/milestones/');

/** Pupils × milestones, with the reader beside it once a cell is opened. */
export function MatrixPage({ classId, still }: { classId: ClassId; still: boolean }) {
  const { t } = useWords('milestones');
  const text = useProblemText();
  const { order = 'number', cell } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.analytics.milestoneMatrix.queryOptions({ input: { classId } }));
  const [open, setOpen] = useState<MilestoneView | 'new'>();
  const csv = useMutation(
    api.analytics.exportMilestonesCsv.mutationOptions({
      onSuccess: (file) => saveFile(file, file.name),
      onError: (problem) => toast(text(problem), { tone: 'late' }),
    }),
  );
  const pupils = inOrder(query.data?.pupils ?? [], order);
  const turns = useTurns(pupils, query.data?.milestones ?? [], cell);
  const add = !still && (
    <Button kind={cell ? 'plain' : 'primary'} icon={IconPlus} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Stack gap={4}>
      <ToolRow
        right={
          <Row gap={2} wrap>
            <Button kind="quiet" icon={IconDownload} busy={csv.isPending} onClick={() => csv.mutate({ classId })}>
              {t('common:action.csv')}
            </Button>
            {add}
          </Row>
        }
      >
        <Segmented
          label={t('order')}
          value={order}
          options={[
            { value: 'number', label: t('byNumber') },
            { value: 'waiting', label: t('byWaiting') },
          ]}
          onChange={(value) =>
            navigate({
              search: (before) => ({ ...before, order: value === 'waiting' ? value : undefined }),
              replace: true,
            })
          }
        />
      </ToolRow>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={12} />
      ) : query.data.milestones.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneTeacher')}</EmptyState>
      ) : (
        <div className={s.layout} data-open={cell ? true : undefined}>
          <div className={s.chart}>
            <Stack gap={3}>
              <Legend />
              <Matrix milestones={query.data.milestones} pupils={pupils} onMilestone={still ? undefined : setOpen} />
            </Stack>
          </div>
          {cell && <SubmissionReader key={cell} id={cell} turns={turns} />}
        </div>
      )}
      {open && (
        <MilestoneDialog
          classId={classId}
          milestone={open === 'new' ? undefined : open}
          pupils={pupils}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Stack>
  );
}

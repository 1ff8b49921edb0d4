import { IconDownload, IconMessageCircleQuestion } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { EvaluationRow } from '#contracts/analytics/evaluations.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { BulkBar, ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { Chip, Chips } from '../../../design/choice.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { saveFile } from '../../../design/save-file.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import table from '../milestones/milestones.module.css';
import { ClassReports } from '../reports/class-reports.tsx';
import { DraftProgressLine, useAsk } from './draft-progress.tsx';
import { EvaluationPane } from './evaluation-pane.tsx';
import { EvaluationTable } from './evaluation-table.tsx';
import { TermChoice, useTerm } from './term-choice.tsx';
import { useSteps } from './use-steps.ts';
import { useTurns } from './use-turns.ts';

const route = getRouteApi('/inside/classes/$id/assessed/evaluations');
const STATES = ['none', 'draft', 'edited', 'confirmed', 'published'] as const;
const NOBODY: ReadonlySet<string> = new Set();
const stateOf = ({ evaluation }: EvaluationRow) => evaluation?.state ?? 'none';

/** All pupils of a class with their evaluation of a term, and the editor beside them. */
export function EvaluationsPage() {
  const { t } = useWords('evaluations');
  const { one } = useClass();
  const { user } = useMe();
  const text = useProblemText();
  const { stand, pupil } = route.useSearch();
  const navigate = route.useNavigate();
  const { term, terms } = useTerm(one);
  const place = { classId: one.id, term };
  const query = useQuery(api.analytics.classEvaluations.queryOptions({ input: place, enabled: term !== '' }));
  const [chosen, setChosen] = useState(NOBODY);
  const steps = useSteps(place);
  const ask = useAsk(place);
  const csv = useMutation(
    api.analytics.exportEvaluationsCsv.mutationOptions({
      onSuccess: (file) => saveFile(file, file.name),
      onError: (problem) => toast(text(problem), { tone: 'late' }),
    }),
  );
  const pupils = query.data?.pupils ?? [];
  const rows = stand ? pupils.filter((row) => stateOf(row) === stand || row.student.id === pupil) : pupils;
  const turns = useTurns(rows, pupil);
  // Administrators look, who teaches writes.
  const teaches = user.role === 'teacher' && !one.archived;
  const picked = rows.filter(({ student }) => chosen.has(student.id));
  const evaluations = picked.flatMap(({ evaluation }) => evaluation ?? []);
  const open = evaluations.filter(({ state }) => state === 'draft' || state === 'edited');
  const confirmed = evaluations.filter(({ state }) => state === 'confirmed');
  const undrafted = picked.filter((row) => stateOf(row) === 'none' || row.evaluation?.text.trim() === '');
  const current = pupils.find(({ student }) => student.id === pupil);
  const done = { onSuccess: () => setChosen(NOBODY) };
  return (
    <Stack gap={4}>
      <ToolRow
        right={
          <Row gap={2} wrap>
            <Button kind="quiet" icon={IconDownload} busy={csv.isPending} onClick={() => csv.mutate(place)}>
              {t('common:action.csv')}
            </Button>
            <ClassReports place={place} />
            {teaches && pupils.some((row) => stateOf(row) === 'none') && (
              <Button
                icon={IconMessageCircleQuestion}
                busy={ask.isPending}
                onClick={() =>
                  ask.mutate(pupils.filter((row) => stateOf(row) === 'none').map(({ student }) => student.id))
                }
              >
                {t('ask')}
              </Button>
            )}
          </Row>
        }
      >
        <TermChoice term={term} terms={terms} mayAdd={teaches} />
        <Chips label={t('show')}>
          {STATES.map((state) => {
            const count = pupils.filter((row) => stateOf(row) === state).length;
            return (
              <Chip
                key={state}
                pressed={stand === state}
                onClick={() =>
                  navigate({
                    search: (before) => ({ ...before, stand: stand === state ? undefined : state }),
                    replace: true,
                    resetScroll: false,
                  })
                }
              >
                {t(`state.${state}`)} {count}
              </Chip>
            );
          })}
        </Chips>
      </ToolRow>
      <DraftProgressLine place={place} rows={pupils} />
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={12} />
      ) : rows.length === 0 ? (
        <EmptyState title={t(pupils.length === 0 ? 'noPupils' : 'nobodyHere')} />
      ) : (
        <div className={table.layout} data-open={current ? true : undefined}>
          <div className={table.chart}>
            <EvaluationTable
              classId={one.id}
              rows={rows}
              current={pupil}
              chosen={teaches ? chosen : undefined}
              onChoose={setChosen}
            />
          </div>
          {current && (
            <EvaluationPane key={current.student.id} row={current} place={place} turns={turns} teaches={teaches} />
          )}
        </div>
      )}
      <BulkBar count={picked.length} onClear={() => setChosen(NOBODY)}>
        {open.length > 0 && (
          <Button busy={steps.isPending} onClick={() => steps.mutate({ step: 'confirm', items: open }, done)}>
            {t('confirmMany', { count: open.length })}
          </Button>
        )}
        {confirmed.length > 0 && (
          <Button busy={steps.isPending} onClick={() => steps.mutate({ step: 'publish', items: confirmed }, done)}>
            {t('publishMany', { count: confirmed.length })}
          </Button>
        )}
        {undrafted.length > 0 && (
          <Button
            busy={ask.isPending}
            onClick={() =>
              ask.mutate(
                undrafted.map(({ student }) => student.id),
                done,
              )
            }
          >
            {t('askMany', { count: undrafted.length })}
          </Button>
        )}
      </BulkBar>
    </Stack>
  );
}

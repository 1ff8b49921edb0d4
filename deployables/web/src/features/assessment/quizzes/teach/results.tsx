import { IconCheck, IconDownload, IconEyeOff, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuizSaved, QuizView } from '#contracts/assessment/quizzes.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Badge } from '../../../../design/badge.tsx';
import { ToolRow } from '../../../../design/bars.tsx';
import { Button } from '../../../../design/button.tsx';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { Row, Stack } from '../../../../design/layout.tsx';
import { PersonName } from '../../../../design/person.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { formatMoment } from '../../../../i18n/format.ts';
import { fullName } from '../../../../i18n/names.ts';
import { formatSeat } from '../../../../i18n/seat.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { formatPoints } from '../quiz-facts.ts';
import { quizQuery } from '../use-quizzes.ts';
import s from './teach.module.css';
import { WithQuiz } from './with-quiz.tsx';

export const ResultsPage = () => <WithQuiz>{(quiz) => <Results quiz={quiz} />}</WithQuiz>;

/** Every pupil's result, and the one decision: showing it to them. */
function Results({ quiz }: { quiz: QuizView }) {
  const { t } = useWords('quizzes');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const query = useQuery(api.assessment.quizResults.queryOptions({ input: { id: quiz.id } }));
  const decide = useMutation<QuizSaved, ApiProblem, () => Promise<QuizSaved>>({
    mutationFn: (action) => action(),
    onSuccess: (saved) => {
      setAsking(false);
      toast(t(saved.state === 'released' ? 'results.released' : 'results.withheld'));
    },
    onSettled: () => {
      queries.invalidateQueries({ queryKey: quizQuery(quiz.id).queryKey });
      queries.invalidateQueries({ queryKey: api.assessment.quizzes.key() });
      queries.invalidateQueries({ queryKey: api.assessment.quizResults.key() });
    },
  });
  const exporting = useMutation<void, ApiProblem>({
    mutationFn: async () =>
      saveFile(await client.assessment.exportResultsCsv({ id: quiz.id }), `${quiz.document.title}.csv`),
  });
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  const rows = query.data.items;
  if (rows.length === 0) return <EmptyState title={t('live.nobody')}>{t('live.nobodyText')}</EmptyState>;
  type Result = (typeof rows)[number];
  const toMark = rows.flatMap(({ attempts }) => attempts).reduce((sum, attempt) => sum + attempt.toMark, 0);
  const result = ({ attempts }: Result) => attempts.find(({ counts }) => counts) ?? attempts.at(-1);
  const columns: Column<Result>[] = [
    { key: 'seat', header: t('results.seat'), phone: 'hide', cell: (row) => formatSeat(row) || '–' },
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: (row) => {
        const one = result(row);
        return one ? (
          <Link to="/attempts/$attemptId/result" params={{ attemptId: one.id }} data-row-link>
            <PersonName person={row.student} />
          </Link>
        ) : (
          <PersonName person={row.student} />
        );
      },
    },
    {
      key: 'points',
      header: t('results.points'),
      right: true,
      cell: (row) => {
        const one = result(row);
        if (!one || one.state === 'working')
          return <span className={s.nought}>{t(one ? 'live.working' : 'live.notStarted')}</span>;
        if (one.points === null) return <Badge tone="soon">{t('results.toMark', { count: one.toMark })}</Badge>;
        return `${formatPoints(one.points)} / ${formatPoints(one.of)}`;
      },
    },
    {
      key: 'handedIn',
      header: t('list.handedIn'),
      phone: 'hide',
      cell: (row) => {
        const at = result(row)?.handedInAt;
        return at ? formatMoment(at) : '–';
      },
    },
    {
      key: 'attempts',
      header: t('mine.attempts'),
      phone: 'hide',
      right: true,
      cell: ({ attempts }) => attempts.length || <span className={s.nought}>0</span>,
    },
  ];
  return (
    <Stack gap={4}>
      <ProblemNotice problem={exporting.error} />
      <ToolRow
        right={
          <>
            <Button icon={IconDownload} busy={exporting.isPending} onClick={() => exporting.mutate()}>
              CSV
            </Button>
            {quiz.state === 'released' ? (
              <Button
                icon={IconEyeOff}
                busy={decide.isPending}
                onClick={() => decide.mutate(() => client.assessment.withholdQuiz({ id: quiz.id }))}
              >
                {t('results.withhold')}
              </Button>
            ) : (
              <Button kind="primary" icon={IconSend} onClick={() => setAsking(true)}>
                {t('results.release')}
              </Button>
            )}
          </>
        }
      >
        {quiz.state === 'released' && quiz.releasedAt && (
          <Badge tone="ok" icon={IconCheck}>
            {t('results.releasedAt', { at: formatMoment(quiz.releasedAt) })}
          </Badge>
        )}
      </ToolRow>
      {toMark > 0 && (
        <NoticeBox tone="soon">
          {t('mark.waiting', { count: toMark })}{' '}
          <Link to="/classes/$id/quizzes/$quizId/marking" params={{ id: quiz.classId, quizId: quiz.id }}>
            {t('tab.marking')}
          </Link>
        </NoticeBox>
      )}
      <DataTable
        caption={t('tab.results')}
        columns={columns}
        rows={rows}
        id={(row) => row.student.id}
        nameOf={(row) => fullName(row.student)}
        tight
      />
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('results.release')}>
        <Stack gap={4}>
          <p>{t('results.releaseText')}</p>
          {toMark > 0 && <NoticeBox tone="soon">{t('results.unmarked', { count: toMark })}</NoticeBox>}
          {quiz.state === 'published' && <NoticeBox tone="soon">{t('results.stillOpen')}</NoticeBox>}
          <ProblemNotice problem={decide.error} />
          <Row end gap={2}>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t('common:action.cancel')}
            </Button>
            <Button
              kind="primary"
              icon={IconSend}
              busy={decide.isPending}
              onClick={() =>
                decide.mutate(async () => {
                  if (quiz.state === 'published') await client.assessment.closeQuiz({ id: quiz.id });
                  return client.assessment.releaseQuiz({ id: quiz.id, unmarked: toMark > 0 });
                })
              }
            >
              {t('results.releaseNow')}
            </Button>
          </Row>
        </Stack>
      </Dialog>
    </Stack>
  );
}

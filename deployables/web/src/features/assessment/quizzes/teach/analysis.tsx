import { useQuery } from '@tanstack/react-query';
import type { ItemFigures, QuizAnalysis, QuizView } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../../api/client.ts';
import { Badge } from '../../../../design/badge.tsx';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { firstLine } from '../editor/edits.ts';
import { formatPoints } from '../quiz-facts.ts';
import s from './teach.module.css';
import { WithQuiz } from './with-quiz.tsx';

export const AnalysisPage = () => <WithQuiz>{(quiz) => <Analysis quiz={quiz} />}</WithQuiz>;

const two = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
/** Below these an item deserves a second look (Ebel & Frisbie 1991). */
const HARD = 0.3;
const EASY = 0.9;
const WEAK = 0.2;

/** What the answers say about the quiz and each of its items. */
function Analysis({ quiz }: { quiz: QuizView }) {
  const { t } = useWords('quizzes');
  const query = useQuery(api.assessment.quizAnalysis.queryOptions({ input: { id: quiz.id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={8} />;
  const figures = query.data;
  if (figures.attempts === 0) return <EmptyState title={t('analysis.none')}>{t('analysis.noneText')}</EmptyState>;
  const columns: Column<ItemFigures>[] = [
    {
      key: 'item',
      header: t('analysis.item'),
      phone: 'main',
      cell: (item) => (
        <span className={s.itemCell}>
          <b>{figures.items.indexOf(item) + 1}</b> {firstLine(item.prompt) || t(`type.${item.type}`)}
        </span>
      ),
    },
    {
      key: 'difficulty',
      header: t('analysis.difficulty'),
      phone: 'named',
      right: true,
      cell: ({ difficulty }) => (
        <span className={s.figure}>
          {difficulty !== null && (
            <span className={s.track} aria-hidden>
              <span style={{ width: `${difficulty * 100}%` }} />
            </span>
          )}
          {difficulty === null ? '–' : `${Math.round(difficulty * 100)}%`}
        </span>
      ),
    },
    {
      key: 'discrimination',
      header: t('analysis.discrimination'),
      phone: 'named',
      right: true,
      cell: ({ discrimination }) => two(discrimination),
    },
    {
      key: 'correlation',
      header: t('analysis.correlation'),
      phone: 'named',
      right: true,
      cell: ({ correlation }) => two(correlation),
    },
    {
      key: 'unanswered',
      header: t('analysis.unanswered'),
      phone: 'named',
      right: true,
      cell: ({ unanswered }) => unanswered || <span className={s.nought}>0</span>,
    },
    { key: 'hint', header: t('analysis.hint'), cell: (item) => <Hint item={item} /> },
  ];
  return (
    <Stack gap={5}>
      {figures.tooFew && <NoticeBox tone="soon">{t('analysis.tooFew', { count: figures.attempts })}</NoticeBox>}
      <Sheet title={t('analysis.whole')}>
        <Summary figures={figures} />
      </Sheet>
      <DataTable
        caption={t('analysis.items')}
        columns={columns}
        rows={figures.items}
        id={(item) => item.itemId}
        below={(item) => (item.choices.length > 0 ? <Choices item={item} /> : undefined)}
      />
      <details className={s.how}>
        <summary>{t('analysis.how')}</summary>
        <Stack gap={2}>
          {(['difficulty', 'discrimination', 'correlation', 'alpha'] as const).map((what) => (
            <p key={what}>
              <b>{t(`analysis.${what}`)}</b> {t(`analysis.how.${what}`)}
            </p>
          ))}
        </Stack>
      </details>
    </Stack>
  );
}

function Summary({ figures }: { figures: QuizAnalysis }) {
  const { t } = useWords('quizzes');
  const most = Math.max(1, ...figures.histogram.map(({ attempts }) => attempts));
  const facts = [
    [t('analysis.attempts'), String(figures.attempts)],
    [
      t('analysis.mean'),
      figures.mean === null ? '–' : `${formatPoints(figures.mean)} / ${formatPoints(figures.points)}`,
    ],
    [t('analysis.median'), figures.median === null ? '–' : formatPoints(figures.median)],
    [t('analysis.sd'), two(figures.sd)],
    [t('analysis.alpha'), two(figures.alpha)],
  ] as const;
  return (
    <div className={s.summary}>
      <dl className={s.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={s.histogram}>
        <caption>{t('analysis.histogram')}</caption>
        <tbody>
          {figures.histogram.map(({ from, to, attempts }) => (
            <tr key={from}>
              <th scope="row">{`${Math.round(from * 100)}–${Math.round(to * 100)}%`}</th>
              <td>
                <span style={{ inlineSize: `${(attempts / most) * 100}%` }} aria-hidden />
                {attempts}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In words, what the figures of an item may mean; a hint to look, not a verdict. */
function Hint({ item: { difficulty, discrimination } }: { item: ItemFigures }) {
  const { t } = useWords('quizzes');
  if (discrimination !== null && discrimination < 0) return <Badge tone="late">{t('analysis.negative')}</Badge>;
  if (difficulty !== null && difficulty < HARD) return <Badge tone="soon">{t('analysis.hard')}</Badge>;
  if (difficulty !== null && difficulty > EASY) return <Badge>{t('analysis.easy')}</Badge>;
  if (discrimination !== null && discrimination < WEAK) return <Badge tone="soon">{t('analysis.weak')}</Badge>;
  return null;
}

function Choices({ item }: { item: ItemFigures }) {
  const { t } = useWords('quizzes');
  return (
    <details className={s.how}>
      <summary>{t('analysis.choices')}</summary>
      <table className={s.choices}>
        <thead>
          <tr>
            <th scope="col">{t('analysis.choice')}</th>
            <th scope="col">{t('analysis.chosen')}</th>
            <th scope="col">{t('analysis.upper')}</th>
            <th scope="col">{t('analysis.lower')}</th>
          </tr>
        </thead>
        <tbody>
          {item.choices.map((choice) => (
            <tr key={choice.id}>
              <th scope="row">
                {choice.text} {choice.right && <Badge tone="ok">{t('mark.rightOne')}</Badge>}
              </th>
              <td>{choice.chosen}</td>
              <td>{choice.upper}</td>
              <td>{choice.lower}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Aside small>{t('analysis.groups')}</Aside>
    </details>
  );
}

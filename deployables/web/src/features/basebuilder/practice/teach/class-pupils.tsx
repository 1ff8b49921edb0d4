import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClassLearner } from '#contracts/basebuilder/practice-views.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { Sheet } from '../../../../design/layout.tsx';
import { PersonName } from '../../../../design/person.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { formatDay } from '../../../../i18n/format.ts';
import { formatSeat } from '../../../../i18n/seat.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './teach.module.css';

const BANDS = ['mastered', 'intermediate', 'beginner', 'new'] as const;

/** Every pupil in one row: how far, how right, how lately. */
export function ClassPupils({ classId }: { classId: ClassId }) {
  const { t } = useWords('class-practice');
  const query = useQuery(api.basebuilder.classPractice.queryOptions({ input: { classId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  const { items, target } = query.data;
  if (items.length === 0) return <EmptyState title={t('nobody')} />;
  if (items.every(({ words }) => BANDS.every((band) => words[band] === 0)))
    return <EmptyState title={t('nothingGiven')}>{t('nothingGivenText')}</EmptyState>;
  const columns: Column<ClassLearner>[] = [
    { key: 'seat', header: t('seat'), phone: 'hide', cell: (row) => formatSeat(row) || '–' },
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: ({ student }) => (
        <Link to="/classes/$id/practice" params={{ id: classId }} search={{ pupil: student.id }} data-row-link>
          <PersonName person={student} />
        </Link>
      ),
    },
    { key: 'words', header: t('words'), cell: ({ words }) => <Bands words={words} /> },
    {
      key: 'right',
      header: t('rightShare'),
      right: true,
      cell: ({ answers, rights }) =>
        answers === 0 ? <span className={s.nought}>–</span> : `${Math.round((rights / answers) * 100)}%`,
    },
    {
      key: 'due',
      header: t('due'),
      phone: 'hide',
      right: true,
      cell: ({ due }) => due || <span className={s.nought}>0</span>,
    },
    {
      key: 'week',
      header: t('week'),
      right: true,
      cell: ({ wordsThisWeek }) =>
        wordsThisWeek ? `${wordsThisWeek} / ${target}` : <span className={s.nought}>0 / {target}</span>,
    },
    {
      key: 'last',
      header: t('last'),
      phone: 'hide',
      cell: ({ lastAt }) => (lastAt ? formatDay(lastAt) : <span className={s.nought}>{t('never')}</span>),
    },
  ];
  return (
    <Sheet flush>
      <DataTable caption={t('view.pupils')} columns={columns} rows={items} id={({ student }) => student.id} tight />
    </Sheet>
  );
}

/** Words by level as one strip, with its numbers. */
export function Bands({ words }: { words: ClassLearner['words'] }) {
  const { t } = useWords('class-practice');
  const all = Math.max(
    1,
    BANDS.reduce((sum, band) => sum + words[band], 0),
  );
  return (
    <span className={s.strip}>
      <span aria-hidden>
        {BANDS.map((band) => (
          <i key={band} data-band={band} style={{ width: `${(words[band] / all) * 100}%` }} />
        ))}
      </span>
      <small>{t('bandsSaid', { ...words })}</small>
    </span>
  );
}

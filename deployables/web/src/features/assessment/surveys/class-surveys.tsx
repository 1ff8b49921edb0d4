import { IconClipboardText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClassSurveyRow, SurveyType } from '#contracts/assessment/surveys.ts';
import { api } from '../../../api/client.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Stack } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../design/states.tsx';
import { fullName } from '../../../i18n/names.ts';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { ClassInterests } from './class-interests.tsx';
import s from './class-surveys.module.css';
import { SheetBadge } from './sheet-badge.tsx';
import { SURVEYS } from './survey-types.ts';

const isMissing = (row: ClassSurveyRow) => row.interest.answeredAt === null || row.personality.answeredAt === null;

/** Who in the class has answered; what they answered is one page further, and what the class likes is below. */
export function ClassSurveys() {
  const { t } = useWords('surveys');
  const { one } = useClass();
  const [shown, setShown] = useState<'all' | 'missing'>('all');
  const query = useQuery(api.assessment.classSurveys.queryOptions({ input: { classId: one.id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  const all = query.data.items;
  if (all.length === 0) return <EmptyState title={t('noPupils')}>{t('noPupilsText')}</EmptyState>;
  const done = (type: SurveyType) => all.filter((row) => row[type].answeredAt !== null).length;
  const columns: Column<ClassSurveyRow>[] = [
    { key: 'number', header: t('number'), right: true, phone: 'hide', cell: (row) => row.number ?? '–' },
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: ({ student }) => (
        <Link to="/assessments/$id" params={{ id: student.id }} data-row-link>
          <PersonName person={student} />
        </Link>
      ),
    },
    { key: 'seat', header: t('seat'), phone: 'hide', cell: (row) => formatSeat(row) || '–' },
    ...SURVEYS.map(
      (type): Column<ClassSurveyRow> => ({
        key: type,
        header: `${t(`short.${type}`)} ${t('answeredOf', { answered: done(type), of: all.length })}`,
        cell: (row) => (
          <>
            <span className={s.onPhone}>{t(`short.${type}`)}</span>
            <SheetBadge state={row[type].state} />
          </>
        ),
      }),
    ),
  ];
  return (
    <Stack gap={6}>
      <div>
        <ToolRow>
          <Segmented
            label={t('which')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'all', label: t('all') },
              { value: 'missing', label: `${t('missing')} ${all.filter(isMissing).length}` },
            ]}
          />
        </ToolRow>
        <DataTable
          caption={t('ofClass')}
          columns={columns}
          rows={shown === 'all' ? all : all.filter(isMissing)}
          id={(row) => row.student.id}
          nameOf={({ student }) => fullName(student)}
          tight
        />
      </div>
      <NoticeBox icon={IconClipboardText}>{t('confidential')}</NoticeBox>
      <ClassInterests classId={one.id} />
    </Stack>
  );
}

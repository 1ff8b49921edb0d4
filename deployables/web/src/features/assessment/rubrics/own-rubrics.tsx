import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RubricAssessmentSummary } from '#contracts/assessment/rubric-assessments.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Sheet, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './rubrics.module.css';
import { useAssessments } from './use-assessments.ts';

/** A pupil's list: what is left to score, and which results are there. */
export function OwnRubrics() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const { query, rows, more } = useAssessments();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (query.isPending) return <ListSkeleton rows={3} />;
  if (rows.length === 0) return <EmptyState title={t('none')}>{t('nonePupil')}</EmptyState>;
  return (
    <Stack gap={4}>
      <Sheet title={t('title')} flush>
        <ul className={s.lines}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to="/classes/$id/rubrics/$assessmentId" params={{ id: one.id, assessmentId: row.id }}>
                <span>
                  <b>{row.title}</b>
                  <small>
                    {[row.subject, row.dueOn && t('due', { day: formatCalendarDay(row.dueOn) })]
                      .filter(Boolean)
                      .join('・')}
                  </small>
                </span>
                <WhatNow row={row} />
                <Icon of={IconChevronRight} />
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
      {more.has && (
        <div>
          <Button busy={more.loading} onClick={more.load}>
            {t('common:action.all')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function WhatNow({ row: { state, mine } }: { row: RubricAssessmentSummary }) {
  const { t } = useWords('rubrics');
  if (state === 'shown') return <Badge tone="ok">{t('seeResult')}</Badge>;
  if (state === 'closed') return <Badge>{t('waitResult')}</Badge>;
  if (mine.done < mine.due) return <Badge tone="soon">{t('left', { count: mine.due - mine.done })}</Badge>;
  return <Badge tone="ok">{mine.due > 0 ? t('allDone') : t('waitResult')}</Badge>;
}

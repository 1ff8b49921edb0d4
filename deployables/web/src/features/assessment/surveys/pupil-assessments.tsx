import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SurveyType } from '#contracts/assessment/surveys.ts';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, ListSkeleton, PageSkeleton } from '../../../design/states.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { fullName, reading } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AnswerList } from './answer-list.tsx';
import { SheetBadge } from './sheet-badge.tsx';
import { Traits } from './traits.tsx';

/** Everything one pupil was asked, for their teachers. A confidential result is opened on purpose, not on the way. */
export function PupilAssessments() {
  const { t } = useWords('surveys');
  const { id } = getRouteApi('/inside/assessments/$id').useParams();
  const studentId = id as UserId;
  const query = useQuery(api.assessment.assessments.queryOptions({ input: { studentId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { student, surveys } = query.data;
  return (
    <>
      <PageHeader
        title={fullName(student)}
        note={reading(student)}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="person" to="/people/$id" params={{ id }}>
                {t('common:nav.people')}
              </Link>,
              t('title'),
            ]}
          </Crumbs>
        }
      />
      <Stack gap={6}>
        {surveys.map((survey) => (
          <Sheet key={survey.type} title={t(`short.${survey.type}`)} more={<SheetBadge state={survey.state} />}>
            {survey.answeredAt ? (
              <Opened studentId={studentId} type={survey.type} answeredAt={survey.answeredAt} />
            ) : (
              <Aside small>{t('notYet')}</Aside>
            )}
          </Sheet>
        ))}
      </Stack>
    </>
  );
}

function Opened({ studentId, type, answeredAt }: { studentId: UserId; type: SurveyType; answeredAt: string }) {
  const { t } = useWords('surveys');
  const { user } = useMe();
  const confidential = type === 'personality' && user.id !== studentId;
  const [open, setOpen] = useState(!confidential);
  const query = useQuery(
    api.assessment.surveyResult.queryOptions({
      input: { type, studentId },
      enabled: open,
      refetchOnWindowFocus: false,
    }),
  );
  if (!open)
    return (
      <Row wrap>
        <Button onClick={() => setOpen(true)}>{t('open')}</Button>
        <Aside small>{t('confidential')}</Aside>
      </Row>
    );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={4} />;
  return (
    <Stack gap={3}>
      <Aside small>{t('answeredAt', { at: formatDay(answeredAt) })}</Aside>
      {query.data.traits && <Traits traits={query.data.traits} />}
      <AnswerList {...query.data} />
    </Stack>
  );
}

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
import { Outcomes } from '../record/outcomes.tsx';
import { PupilRecords } from '../record/pupil-records.tsx';
import { QuizResults } from '../record/quiz-results.tsx';
import { AnswerList } from './answer-list.tsx';
import { SheetBadge } from './sheet-badge.tsx';
import { Traits } from './traits.tsx';

/** Everything one pupil was asked and how it was scored. A confidential result is opened on purpose, not on the way. */
export function PupilAssessments() {
  const { id } = getRouteApi('/inside/assessments/$id').useParams();
  return <RecordOf studentId={id as UserId} />;
}

export function RecordOf({ studentId }: { studentId: UserId }) {
  const { t } = useWords('surveys');
  const { t: words } = useWords('record');
  const { user } = useMe();
  const own = user.id === studentId;
  const query = useQuery(api.assessment.assessments.queryOptions({ input: { studentId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { student, surveys, rubrics, quizzes } = query.data;
  return (
    <>
      {own ? (
        <PageHeader title={words('own')} />
      ) : (
        <PageHeader
          title={fullName(student)}
          note={reading(student)}
          over={
            <Crumbs label={t('common:nav.crumbs')}>
              {[
                <Link key="person" to="/people/$id" params={{ id: studentId }}>
                  {t('common:nav.people')}
                </Link>,
                words('title'),
              ]}
            </Crumbs>
          }
        />
      )}
      <Stack gap={6}>
        {own && <Aside>{words('ownText')}</Aside>}
        <Sheet title={words('rubrics')}>
          <Outcomes outcomes={rubrics} own={own} studentId={studentId} />
        </Sheet>
        <Sheet title={words('quizzes')}>
          <QuizResults quizzes={quizzes} />
        </Sheet>
        {surveys.map((survey) => (
          <Sheet key={survey.type} title={t(`short.${survey.type}`)} more={<SheetBadge state={survey.state} />}>
            {!survey.answeredAt ? (
              <Aside small>{t('notYet')}</Aside>
            ) : own ? (
              <Link to="/surveys/$type/result" params={{ type: survey.type }}>
                {t('seeResult')}
              </Link>
            ) : (
              <Opened studentId={studentId} type={survey.type} answeredAt={survey.answeredAt} />
            )}
          </Sheet>
        ))}
        <PupilRecords studentId={studentId} />
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

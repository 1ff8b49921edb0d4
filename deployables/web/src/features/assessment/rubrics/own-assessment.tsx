import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RubricAssessment, RubricTask } from '#contracts/assessment/rubric-assessments.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Icon } from '../../../design/icon.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { ResultView } from './results/result-view.tsx';
import { RubricSheet } from './rubric-sheet.tsx';
import { RubricStateBadge, TaskBadge } from './rubric-state.tsx';
import s from './rubrics.module.css';

/** A pupil's side of an assessment: whom to score, and once it is shown the own result. */
export function OwnAssessment({ assessment }: { assessment: RubricAssessment }) {
  const { t } = useWords('rubrics');
  const { user } = useMe();
  const { id, state, title, subject, dueOn } = assessment;
  const shown = state === 'shown';
  const tasks = useQuery(api.assessment.rubricTasks.queryOptions({ input: { id } }));
  const result = useQuery(
    api.assessment.rubricResult.queryOptions({ input: { id, studentId: user.id }, enabled: shown }),
  );
  return (
    <>
      <div className={s.head}>
        <div>
          <h2>{title}</h2>
          <p className={s.facts}>
            <RubricStateBadge state={state} />
            {[subject, dueOn && t('due', { day: formatCalendarDay(dueOn) })].filter(Boolean).join('・')}
          </p>
        </div>
      </div>
      <Stack gap={6}>
        {shown &&
          (result.isLoadingError ? (
            <ErrorState problem={result.error} onRetry={result.refetch} />
          ) : result.data ? (
            <ResultView result={result.data} own />
          ) : (
            <ListSkeleton rows={4} />
          ))}
        {!shown &&
          (tasks.isLoadingError ? (
            <ErrorState problem={tasks.error} onRetry={tasks.refetch} />
          ) : tasks.data ? (
            <Tasks assessment={assessment} tasks={tasks.data.items} />
          ) : (
            <ListSkeleton rows={3} />
          ))}
        {!shown && <Aside>{t('notShown')}</Aside>}
        {!shown && <RubricSheet rubric={assessment.rubric} title={assessment.rubric.name} />}
      </Stack>
    </>
  );
}

function Tasks({ assessment, tasks }: { assessment: RubricAssessment; tasks: readonly RubricTask[] }) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  if (tasks.length === 0) return <Aside>{t('nothingToDo')}</Aside>;
  return (
    <Stack gap={3}>
      {assessment.state === 'open' && <Aside>{t('tasksText')}</Aside>}
      <Sheet title={t('tasks')} flush>
        <ul className={s.lines}>
          {tasks.map(({ student, as, state }) => (
            <li key={student.id}>
              <Link
                to="/classes/$id/rubrics/$assessmentId/score/$studentId"
                params={{ id: one.id, assessmentId: assessment.id, studentId: student.id }}
              >
                <b>{as === 'self' ? t('yourself') : fullName(student)}</b>
                <TaskBadge state={state} />
                <Icon of={IconChevronRight} />
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
    </Stack>
  );
}

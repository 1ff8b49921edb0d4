import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RubricAssessment } from '#contracts/assessment/rubric-assessments.ts';
import { api } from '../../../api/client.ts';
import { Segmented } from '../../../design/choice.tsx';
import { Aside, Split, Stack } from '../../../design/layout.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AssessmentActions } from './assessment-actions.tsx';
import { AssessmentRecords } from './results/assessment-records.tsx';
import { Progress } from './results/progress.tsx';
import { Results } from './results/results.tsx';
import { RubricSheet } from './rubric-sheet.tsx';
import { RubricStateBadge } from './rubric-state.tsx';
import s from './rubrics.module.css';
import { Matrix } from './score/matrix.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useRefresh } from './use-assessment.ts';

export const VIEWS = ['score', 'results', 'progress', 'records'] as const;

export function TaughtAssessment({ assessment }: { assessment: RubricAssessment }) {
  const { t } = useWords('rubrics');
  const navigate = useNavigate();
  const route = getRouteApi('/inside/classes/$id/assessed/rubrics/$assessmentId');
  const { view = 'score' } = route.useSearch();
  const { state, title, subject, dueOn } = assessment;
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
        <AssessmentActions assessment={assessment} />
      </div>
      {state === 'draft' ? (
        <Draft assessment={assessment} />
      ) : (
        <Stack gap={5}>
          <div className={s.views}>
            <Segmented
              label={t('views')}
              value={view}
              onChange={(next) => navigate({ to: '.', search: next === 'score' ? {} : { view: next } })}
              options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
            />
          </div>
          {view === 'score' && <Matrix id={assessment.id} />}
          {view === 'results' && <Results id={assessment.id} />}
          {view === 'progress' && <Progress id={assessment.id} />}
          {view === 'records' && <AssessmentRecords id={assessment.id} />}
        </Stack>
      )}
    </>
  );
}

/** Looked over before it starts: everything may still change. */
function Draft({ assessment }: { assessment: RubricAssessment }) {
  const { t } = useWords('rubrics');
  const refresh = useRefresh();
  const change = useMutation(
    api.assessment.changeRubricAssessment.mutationOptions({
      onSuccess: () => {
        refresh();
        toast(t('common:action.saved'));
      },
    }),
  );
  const { id, version } = assessment;
  return (
    <Stack gap={5}>
      <Aside>{t('openAsk')}</Aside>
      <Split>
        <SettingsForm
          key={version}
          initial={assessment}
          primary={false}
          action={t('common:action.save')}
          busy={change.isPending}
          problem={change.error}
          onSubmit={(settings, refuse) => change.mutate({ id, version, ...settings }, { onError: refuse })}
        />
        <RubricSheet rubric={assessment.rubric} title={assessment.rubric.name || t('unnamed')} />
      </Split>
    </Stack>
  );
}

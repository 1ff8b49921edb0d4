import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RubricAssessment, ScorerRole } from '#contracts/assessment/rubric-assessments.ts';
import type { ScoreSheet } from '#contracts/assessment/rubric-scores.ts';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { CommitBar } from '../../../../design/bars.tsx';
import { Button } from '../../../../design/button.tsx';
import { TextAreaField } from '../../../../design/field.tsx';
import { Aside, Sheet, Stack } from '../../../../design/layout.tsx';
import { Saved } from '../../../../design/saved.tsx';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import s from '../rubrics.module.css';
import { useAssessmentId, useRefresh } from '../use-assessment.ts';
import { CriterionScore } from './criterion-score.tsx';
import { useScores } from './use-scores.ts';

/** A pupil scores themselves or another pupil: phone first, big cards, kept with every tap. */
export function ScorePage() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const id = useAssessmentId();
  const studentId = useParams({ strict: false }).studentId as UserId;
  const query = useQuery(api.assessment.rubricSheet.queryOptions({ input: { id, studentId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { assessment, student, as, sheet } = query.data;
  return (
    <div className={s.form}>
      <p className={s.back}>
        <Link to="/classes/$id/rubrics/$assessmentId" params={{ id: one.id, assessmentId: id }}>
          {assessment.title}
        </Link>
      </p>
      <div className={s.head}>
        <h2>{as === 'self' ? t('yourself') : t('peerOf', { name: fullName(student) })}</h2>
      </div>
      <ScoreForm key={studentId} {...{ assessment, as, sheet, studentId }} />
    </div>
  );
}

type Props = { assessment: RubricAssessment; as: ScorerRole; sheet: ScoreSheet; studentId: UserId };
function ScoreForm({ assessment, as, sheet, studentId }: Props) {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const { id, rubric, state } = assessment;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [asked, setAsked] = useState(false);
  const work = useScores(id, { [studentId]: sheet }, studentId);
  const { levels, comments, overall } = work.scoresOf(studentId);
  const wanted = rubric.criteria.filter((criterion) => !levels[criterion.id]);
  const closed = state !== 'open';
  const handIn = useMutation(
    api.assessment.handInRubricScores.mutationOptions({
      onSuccess: async (fresh) => {
        work.replace(studentId, fresh);
        refresh();
        queries.invalidateQueries({ queryKey: api.assessment.rubricTasks.key() });
        queries.setQueryData(
          api.assessment.rubricSheet.queryOptions({ input: { id, studentId } }).queryKey,
          (before) => (before ? { ...before, sheet: fresh } : before),
        );
        toast(t('handedIn'));
        navigate({ to: '/classes/$id/rubrics/$assessmentId', params: { id: one.id, assessmentId: id } });
      },
    }),
  );
  const submit = () => {
    setAsked(true);
    const [first] = wanted;
    if (!first) return handIn.mutate({ id, studentId, ...work.patchOf(studentId) });
    const place = document.getElementById(`criterion-${first.id}`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector('input')?.focus({ preventScroll: true });
  };
  return (
    <Stack gap={5}>
      {closed && <NoticeBox tone="soon">{t('isClosed')}</NoticeBox>}
      {as === 'peer' && <Aside small>{t(assessment.anonymous ? 'anonymousNote' : 'namedNote')}</Aside>}
      {rubric.criteria.map((criterion) => (
        <CriterionScore
          key={criterion.id}
          criterion={criterion}
          level={levels[criterion.id]}
          comment={comments[criterion.id] ?? ''}
          disabled={closed}
          missing={asked && !levels[criterion.id]}
          onLevel={(level) => work.setLevel(studentId, criterion.id, level)}
          onComment={(comment) => work.setComment(studentId, criterion.id, comment)}
        />
      ))}
      <Sheet>
        <TextAreaField
          label={t('overall')}
          optional
          maxLength={4000}
          readOnly={closed}
          value={overall}
          onChange={({ target }) => work.setOverall(studentId, target.value)}
        />
      </Sheet>
      <ProblemNotice problem={handIn.error} />
      {!closed && (
        <CommitBar>
          <div>
            <b>
              {asked && wanted.length > 0
                ? t('missing', { count: wanted.length })
                : t('chosenOf', {
                    done: rubric.criteria.length - wanted.length,
                    total: rubric.criteria.length,
                  })}
            </b>
            <Saved state={work.autosave.state} />
          </div>
          <Button kind="primary" icon={IconSend} busy={handIn.isPending} onClick={submit}>
            {t(work.handedIn(studentId) ? 'handInAgain' : 'handIn')}
          </Button>
        </CommitBar>
      )}
    </Stack>
  );
}

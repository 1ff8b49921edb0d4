import { IconClipboardCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { MyQuiz } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { ErrorState, NoticeBox, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatPoints, useQuizFacts, useSpan } from './quiz-facts.ts';
import { MyQuizBadge } from './quiz-state.tsx';
import s from './quizzes.module.css';
import { myQuizQuery, useQuizId } from './use-quizzes.ts';

/** Asks again when it opens or closes, by the server's clock. */
function useTurning({ opensAt, closesAt, now }: MyQuiz, ask: () => void): void {
  useEffect(() => {
    const next = [opensAt, closesAt]
      .flatMap((at) => (at ? [Date.parse(at) - Date.parse(now)] : []))
      .filter((wait) => wait > 0 && wait < 24 * 3_600_000)
      .toSorted((a, b) => a - b)[0];
    if (next === undefined) return;
    const timer = setTimeout(ask, next + 500);
    return () => clearTimeout(timer);
  }, [opensAt, closesAt, now, ask]);
}

/** Before, between and after the attempts of a quiz. */
export default function MyQuizPage() {
  const query = useQuery(myQuizQuery(useQuizId()));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Loaded quiz={query.data} ask={query.refetch} />;
}

function Loaded({ quiz, ask }: { quiz: MyQuiz; ask: () => void }) {
  const { t } = useWords('quizzes');
  const facts = useQuizFacts();
  const span = useSpan();
  const navigate = useNavigate();
  const queries = useQueryClient();
  useTurning(quiz, ask);
  const working = quiz.attempts.find((attempt) => attempt.state === 'working');
  const open = (attemptId: string) => navigate({ to: '/attempts/$attemptId', params: { attemptId } });
  const start = useMutation(
    api.assessment.startAttempt.mutationOptions({
      onSuccess: (attempt) => {
        queries.setQueryData(api.assessment.attempt.queryOptions({ input: { id: attempt.id } }).queryKey, attempt);
        queries.invalidateQueries({ queryKey: api.assessment.myQuizzes.key() });
        open(attempt.id);
      },
      // Closed a moment ago, or started elsewhere: the page says how it is now.
      onError: ask,
    }),
  );
  return (
    <Stack gap={5}>
      <Sheet title={quiz.title} more={<MyQuizBadge status={quiz.status} />}>
        <Stack gap={4}>
          {quiz.instructions && <Markdown text={quiz.instructions} />}
          <div>
            <p>{facts(quiz)}</p>
            <Aside small>{span(quiz)}</Aside>
          </div>
          <ProblemNotice problem={start.error} />
          {working ? (
            <Row wrap>
              <Button kind="primary" icon={IconPlayerPlay} onClick={() => open(working.id)}>
                {t('mine.goOn')}
              </Button>
              {working.endsAt && <Aside small>{t('mine.endsAt', { at: formatMoment(working.endsAt) })}</Aside>}
            </Row>
          ) : quiz.next !== null ? (
            <Row wrap>
              <Button
                kind="primary"
                icon={IconPlayerPlay}
                busy={start.isPending}
                onClick={() => start.mutate({ id: quiz.id, number: quiz.next ?? 1 })}
              >
                {t(quiz.attempts.length ? 'mine.startAgain' : 'mine.start')}
              </Button>
              {quiz.timeLimit !== null && <Aside small>{t('mine.clockStarts')}</Aside>}
            </Row>
          ) : (
            <NoticeBox>{t(`mine.${quiz.status}Text` as 'mine.doneText')}</NoticeBox>
          )}
        </Stack>
      </Sheet>
      {quiz.attempts.length > 0 && (
        <Sheet title={t('mine.attempts')} flush>
          <ul className={s.rows}>
            {quiz.attempts.map((attempt) => (
              <li key={attempt.id}>
                <div>
                  <span>
                    <b>{t('mine.nth', { number: attempt.number })}</b>
                    <small>
                      {attempt.handedInAt
                        ? t(`mine.handedIn.${attempt.handedInBy ?? 'pupil'}`, { at: formatMoment(attempt.handedInAt) })
                        : t('mine.startedAt', { at: formatMoment(attempt.startedAt) })}
                      {attempt.counts && quiz.attempts.length > 1 && `・${t('mine.counts')}`}
                    </small>
                  </span>
                  {attempt.points !== null && attempt.of !== null && (
                    <span className={s.points}>
                      <b>{formatPoints(attempt.points)}</b> / {t('points', { count: attempt.of })}
                    </span>
                  )}
                  {quiz.releasedAt && attempt.state === 'handedIn' && (
                    <ButtonLink
                      size="small"
                      kind="soft"
                      icon={IconClipboardCheck}
                      to="/attempts/$attemptId/result"
                      params={{ attemptId: attempt.id }}
                    >
                      {t('mine.result')}
                    </ButtonLink>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      <div>
        <Link to="/classes/$id/quizzes" params={{ id: quiz.classId }}>
          {t('backToList')}
        </Link>
      </div>
    </Stack>
  );
}

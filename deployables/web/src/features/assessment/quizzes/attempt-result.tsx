import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AttemptId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, NoticeBox, PageSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ItemAnswer } from './items/item-answer.tsx';
import { ItemPrompt } from './items/item-prompt.tsx';
import { MarkLine } from './items/mark-line.tsx';
import { formatPoints } from './quiz-facts.ts';
import s from './quizzes.module.css';

/** An attempt with its marks: the pupil sees what the quiz shows, the teacher everything that happened to it. */
export function AttemptResultPage() {
  const { t } = useWords('quizzes');
  const { user } = useMe();
  const { attemptId } = getRouteApi('/inside/attempts/$attemptId/result').useParams();
  const query = useQuery(api.assessment.attemptResult.queryOptions({ input: { id: attemptId as AttemptId } }));
  if (query.error?.code === 'NOT_RELEASED')
    return <EmptyState title={t('mine.notYet')}>{t('mine.doneText')}</EmptyState>;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const result = query.data;
  const mine = user.id === result.student.id;
  const params = { id: result.classId, quizId: result.quizId };
  let place = 0;
  return (
    <>
      <PageHeader
        title={result.title}
        note={
          mine
            ? t('mine.nth', { number: result.number })
            : `${fullName(result.student)} ${t('mine.nth', { number: result.number })}`
        }
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="class" to="/classes/$id/quizzes" params={{ id: result.classId }}>
                {result.className}
              </Link>,
              <Link
                key="quiz"
                to={mine ? '/classes/$id/quizzes/$quizId' : '/classes/$id/quizzes/$quizId/results'}
                params={params}
              >
                {t(mine ? 'title' : 'tab.results')}
              </Link>,
            ]}
          </Crumbs>
        }
        tools={
          <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
            {t('common:action.print')}
          </Button>
        }
      />
      <Stack gap={5}>
        {result.points !== null && (
          <p className={s.total}>
            <b>{formatPoints(result.points)}</b> / {t('points', { count: result.of })}
          </p>
        )}
        {result.toMark > 0 && <NoticeBox tone="soon">{t('mark.waiting', { count: result.toMark })}</NoticeBox>}
        {result.sections.map((section) => (
          <Stack key={section.id} gap={4}>
            {section.title && <h2>{section.title}</h2>}
            {section.items.map(({ item, answer, mark, key, explanation }) => {
              place += 1;
              return (
                <Sheet
                  key={item.id}
                  title={t('mark.item', { place })}
                  more={
                    <Aside as="span" small>
                      {t('points', { count: item.points })}
                    </Aside>
                  }
                >
                  <Stack gap={4}>
                    <ItemPrompt item={item} />
                    {answer ? (
                      <ItemAnswer item={item} answer={answer} readOnly onAnswer={() => undefined} />
                    ) : (
                      <Aside>{t('mark.none')}</Aside>
                    )}
                    <MarkLine item={item} mark={mark} keyOf={key} explanation={explanation} />
                  </Stack>
                </Sheet>
              );
            })}
          </Stack>
        ))}
        {result.notes.length > 0 && (
          <Sheet title={t('notes.title')}>
            <ul className={s.notes}>
              {result.notes.map((note) => (
                <li key={`${note.at} ${note.kind}`}>
                  <b>{t(`notes.${note.kind}`)}</b>
                  <Aside small>
                    {[formatMoment(note.at), note.by && fullName(note.by), note.reason].filter(Boolean).join('・')}
                  </Aside>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </Stack>
    </>
  );
}

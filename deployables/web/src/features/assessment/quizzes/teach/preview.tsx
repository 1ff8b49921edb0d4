import { IconArrowsShuffle, IconChecks } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { QuizAnswer } from '#contracts/assessment/attempts.ts';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { Aside, Row, Sheet, Stack } from '../../../../design/layout.tsx';
import { Markdown } from '../../../../design/markdown.tsx';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { ItemAnswer } from '../items/item-answer.tsx';
import { ItemPrompt } from '../items/item-prompt.tsx';
import { MarkLine } from '../items/mark-line.tsx';
import { formatPoints } from '../quiz-facts.ts';
import { sheetsOf } from '../take/paper.ts';
import s from './teach.module.css';
import { WithQuiz } from './with-quiz.tsx';

export const PreviewPage = () => <WithQuiz>{(quiz) => <Preview quiz={quiz} />}</WithQuiz>;

/** The paper as a pupil gets it. The author answers it and sees what the key makes of that; nothing is kept. */
function Preview({ quiz }: { quiz: QuizView }) {
  const { t } = useWords('quizzes');
  const [seed, setSeed] = useState(1);
  const [answers, setAnswers] = useState<Record<string, QuizAnswer | null>>({});
  const query = useQuery({
    ...api.assessment.previewQuiz.queryOptions({ input: { id: quiz.id, seed } }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  });
  const attempt = useMutation(api.assessment.tryQuiz.mutationOptions());
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={5} />;
  const paper = query.data;
  const sheets = sheetsOf(paper);
  if (sheets.length === 0) return <EmptyState title={t('preview.none')}>{t('preview.noneText')}</EmptyState>;
  const result = attempt.data;
  return (
    <Stack gap={5}>
      <NoticeBox>{t('preview.text')}</NoticeBox>
      <Row wrap gap={2}>
        <Button
          kind="primary"
          icon={IconChecks}
          busy={attempt.isPending}
          onClick={() => attempt.mutate({ id: quiz.id, seed, answers })}
        >
          {t('preview.try')}
        </Button>
        <Button
          icon={IconArrowsShuffle}
          onClick={() => {
            setSeed(seed + 1);
            setAnswers({});
            attempt.reset();
          }}
        >
          {t('preview.shuffle')}
        </Button>
        {result && (
          <b role="status">
            {t('preview.result', { points: formatPoints(result.points), of: formatPoints(result.of) })}
          </b>
        )}
      </Row>
      <ProblemNotice problem={attempt.error} />
      {paper.instructions && <Markdown text={paper.instructions} />}
      {sheets.map(({ item, place, section, first }) => {
        const marked = result?.items[item.id];
        return (
          <div key={item.id}>
            {first && section.title && <h3 className={s.sectionTitle}>{section.title}</h3>}
            {first && section.instructions && <Markdown text={section.instructions} />}
            <Sheet
              title={t('take.place', { place, total: sheets.length })}
              more={
                <Aside as="span" small>
                  {t('points', { count: item.points })}
                </Aside>
              }
            >
              <Stack gap={4}>
                <ItemPrompt item={item} />
                <ItemAnswer
                  item={item}
                  answer={answers[item.id] ?? null}
                  onAnswer={(answer) => {
                    setAnswers((before) => ({ ...before, [item.id]: answer }));
                    attempt.reset();
                  }}
                />
                {marked && (
                  <MarkLine item={item} mark={marked.mark} keyOf={marked.key} explanation={marked.explanation} />
                )}
              </Stack>
            </Sheet>
          </div>
        );
      })}
    </Stack>
  );
}

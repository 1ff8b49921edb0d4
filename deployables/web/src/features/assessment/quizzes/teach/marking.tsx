import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../../api/client.ts';
import { Count } from '../../../../design/badge.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { firstLine } from '../editor/edits.ts';
import { TYPES } from '../items/item-types.ts';
import { MarkItem } from './mark-item.tsx';
import s from './teach.module.css';
import { WithQuiz } from './with-quiz.tsx';

export const MarkingPage = () => <WithQuiz>{(quiz) => <Marking quiz={quiz} />}</WithQuiz>;

/** Item by item: all answers to one question in a row, so that they are all measured alike. */
function Marking({ quiz }: { quiz: QuizView }) {
  const { t } = useWords('quizzes');
  const navigate = useNavigate();
  const { item: chosen } = useSearch({ strict: false });
  const first = useRef<string>(undefined);
  const query = useQuery(api.assessment.marking.queryOptions({ input: { id: quiz.id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={6} />;
  const { items } = query.data;
  // Whoever has marked the last answer stays where they are: the page does not jump to another item.
  const opened = chosen ?? first.current;
  const shown = items.find(({ itemId }) => itemId === opened) ?? items.find(({ toMark }) => toMark > 0) ?? items[0];
  first.current = shown?.itemId;
  if (!shown) return <EmptyState title={t('marking.none')}>{t('marking.noneText')}</EmptyState>;
  return (
    <div className={s.marking}>
      <nav aria-label={t('marking.items')}>
        <ol className={s.markItems}>
          {items.map((item, index) => (
            <li key={item.itemId}>
              <button
                type="button"
                aria-current={item === shown || undefined}
                onClick={() =>
                  navigate({
                    to: '/classes/$id/quizzes/$quizId/marking',
                    params: { id: quiz.classId, quizId: quiz.id },
                    search: { item: item.itemId },
                    replace: true,
                  })
                }
              >
                <b>{index + 1}</b>
                <Icon of={TYPES[item.type]} size={16} />
                <span>{firstLine(item.prompt) || t(`type.${item.type}`)}</span>
                {item.toMark > 0 ? (
                  <Count value={item.toMark} label={t('marking.waiting', { count: item.toMark })} />
                ) : (
                  <Icon of={IconCheck} size={16} />
                )}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <MarkItem key={shown.itemId} quiz={quiz} item={shown} />
    </div>
  );
}

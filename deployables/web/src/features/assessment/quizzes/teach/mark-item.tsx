import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { MarkingItem } from '#contracts/assessment/attempts.ts';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../../api/client.ts';
import { ToolRow } from '../../../../design/bars.tsx';
import { Button } from '../../../../design/button.tsx';
import { CheckField } from '../../../../design/field.tsx';
import { Aside, Row, Sheet, Stack } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { byCursor, usePages } from '../../../../design/use-pages.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { ItemPrompt } from '../items/item-prompt.tsx';
import { KeyText } from '../items/key-text.tsx';
import { MarkAnswer } from './mark-answer.tsx';
import s from './teach.module.css';

/** All answers to one item, with names or without, those that wait or all. */
export function MarkItem({ quiz, item }: { quiz: QuizView; item: MarkingItem }) {
  const { t } = useWords('quizzes');
  const queries = useQueryClient();
  const [hidden, setHidden] = useState(false);
  const [waiting, setWaiting] = useState(item.toMark > 0);
  const box = useRef<HTMLDivElement>(null);
  const list = useInfiniteQuery(
    api.assessment.markingOfItem.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: quiz.id,
        itemId: item.itemId,
        limit: 50,
        ...(hidden ? { hidden: 'true' } : {}),
        ...(waiting ? { waiting: 'true' } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(list);
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  const first = list.data?.pages[0];
  if (!first) return <ListSkeleton rows={5} />;
  /** Enter in a field of points goes on to the next answer's. */
  const next = (from: HTMLElement) => {
    const fields = [...(box.current?.querySelectorAll<HTMLElement>('input[data-points]') ?? [])];
    fields[fields.indexOf(from) + 1]?.focus();
  };
  return (
    <div ref={box}>
      <Stack gap={4}>
        <Sheet>
          <Stack gap={3}>
            <ItemPrompt item={first.item} />
            <KeyText item={first.item} answer={first.key} />
          </Stack>
        </Sheet>
        <ToolRow right={<Aside small>{t('marking.answers', { count: total })}</Aside>}>
          <CheckField
            label={t('marking.onlyWaiting')}
            checked={waiting}
            onChange={({ target }) => setWaiting(target.checked)}
          />
          <CheckField
            label={t('marking.hidden')}
            checked={hidden}
            onChange={({ target }) => setHidden(target.checked)}
          />
        </ToolRow>
        {rows.length === 0 ? (
          <Aside>{t(waiting ? 'marking.allMarked' : 'marking.noAnswers')}</Aside>
        ) : (
          <ol className={s.answers}>
            {rows.map((row, index) => (
              <MarkAnswer
                key={`${row.attemptId}`}
                place={index + 1}
                item={first.item}
                row={row}
                onNext={next}
                onMarked={() => queries.invalidateQueries({ queryKey: api.assessment.marking.key() })}
              />
            ))}
          </ol>
        )}
        {more.has && (
          <Row end>
            <Button busy={more.loading} onClick={more.load}>
              {t('marking.more')}
            </Button>
          </Row>
        )}
        <p className={s.keys}>{t('marking.keys')}</p>
      </Stack>
    </div>
  );
}

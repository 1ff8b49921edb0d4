import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api } from '../../../../../api/client.ts';
import { Button } from '../../../../../design/button.tsx';
import { ErrorState, ListSkeleton } from '../../../../../design/states.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import s from './themes.module.css';
import type { useLinks } from './use-links.ts';

type Props = { classId: ClassId; studentId: UserId; name: string; acts: ReturnType<typeof useLinks> };

/** Words that share something with the question; a click makes a link of one. */
export function Suggestions({ classId, studentId, name, acts }: Props) {
  const { t } = useWords('class-practice');
  const query = useQuery(api.basebuilder.themeSuggestions.queryOptions({ input: { classId, studentId } }));
  return (
    <section className={s.suggestions} aria-label={t('suggestOf', { name })}>
      <p className={s.nothing}>{t('suggestHint')}</p>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={3} />
      ) : query.data.items.length === 0 ? (
        <p>{t('noSuggestions')}</p>
      ) : (
        <ul className={s.links}>
          {query.data.items.map(({ itemId, title, question, because, common, relevance }) => (
            <li key={itemId}>
              <span className={s.thing}>
                <b>{title}</b>
                <small>{question}</small>
                <small>{t(`because.${because}`, { words: common.join('・') })}</small>
              </span>
              <Button
                kind="soft"
                size="small"
                icon={IconPlus}
                aria-label={t('linkTitle', { title })}
                busy={acts.add.isPending}
                onClick={() => acts.add.mutate({ kind: 'item', thingId: itemId, title, relevance })}
              >
                {t('link')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

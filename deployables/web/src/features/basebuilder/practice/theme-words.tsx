import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ThemeWord } from '#contracts/basebuilder/theme-links.ts';
import { api } from '../../../api/client.ts';
import { ButtonLink } from '../../../design/button.tsx';
import { Sheet } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { Levels } from './levels.tsx';
import s from './start.module.css';

const SHOWN = 5;

/** Words a teacher linked to the pupil's own question, the closest first; nothing where there are none. */
export function ThemeWords() {
  const { t } = useWords('practice');
  const { data } = useQuery(api.basebuilder.themeWords.queryOptions());
  return data?.items.map(({ theme, words }) => (
    <Sheet
      key={theme.id}
      title={t('forQuestion')}
      flush
      more={
        <ButtonLink
          kind="soft"
          size="small"
          icon={IconPlayerPlay}
          to="/practice/session"
          search={{ theme: theme.id }}
          aria-label={`${t('practiseThese')}: ${theme.question || theme.title}`}
        >
          {t('practiseThese')}
        </ButtonLink>
      }
    >
      <p className={s.question}>{theme.question || theme.title}</p>
      <ul className={s.list}>
        {words.slice(0, SHOWN).map((word) => (
          <WordRow key={word.thingId} word={word} />
        ))}
      </ul>
      {words.length > SHOWN && <p className={s.more}>{t('moreWords', { count: words.length - SHOWN })}</p>}
    </Sheet>
  ));
}

/** A set opens its own session. A word that was never met is told by its meaning only. */
function WordRow({ word: { kind, thingId, title, question, words, level } }: { word: ThemeWord }) {
  const { t } = useWords('practice');
  if (kind === 'set')
    return (
      <li>
        <Link to="/practice/session" search={{ set: thingId }}>
          <span className={s.name}>
            <b>{title}</b>
            <small>{t('setWords', { count: words })}</small>
          </span>
        </Link>
      </li>
    );
  return (
    <li className={s.word}>
      <span className={s.name}>
        {title ? (
          <>
            <b>{title}</b>
            <small>{question}</small>
          </>
        ) : (
          question
        )}
      </span>
      {level !== null && <Levels level={level} />}
    </li>
  );
}

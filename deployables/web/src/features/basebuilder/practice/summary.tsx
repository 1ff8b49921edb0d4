import { IconArrowRight, IconCircle, IconCloudOff, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../../api/client.ts';
import { ButtonLink } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useComesAgain } from './comes-again.ts';
import type { View } from './engine.ts';
import { Levels } from './levels.tsx';
import s from './session.module.css';
import { WeekBar } from './week-bar.tsx';

/** What these minutes came to, word by word. */
export function Summary({ view }: { view: View }) {
  const { t } = useWords('practice');
  const comesAgain = useComesAgain();
  const queries = useQueryClient();
  const today = useQuery(api.basebuilder.practiceToday.queryOptions({ enabled: !view.offline }));
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: api.basebuilder.key() });
  }, [queries]);
  const { words } = view;
  const rights = words.filter(({ right }) => right).length;
  const better = words.filter(({ levelBefore, levelAfter }) => levelAfter > levelBefore).length;
  return (
    <section className={s.summary}>
      <h1>{t(words.length > 0 ? 'summary' : 'summaryEmpty')}</h1>
      {words.length > 0 && (
        <p className={s.result}>
          {t('summaryRight', { count: rights, of: words.length })}
          {better > 0 && ` ${t('summaryBetter', { count: better })}`}
        </p>
      )}
      {view.offline && (
        <p className={s.offline} role="status">
          <Icon of={IconCloudOff} size={16} />
          {t('offline')}
        </p>
      )}
      {!view.offline && today.data && <WeekBar week={today.data.week} />}
      {words.length > 0 && (
        <ul className={s.words}>
          {words.map((word) => (
            <li key={word.itemId}>
              <span className={s.mark} data-right={word.right || undefined}>
                <Icon of={word.right ? IconCircle : IconX} size={16} stroke={2.75} />
              </span>
              <span className={s.word}>
                <b>{word.title}</b>
                <small>{word.question}</small>
                {!word.right && word.given && <small>{t('youSaid', { given: word.given })}</small>}
              </span>
              <span className={s.after2}>
                <Levels level={word.levelAfter} />
                <small>{comesAgain(word.inDays)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={s.actions}>
        <ButtonLink kind="primary" size="big" icon={IconArrowRight} trailing to="/practice">
          {t('toStart')}
        </ButtonLink>
      </p>
    </section>
  );
}

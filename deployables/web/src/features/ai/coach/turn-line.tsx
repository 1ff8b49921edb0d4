import { IconHandStop, IconHeartHandshake, IconRefresh } from '@tabler/icons-react';
import type { Contact, TurnView } from '#contracts/ai/coach.ts';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Hidden } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { NoticeBox } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';

type Props = { turn: TurnView; contact: Contact | undefined; onAgain?: (() => void) | undefined };

/** What was said and what came back: ink at the right, dashed pencil at the left. */
export function TurnLine({ turn, contact, onAgain }: Props) {
  const { t } = useWords('coach');
  const writing = turn.state === 'writing';
  return (
    <li className={s.turn}>
      <div className={s.me}>
        <Hidden>{t('me')}: </Hidden>
        {turn.more ? <i className={s.asked}>{t('asked')}</i> : <div className={s.said}>{turn.text}</div>}
      </div>
      {turn.care && contact && (
        <section className={s.care} aria-label={t('careTitle')}>
          <Icon of={IconHeartHandshake} size={22} />
          <div>
            <b>{t('careTitle')}</b>
            <p className={s.contact}>{contact[currentLanguage()]}</p>
            <p className={s.faint}>{t('careTold')}</p>
          </div>
        </section>
      )}
      {(turn.answer || writing) && (
        <div className={s.ai} data-writing={writing || undefined}>
          <Hidden>{t('coach')}: </Hidden>
          {turn.answer && <Markdown text={turn.answer} />}
          {writing && <span className={s.caret} aria-hidden />}
          {!turn.answer && <Hidden>{t('writing')}</Hidden>}
        </div>
      )}
      {turn.guarded && (
        <div className={s.guarded}>
          <Icon of={IconHandStop} size={20} />
          <div>
            <p>{t('guarded')}</p>
            <p>{t('guardedAsk')}</p>
          </div>
        </div>
      )}
      {turn.state === 'failed' && turn.failure && (
        <NoticeBox tone="soon">
          <p>{t(`failed.${turn.failure}`)}</p>
          {onAgain && turn.failure !== 'AI_NOT_SET_UP' && (
            <p className={s.again}>
              <Button size="small" icon={IconRefresh} onClick={onAgain}>
                {t('again')}
              </Button>
            </p>
          )}
        </NoticeBox>
      )}
      {(turn.state === 'stopped' || turn.state === 'cut' || turn.state === 'tooLong' || turn.state === 'refused') && (
        <p className={s.ending}>{t(`state.${turn.state}`)}</p>
      )}
    </li>
  );
}

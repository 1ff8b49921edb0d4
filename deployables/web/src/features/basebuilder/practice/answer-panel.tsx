import { IconCalendarRepeat, IconCircle, IconLink, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { PresentationView } from '#contracts/basebuilder/practice-views.ts';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useComesAgain } from './comes-again.ts';
import type { Outcome } from './engine.ts';
import s from './session.module.css';

/** What the answer came to: the right one, why, and when the word comes again. */
export function AnswerPanel({
  outcome,
  asked,
  onNext,
}: {
  outcome: Outcome;
  asked: PresentationView;
  onNext: () => void;
}) {
  const { t } = useWords('practice');
  const comesAgain = useComesAgain();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  const { right, accepted, title, explanation, levelBefore, levelAfter, inDays, relatedTo } = outcome;
  const [first = title, ...others] = accepted;
  const answer = asked.form === 'boolean' ? t(first === 'true' ? 'true' : 'false') : first;
  return (
    <section className={s.after} role="status">
      <div>
        <p className={s.verdict}>
          <span className={s.mark} data-right={right || undefined}>
            <Icon of={right ? IconCircle : IconX} size={18} stroke={2.75} />
          </span>
          <b>{t(right ? 'right' : 'wrong', { answer })}</b>
          <small>
            {levelBefore === levelAfter
              ? t('levelStays', { level: levelAfter })
              : t('levelChange', { before: levelBefore, after: levelAfter })}
          </small>
        </p>
        {others.length > 0 && <p className={s.also}>{t('also', { answers: others.join('、') })}</p>}
        {explanation && (
          <div className={s.why}>
            <Markdown text={explanation} />
          </div>
        )}
        {relatedTo && (
          <p className={s.again}>
            <Icon of={IconLink} size={18} />
            <span>{t('relatedTo', { question: relatedTo })}</span>
          </p>
        )}
        <p className={s.again}>
          <Icon of={IconCalendarRepeat} size={18} />
          {comesAgain(inDays)}
        </p>
        <Button ref={next} kind="primary" size="big" wide onClick={onNext}>
          {t('next')}
          <kbd>Enter</kbd>
        </Button>
      </div>
    </section>
  );
}

import { IconStairsUp } from '@tabler/icons-react';
import { Button } from '../../../design/button.tsx';
import { Grow, Row } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';

const STEPS = [1, 2, 3, 4, 5] as const;
type Props = { step: number; mayClimb: boolean; mayTurn: boolean; onMore: () => void; onTopic: () => void };

/** How far the coach helps; only the pupil climbs. */
export function Ladder({ step, mayClimb, mayTurn, onMore, onTopic }: Props) {
  const { t } = useWords('coach');
  return (
    <section className={s.ladder} aria-label={t('ladder')}>
      <Row wrap gap={2}>
        <b className={s.ladderTitle}>{t('ladder')}</b>
        <span className={s.faint}>{t('stepOf', { step })}</span>
        <Grow />
        {mayTurn && (
          <Button kind="quiet" size="small" onClick={onTopic}>
            {t('newTopic')}
          </Button>
        )}
        <Button size="small" icon={IconStairsUp} disabled={!mayClimb} onClick={onMore}>
          {t('more')}
        </Button>
      </Row>
      <ol className={s.steps}>
        {STEPS.map((each) => (
          <li
            key={each}
            data-is={each < step ? 'done' : each === step ? 'now' : 'ahead'}
            aria-current={each === step ? 'step' : undefined}
          >
            <span>{each}</span> {t(`step.${each}`)}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { IconHandStop } from '@tabler/icons-react';
import type { ReadTurn } from '#contracts/ai/coach.ts';
import { Icon } from '../../../design/icon.tsx';
import { Hidden } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './reading.module.css';

/** A turn as a teacher reads it: also what was held back, and by which model and wording the answer was made. */
export function ReadTurnLine({ turn, marked }: { turn: ReadTurn; marked?: boolean }) {
  const { t } = useWords('guidance');
  const { t: said } = useWords('coach');
  const ended =
    turn.state === 'stopped' || turn.state === 'cut' || turn.state === 'tooLong' || turn.state === 'refused';
  return (
    <li className={s.turn} data-marked={marked || undefined}>
      <div className={s.pupil}>
        <p className={s.faint}>
          {formatMoment(turn.at)}・{said(`phase.${turn.phase}`)}・{t('step', { step: turn.step })}
        </p>
        <p className={s.said}>{turn.more ? said('asked') : turn.text}</p>
      </div>
      {turn.answer && (
        <div className={s.ai}>
          <Hidden>{said('coach')}: </Hidden>
          <Markdown text={turn.answer} />
        </div>
      )}
      {turn.withheld && (
        <details className={s.withheld}>
          <summary>
            <Icon of={IconHandStop} size={16} /> {t('withheld')}
          </summary>
          <Markdown text={turn.withheld} />
        </details>
      )}
      {ended && <p className={s.faint}>{said(`state.${turn.state as 'cut'}`)}</p>}
      {turn.failure && <p className={s.faint}>{said(`failed.${turn.failure}`)}</p>}
      {turn.model && <p className={s.made}>{t('byModel', { model: turn.model, prompt: turn.prompt })}</p>}
    </li>
  );
}

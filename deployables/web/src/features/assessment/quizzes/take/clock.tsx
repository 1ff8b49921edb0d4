import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Icon } from '../../../../design/icon.tsx';
import { Hidden } from '../../../../design/layout.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './take.module.css';

const MINUTE = 60_000;
/** What is said aloud, once each. */
const SAID_AT = [10 * MINUTE, 5 * MINUTE, MINUTE];

/** Milliseconds as 1:05:09 or 5:09. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [h, m, sec] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(sec)}` : `${m}:${two(sec)}`;
}

/** The time that is left by the server's clock; draws itself once a second and calls when it is over. */
export function Clock({ endsAt, now, onOver }: { endsAt: string; now: () => number; onOver: () => void }) {
  const { t } = useWords('quizzes');
  const end = Date.parse(endsAt);
  const [left, setLeft] = useState(() => end - now());
  useEffect(() => {
    const tick = () => {
      const rest = end - now();
      setLeft(rest);
      if (rest <= 0) onOver();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [end, now, onOver]);
  const soon = left <= 5 * MINUTE;
  const reached = SAID_AT.filter((at) => left <= at).at(-1);
  return (
    <span className={s.clock} data-soon={soon || undefined}>
      <Icon of={soon ? IconClockExclamation : IconClock} size={18} />
      <span role="timer" aria-label={t('take.timeLeft')}>
        {clockText(left)}
      </span>
      <Hidden>
        <span role="status">
          {reached !== undefined && left > 0 && t('take.minutesLeft', { count: reached / MINUTE })}
        </span>
      </Hidden>
    </span>
  );
}

import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { Icon } from './icon.tsx';
import s from './progress.module.css';

type JobProps = { label: string; done: number; total: number; children?: ReactNode };

/** A job that goes on when the page is left. */
export function ProgressJob({ label, done, total, children }: JobProps) {
  return (
    <div className={s.job}>
      <p className={s.line}>
        <span>{label}</span>
        <b>
          {formatNumber(done)} / {formatNumber(total)}
        </b>
      </p>
      <div
        className={s.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuenow={done}
        aria-valuemax={Math.max(total, 1)}
      >
        <span className={s.done} style={{ width: `${total ? (done / total) * 100 : 0}%` }} />
      </div>
      {children}
    </div>
  );
}

/** Where one stands on a way of few steps; `now` counts from 0. */
export function Stepper({ label, steps, now }: { label: string; steps: readonly string[]; now: number }) {
  return (
    <ol className={s.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} className={index < now ? s.past : undefined} aria-current={index === now ? 'step' : undefined}>
          <span className={s.disc}>{index < now ? <Icon of={IconCheck} size={14} stroke={3} /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}

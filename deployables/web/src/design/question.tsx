import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import s from './question.module.css';

/** The pupil's own question on squared paper: the one thing in the app that is set in mincho. */
export const QuestionBand = ({ over, side, children }: { over?: ReactNode; side?: ReactNode; children: ReactNode }) => (
  <section className={s.band}>
    <div className={s.main}>
      {over && <div className={s.over}>{over}</div>}
      {children}
    </div>
    {side && <div className={s.side}>{side}</div>}
  </section>
);
export const Question = ({ children, small }: { children: ReactNode; small?: boolean }) => (
  <p className={classes(s.question, small && s.small)}>{children}</p>
);

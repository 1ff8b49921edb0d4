import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import s from './say.module.css';

type Props = { as: 'teacher' | 'pupil'; who: ReactNode; when?: ReactNode; children?: ReactNode };

/** Words of somebody in a thread: teachers write in vermilion, pupils in ink; nothing else looks like either. */
export const Say = ({ as, who, when, children }: Props) => (
  <div className={classes(s.say, s[as])}>
    <p className={s.who}>
      <b>{who}</b>
      {when && <span>{when}</span>}
    </p>
    {children}
  </div>
);

import { classes } from '../../../../design/classes.ts';
import s from './results.module.css';

export type Side = 'teacher' | 'self' | 'peers';

/** Each side by its own shape: a square, a disc, a lozenge. The words stand beside it. */
export const Mark = ({ side }: { side: Side }) => <i className={classes(s.mark, s[side])} aria-hidden />;

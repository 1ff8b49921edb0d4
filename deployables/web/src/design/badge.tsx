import type { Icon as Glyph } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import s from './badge.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Hidden } from './layout.tsx';

export type Tone = 'ok' | 'info' | 'soon' | 'late' | 'quiet' | 'teacher';

/** A state in word and colour, with a mark where there is one: never by colour alone. */
export function Badge({ tone = 'quiet', icon, children }: { tone?: Tone; icon?: Glyph; children: ReactNode }) {
  return (
    <span className={classes(s.badge, tone !== 'quiet' && s[tone])}>
      {icon && <Icon of={icon} size={14} stroke={2.25} />}
      {children}
    </span>
  );
}

/** How many new ones; above 99 the exact number no longer helps. */
export const Count = ({ value, label }: { value: number; label: string }) =>
  value > 0 ? (
    <span className={s.count}>
      <span aria-hidden>{value > 99 ? '99+' : value}</span>
      <Hidden>{label}</Hidden>
    </span>
  ) : null;

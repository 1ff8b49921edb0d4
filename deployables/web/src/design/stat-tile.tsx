import type { Icon as Glyph } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import s from './stat-tile.module.css';

export const StatTiles = ({ children }: { children: ReactNode }) => <div className={s.tiles}>{children}</div>;

type Facts = { label: string; value: number | undefined; note?: string; icon?: Glyph };
const Inside = ({ label, value, note, icon }: Facts) => (
  <>
    <span className={s.label}>
      {icon && <Icon of={icon} size={16} />}
      {label}
    </span>
    <span className={classes(s.value, !value && s.zero)}>{value === undefined ? '–' : formatNumber(value)}</span>
    {note && <span className={s.note}>{note}</span>}
  </>
);

/** A number that opens the rows behind it; nought opens nothing. */
function TileAnchor({
  label,
  value,
  note,
  icon,
  className,
  ...rest
}: Facts & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  const facts = <Inside label={label} value={value} {...(note ? { note } : {})} {...(icon ? { icon } : {})} />;
  if (!value) return <div className={s.tile}>{facts}</div>;
  return (
    <a className={classes(s.tile, className)} {...rest}>
      {facts}
    </a>
  );
}
export const StatTile = createLink(TileAnchor);

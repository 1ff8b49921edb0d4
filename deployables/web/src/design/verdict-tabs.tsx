import type { Icon as Glyph } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { formatNumber } from '../i18n/format.ts';
import s from './check-rows.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

/** What was found of a row that is checked before it is written. */
type Verdict = 'create' | 'update' | 'known' | 'unchanged' | 'error';
type Kind<V extends Verdict> = { verdict: V; icon: Glyph; word: string };
type Props<V extends Verdict> = {
  label: string;
  all: string;
  kinds: readonly Kind<V>[];
  counts: Record<V | 'all', number>;
  chosen: V | undefined;
  onChoose: (verdict: V | undefined) => void;
};

/** How many rows of each kind: the numbers are the filter, the line below is their proportion. */
export function VerdictTabs<V extends Verdict>({ label, all, kinds, counts, chosen, onChoose }: Props<V>) {
  return (
    <fieldset className={s.verdicts} aria-label={label} style={{ '--verdicts': kinds.length + 1 } as CSSProperties}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        <b>{formatNumber(counts.all)}</b> {all}
      </button>
      {kinds.map(({ verdict, icon, word }) => (
        <button
          key={verdict}
          type="button"
          aria-pressed={chosen === verdict}
          className={classes(counts[verdict] > 0 && s[verdict])}
          onClick={() => onChoose(verdict)}
        >
          <b>{formatNumber(counts[verdict])}</b>
          <span>
            <Icon of={icon} size={16} />
            {word}
          </span>
        </button>
      ))}
      <div className={s.proportion} aria-hidden>
        {kinds
          .filter(({ verdict }) => counts[verdict] > 0)
          .map(({ verdict }) => (
            <i key={verdict} data-verdict={verdict} style={{ flexGrow: counts[verdict] }} />
          ))}
      </div>
    </fieldset>
  );
}

import { IconAlertTriangle, IconEqual, IconPlus, IconRefresh } from '@tabler/icons-react';
import type { ImportRow, ImportView } from '#contracts/user/routes.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import s from '../../../design/check-rows.module.css';
import { classes } from '../../../design/classes.ts';
import { Icon } from '../../../design/icon.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

export type Verdict = ImportRow['verdict'];
const VERDICTS = ['create', 'update', 'unchanged', 'error'] as const satisfies readonly Verdict[];
const ICON = { create: IconPlus, update: IconRefresh, unchanged: IconEqual, error: IconAlertTriangle } as const;
const TONE: Record<Verdict, Tone> = { create: 'ok', update: 'info', unchanged: 'quiet', error: 'late' };

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useWords('imports');
  return (
    <Badge tone={TONE[verdict]} icon={ICON[verdict]}>
      {t(`verdict.${verdict}`)}
    </Badge>
  );
}

type Props = {
  counts: ImportView['counts'];
  chosen: Verdict | undefined;
  onChoose: (verdict: Verdict | undefined) => void;
};

/** How many rows of each kind: the numbers are the filter, the line below is their proportion. */
export function VerdictTabs({ counts, chosen, onChoose }: Props) {
  const { t } = useWords('imports');
  return (
    <fieldset className={s.verdicts} aria-label={t('filter')}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>
        <b>{formatNumber(counts.all)}</b> {t('verdict.all')}
      </button>
      {VERDICTS.map((verdict) => (
        <button
          key={verdict}
          type="button"
          aria-pressed={chosen === verdict}
          className={classes(counts[verdict] > 0 && s[verdict])}
          onClick={() => onChoose(verdict)}
        >
          <b>{formatNumber(counts[verdict])}</b>
          <span>
            <Icon of={ICON[verdict]} size={16} />
            {t(`verdict.${verdict}`)}
          </span>
        </button>
      ))}
      <div className={s.proportion} aria-hidden>
        {VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <i key={verdict} data-verdict={verdict} style={{ flexGrow: counts[verdict] }} />
        ))}
      </div>
    </fieldset>
  );
}

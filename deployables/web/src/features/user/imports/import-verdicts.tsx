import { IconAlertTriangle, IconEqual, IconPlus, IconRefresh } from '@tabler/icons-react';
import type { ImportRow, ImportView } from '#contracts/user/routes.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import { VerdictTabs } from '../../../design/verdict-tabs.tsx';
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

export function ImportVerdicts({ counts, chosen, onChoose }: Props) {
  const { t } = useWords('imports');
  const kinds = VERDICTS.map((verdict) => ({ verdict, icon: ICON[verdict], word: t(`verdict.${verdict}`) }));
  return <VerdictTabs label={t('filter')} all={t('verdict.all')} {...{ kinds, counts, chosen, onChoose }} />;
}

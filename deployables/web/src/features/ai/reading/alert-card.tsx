import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { AlertView } from '#contracts/ai/coach.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import { Icon } from '../../../design/icon.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './reading.module.css';

const TONE: Record<AlertView['state'], Tone> = { open: 'late', seen: 'soon', done: 'ok' };

export function AlertState({ alert }: { alert: AlertView }) {
  const { t } = useWords('guidance');
  return <Badge tone={TONE[alert.state]}>{t(`state.${alert.state}`)}</Badge>;
}

/** An alert where one reads the conversation, with the way to what is done about it. */
export function AlertCard({ alert }: { alert: AlertView }) {
  const { t } = useWords('guidance');
  return (
    <p className={s.alert}>
      <Icon of={IconAlertTriangle} size={20} />
      <span>
        <b>{alert.risks.map((risk) => t(`risk.${risk}`)).join('、')}</b> <AlertState alert={alert} />
        <br />
        <span className={s.faint}>{formatMoment(alert.at)}</span>{' '}
        <Link to="/alerts/$alertId" params={{ alertId: alert.id }}>
          {t('note')}
        </Link>
      </span>
    </p>
  );
}

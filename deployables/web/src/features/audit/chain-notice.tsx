import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { NoticeBox } from '../../design/states.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const CHAINS = { user: api.userAudit.chain, academic: api.academicAudit.chain };
/** Walking the chains is work for the server: once in a while is enough. */
const FRESH = 300_000;

/** Is the record as it was written? Each event's hash covers the one before it. */
export function ChainNotice({ of }: { of: 'user' | 'academic' }) {
  const { t } = useWords('audit');
  const { data, error } = useQuery({ ...CHAINS[of].queryOptions({ input: {} }), staleTime: FRESH });
  if (error) return <NoticeBox tone="soon">{t('chain.unknown')}</NoticeBox>;
  if (!data) return <NoticeBox>{t('chain.checking')}</NoticeBox>;
  if (data.whole) {
    return (
      <NoticeBox tone="ok" icon={IconShieldCheck}>
        {data.until ? t('chain.whole', { until: formatMoment(data.until) }) : t('chain.empty')}
      </NoticeBox>
    );
  }
  const places = data.breaks.map(({ part, pos }) => `${part}-${pos}`).join(', ');
  return <NoticeBox tone="late">{t('chain.broken', { places })}</NoticeBox>;
}

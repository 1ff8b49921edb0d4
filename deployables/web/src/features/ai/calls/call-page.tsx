import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Facts } from '../../../design/facts.tsx';
import { Aside, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs } from '../../../design/page.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { formatMoment, formatNumber } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatMoney } from '../money.ts';
import { CallEnd } from './call-end.tsx';
import s from './calls.module.css';

const route = getRouteApi('/inside/ai/calls/$callId');

/** One call: the masked text exactly as it left, and what came back. */
export function AiCallPage() {
  const { t } = useWords('ai-admin');
  const { callId } = route.useParams();
  const query = useQuery(api.ai.aiCall.queryOptions({ input: { id: callId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  const call = query.data;
  if (!call) return <PageSkeleton />;
  const tokens = (count: number) =>
    call.estimated ? t('estimated', { count: formatNumber(count) as unknown as number }) : formatNumber(count);
  return (
    <Stack gap={4}>
      <Crumbs label={t('tab.calls')}>
        {[
          <Link key="calls" to="/ai/calls">
            {t('tab.calls')}
          </Link>,
          <span key="at">{formatMoment(call.at)}</span>,
        ]}
      </Crumbs>
      <Split>
        <Stack gap={5}>
          <Sheet title={t('sentTo', { host: call.host })}>
            {call.sent === null ? (
              <Aside>{t('gone')}</Aside>
            ) : (
              <ol className={s.messages}>
                {call.sent.map(({ role, content }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what was sent never changes
                  <li key={at}>
                    <h3>{t(`role.${role as 'user'}`)}</h3>
                    <p className={s.text}>{content}</p>
                  </li>
                ))}
              </ol>
            )}
          </Sheet>
          <Sheet title={t('received')} className={s.received}>
            {call.received === null ? (
              <Aside>{t(call.sent === null ? 'gone' : 'nothingReceived')}</Aside>
            ) : (
              <p className={s.text}>{call.received}</p>
            )}
          </Sheet>
        </Stack>
        <Sheet>
          <Facts
            facts={[
              [t('at'), formatMoment(call.at)],
              [t('function'), t(`fn.${call.fn}`)],
              [t('by'), call.person ? fullName(call.person) : '–'],
              [t('class'), call.className ?? '–'],
              [t('finish'), <CallEnd key="end" finish={call.finish} />],
              [t('model'), call.model],
              [t('prompt'), call.round > 1 ? `${call.prompt}（${t('secondRound')}）` : call.prompt],
              [t('asked'), tokens(call.promptTokens)],
              [t('answered'), tokens(call.answerTokens)],
              [t('cost'), formatMoney(call.cost, call.currency)],
              [t('duration'), call.ms === null ? '–' : t('seconds', { seconds: (call.ms / 1000).toFixed(1) })],
            ]}
          />
        </Sheet>
      </Split>
    </Stack>
  );
}

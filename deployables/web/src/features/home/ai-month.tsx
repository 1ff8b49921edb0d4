import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Aside, Sheet, Stack } from '../../design/layout.tsx';
import { StatTile, StatTiles } from '../../design/stat-tile.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** What AI was used for this month and what it cost; nothing where nobody has asked anything. */
export function AiMonth() {
  const { t } = useWords('home');
  const { data } = useQuery(api.ai.aiUsage.queryOptions({ input: {} }));
  if (!data || data.total.calls === 0) return null;
  const { calls, tokens, cost, failed } = data.total;
  return (
    <Sheet title={t('aiMonth')}>
      <Stack gap={3}>
        <StatTiles>
          <StatTile to="/ai/usage" label={t('aiCalls')} value={calls} />
          <StatTile to="/ai/usage" label={t('aiTokens')} value={tokens} />
          <StatTile
            to="/ai/usage"
            search={{ what: 'cost' }}
            label={t('aiCost', { currency: data.currency })}
            value={Math.round(cost * 100) / 100}
          />
          <StatTile to="/ai/calls" search={{ finish: 'failed' }} label={t('aiFailed')} value={failed} />
        </StatTiles>
        <Aside small>{t('aiHow')}</Aside>
      </Stack>
    </Sheet>
  );
}

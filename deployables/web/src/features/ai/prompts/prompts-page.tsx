import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AiPromptRow } from '#contracts/ai/admin.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';

const SPOKEN = { ja: '日本語', en: 'English' } as const;

/** Every wording models are given, and which of them the school has made its own. */
export function AiPromptsPage() {
  const { t } = useWords('ai-admin');
  const { school } = useMe();
  const query = useQuery(api.ai.aiPrompts.queryOptions({ input: {}, enabled: school !== null }));
  if (!school) return <EmptyState title={t('noSchoolTitle')}>{t('noSchoolText')}</EmptyState>;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={8} />;
  const columns: Column<AiPromptRow>[] = [
    {
      key: 'title',
      header: t('prompt'),
      phone: 'main',
      cell: ({ key, title }) => (
        <Link to="/ai/prompts/$key" params={{ key }} data-row-link>
          {title[currentLanguage()]}
        </Link>
      ),
    },
    { key: 'fn', header: t('function'), phone: 'named', cell: ({ fn }) => (fn ? t(`fn.${fn}`) : t('fn.all')) },
    {
      key: 'own',
      header: t('ownWording'),
      cell: ({ own }) =>
        own.length === 0 ? (
          '–'
        ) : (
          <Row gap={2} wrap>
            {own.map(({ language }) => SPOKEN[language]).join('・')}
            {own.some(({ movedOn }) => movedOn) && <Badge tone="soon">{t('movedOn')}</Badge>}
          </Row>
        ),
    },
  ];
  return (
    <Stack gap={4}>
      <Aside small>{t('promptsText')}</Aside>
      <DataTable caption={t('tab.prompts')} columns={columns} rows={query.data.items} id={({ key }) => key} />
    </Stack>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TemplateRow } from '#contracts/notification/templates.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const SPOKEN = { ja: '日本語', en: 'English' } as const;

/** Every wording of a mail, and which of them the school has made its own. */
export function TemplatesPage() {
  const { t } = useWords('mail-admin');
  const { school } = useMe();
  const query = useQuery(api.notification.mailTemplates.queryOptions({ enabled: school !== null }));
  if (!school) return <EmptyState title={t('noSchool')} />;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={8} />;
  const columns: Column<TemplateRow>[] = [
    {
      key: 'key',
      header: t('template'),
      phone: 'main',
      cell: ({ key }) => (
        <Link to="/mailbox/templates/$key" params={{ key }} data-row-link>
          {t(`key.${key}`)}
        </Link>
      ),
    },
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
      <Aside small>{t('templatesText')}</Aside>
      <DataTable caption={t('tab.templates')} columns={columns} rows={query.data.items} id={({ key }) => key} />
    </Stack>
  );
}

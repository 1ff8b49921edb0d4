import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TemplateKey } from '#contracts/notification/templates.ts';
import { api } from '../../../api/client.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Stack } from '../../../design/layout.tsx';
import { Crumbs } from '../../../design/page.tsx';
import { ErrorState, NotFoundState, PageSkeleton } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { TemplateForm } from './template-form.tsx';

const route = getRouteApi('/inside/mailbox/templates/$key');

/** One wording in one language. */
export function TemplatePage() {
  const { key } = route.useParams();
  const known = TemplateKey.safeParse(key);
  return known.success ? <OneTemplate name={known.data} /> : <NotFoundState />;
}

function OneTemplate({ name }: { name: TemplateKey }) {
  const { t } = useWords('mail-admin');
  const { language = currentLanguage() } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.notification.mailTemplate.queryOptions({ input: { key: name, language } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <Stack gap={4}>
      <Crumbs label={t('tab.templates')}>
        {[
          <Link key="templates" to="/mailbox/templates">
            {t('tab.templates')}
          </Link>,
          <h2 key="this" style={{ fontSize: 'inherit' }}>
            {t(`key.${name}`)}
          </h2>,
        ]}
      </Crumbs>
      <ToolRow>
        <Segmented
          label={t('wordingOf')}
          value={language}
          options={[
            { value: 'ja', label: '日本語', lang: 'ja' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          onChange={(next) => navigate({ search: { language: next }, replace: true })}
        />
      </ToolRow>
      <TemplateForm key={`${name} ${language} ${query.data.number}`} template={query.data} />
    </Stack>
  );
}

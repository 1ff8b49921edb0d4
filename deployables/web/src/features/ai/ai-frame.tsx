import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../app/session.ts';
import { PageHeader, Tab, Tabs } from '../../design/page.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** What administrators set, spend and check of AI. */
export function AiFrame() {
  const { t } = useWords('ai-admin');
  const { school } = useMe();
  return (
    <>
      <PageHeader title={t('title')} note={school?.name} />
      <Tabs label={t('title')}>
        <Tab to="/ai/settings">{t('tab.settings')}</Tab>
        <Tab to="/ai/usage">{t('tab.usage')}</Tab>
        <Tab to="/ai/calls">{t('tab.calls')}</Tab>
        <Tab to="/ai/prompts">{t('tab.prompts')}</Tab>
      </Tabs>
      <Outlet />
    </>
  );
}

import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../../app/session.ts';
import { PageHeader, Tab, Tabs } from '../../../design/page.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** What leaves the school by mail: what became of it, its wordings, its hours. The operator has only what was sent. */
export function MailFrame() {
  const { t } = useWords('mail-admin');
  const { school } = useMe();
  return (
    <>
      <PageHeader title={t('title')} note={school?.name} />
      {school && (
        <Tabs label={t('title')}>
          <Tab to="/mailbox" activeOptions={{ exact: true }}>
            {t('tab.log')}
          </Tab>
          <Tab to="/mailbox/write">{t('tab.write')}</Tab>
          <Tab to="/mailbox/templates">{t('tab.templates')}</Tab>
          <Tab to="/mailbox/hours">{t('tab.hours')}</Tab>
        </Tabs>
      )}
      <Outlet />
    </>
  );
}

import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../../app/session.ts';
import { PageHeader, Tab, Tabs } from '../../../design/page.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** The school's own pages. A teacher sees the class groups only. */
export function SchoolFrame() {
  const { t } = useWords('school');
  const { user, school } = useMe();
  const admin = user.role === 'admin';
  return (
    <>
      <PageHeader title={t(admin ? 'title' : 'classGroups')} note={school?.name} />
      {admin && (
        <Tabs label={t('title')}>
          <Tab to="/school" activeOptions={{ exact: true }}>
            {t('settings')}
          </Tab>
          <Tab to="/school/years">{t('years')}</Tab>
          <Tab to="/school/subjects">{t('subjects')}</Tab>
          <Tab to="/school/class-groups">{t('classGroups')}</Tab>
          <Tab to="/school/coach">{t('coach')}</Tab>
          <Tab to="/school/audit">{t('common:nav.audit')}</Tab>
        </Tabs>
      )}
      <Outlet />
    </>
  );
}

import { IconArchive } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader, Tab, Tabs } from '../../../design/page.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { ClassUndone, SeatingState } from './seating-state.tsx';
import { useClassQuery } from './use-class.ts';
import { useSaga } from './use-saga.ts';

export function ClassFrame() {
  const { t } = useWords('classes');
  const { user } = useMe();
  const query = useClassQuery();
  const saga = useSaga();
  const assessed = useLocation({
    select: ({ pathname }) => /\/(rubrics|quizzes|surveys|evaluations)(\/|$)/.test(pathname),
  });
  if (query.error?.status === 404 && saga?.state === 'undone') return <ClassUndone saga={saga} />;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const one = query.data;
  const params = { id: one.id };
  const teaches = user.role === 'admin' || one.teachers.some(({ id }) => id === user.id);
  return (
    <>
      <PageHeader
        title={one.name}
        note={one.subject && !one.name.includes(one.subject.name) && one.subject.name}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="classes" to="/classes">
                {t('title')}
              </Link>,
              one.yearLabel,
            ]}
          </Crumbs>
        }
        tools={
          one.archived && (
            <Badge tone="soon" icon={IconArchive}>
              {t('isArchived')}
            </Badge>
          )
        }
      />
      <Tabs label={one.name}>
        <Tab to="/classes/$id" params={params} activeOptions={{ exact: true, includeSearch: false }}>
          {t(teaches ? 'roster' : 'overview')}
        </Tab>
        <Tab to="/classes/$id/themes" params={params}>
          {t('themes')}
        </Tab>
        <Tab to="/classes/$id/log" params={params}>
          {t('log')}
        </Tab>
        <Tab to="/classes/$id/milestones" params={params}>
          {t('milestones')}
        </Tab>
        <Tab to="/classes/$id/curricula" params={params}>
          {t('curricula')}
        </Tab>
        <Tab to="/classes/$id/groups" params={params}>
          {t('teams')}
        </Tab>
        <Tab to="/classes/$id/materials" params={params}>
          {t('materials')}
        </Tab>
        <Tab to="/classes/$id/rubrics" params={params} {...(assessed ? { 'aria-current': 'page' } : {})}>
          {t('assessed')}
        </Tab>
        {teaches && (
          <Tab to="/classes/$id/practice" params={params} activeOptions={{ includeSearch: false }}>
            {t('practice')}
          </Tab>
        )}
        {one.teachers.some(({ id }) => id === user.id) && (
          <Tab to="/classes/$id/conversations" params={params}>
            {t('coach')}
          </Tab>
        )}
        {teaches && (
          <Tab to="/classes/$id/settings" params={params}>
            {t('settings')}
          </Tab>
        )}
      </Tabs>
      <Stack gap={4}>
        {saga && <SeatingState saga={saga} />}
        <div>
          <Outlet />
        </div>
      </Stack>
    </>
  );
}

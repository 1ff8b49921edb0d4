import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import type { OwnSubmission } from '#contracts/analytics/milestones.ts';
import type { MilestoneId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { ErrorState, NoticeBox, PageSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { Uploads } from '../../content/files/uploads.tsx';
import { DueBadge } from '../plans/due-badge.tsx';
import { StandingBadges } from './milestone-line.tsx';
import s from './milestones.module.css';
import { VersionWords } from './version-words.tsx';
import { WorkForm } from './work-form.tsx';

const route = getRouteApi('/inside/classes/$id/milestones/$milestoneId');

/** A pupil's work for one milestone. Who teaches sees it in the overview. */
export function MilestoneWork() {
  const { user } = useMe();
  const { id, milestoneId } = route.useParams();
  const own = user.role === 'student';
  const query = useQuery(
    api.analytics.ownSubmission.queryOptions({ input: { id: milestoneId as MilestoneId }, enabled: own }),
  );
  if (!own) return <Navigate to="/classes/$id/milestones" params={{ id }} replace />;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Work key={milestoneId} work={query.data} />;
}

function Work({ work }: { work: OwnSubmission }) {
  const { t } = useWords('milestones');
  const { user } = useMe();
  const { milestone, versions } = work;
  const last = versions[0];
  const standing = {
    state: work.state,
    begun: false,
    late: last?.late ?? false,
    level: last?.review?.level ?? null,
    grade: last?.review?.grade ?? null,
  };
  return (
    <Stack gap={4}>
      <p>
        <Link to="/classes/$id/milestones" params={{ id: milestone.classId }}>
          {t('back')}
        </Link>
      </p>
      {work.closed && <NoticeBox>{t('closed')}</NoticeBox>}
      <Split>
        <Stack gap={5}>
          <Sheet title={milestone.title}>
            <Stack gap={4}>
              <span className={s.facts}>
                {work.state === 'open' && <DueBadge day={milestone.dueDay} soon={7} />}
                <StandingBadges standing={standing} />
                <span>{t('dueOn', { day: formatDayOfWeek(milestone.dueDay) })}</span>
              </span>
              {milestone.description && <Markdown text={milestone.description} />}
              {!work.closed && <WorkForm work={work} />}
            </Stack>
          </Sheet>
          <Sheet title={t('files')}>
            <Uploads
              inside
              place={`work:${user.id}.${milestone.id}`}
              mayPut={!work.closed}
              empty={{ title: t('noFiles'), text: '' }}
            />
          </Sheet>
        </Stack>
        <Sheet title={t('handedIn')}>
          {versions.length === 0 ? (
            <p className={s.none}>{t('notYet')}</p>
          ) : (
            <Stack gap={4}>
              {versions.map((version) => (
                <VersionWords key={version.number} version={version} />
              ))}
            </Stack>
          )}
        </Sheet>
      </Split>
    </Stack>
  );
}

import { IconCheck, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PupilPath } from '#contracts/basebuilder/paths.ts';
import { LearningPathId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Sheet, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, NoticeBox, PageSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './texts.module.css';

type Step = PupilPath['steps'][number];

/** A path as a pupil has it before them: what is done, what is open now, and where to go on. */
export function OwnPath() {
  const { t } = useWords('texts');
  const { pathId } = getRouteApi('/inside/texts/practice/learning/$pathId').useParams();
  const { user } = useMe();
  const query = useQuery(
    api.basebuilder.studentPath.queryOptions({ input: { studentId: user.id, id: LearningPathId.parse(pathId) } }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const { id, title, description, state, dueDay, steps, next } = query.data;
  return (
    <>
      <PageHeader
        title={title}
        note={dueDay ? t('due', { day: formatDayOfWeek(dueDay) }) : undefined}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="paths" to="/practice/learning">
                {t('paths')}
              </Link>,
              title,
            ]}
          </Crumbs>
        }
      />
      <Stack gap={4}>
        {description && <p>{description}</p>}
        {state === 'completed' && <NoticeBox tone="ok">{t('completed')}</NoticeBox>}
        <Sheet>
          <ol className={s.steps}>
            {steps.map((step, index) => (
              <li key={step.id} data-state={step.state}>
                <span className={s.disc} aria-hidden>
                  {step.state === 'done' ? (
                    <Icon of={IconCheck} size={18} />
                  ) : step.state === 'later' ? (
                    <Icon of={IconLock} size={16} />
                  ) : (
                    index + 1
                  )}
                </span>
                <div>
                  <b>
                    <StepName step={step} />
                  </b>
                  <p>
                    {t(`step.${step.state}`)}
                    {step.needed > 0 && ` ・ ${t('step.progress', { done: step.done, needed: step.needed })}`}{' '}
                    {step.id === next && <Badge tone="info">{t('next')}</Badge>}
                  </p>
                </div>
                {step.state !== 'later' && <GoTo step={step} pathId={id} isNext={step.id === next} />}
              </li>
            ))}
          </ol>
        </Sheet>
      </Stack>
    </>
  );
}

function StepName({ step: { kind, title, count, needed } }: { step: Step }) {
  const { t } = useWords('texts');
  if (kind === 'category') return t('step.category', { title, count: count ?? needed });
  // A word's name would give its answer away.
  if (kind === 'item') return t('step.itemHidden');
  return t(kind === 'set' ? 'step.set' : 'step.reading', { title });
}

function GoTo({ step, pathId, isNext }: { step: Step; pathId: string; isNext: boolean }) {
  const { t } = useWords('texts');
  const kind = isNext ? 'primary' : 'soft';
  const { kind: of, thingId } = step;
  if (of === 'reading')
    return (
      <ButtonLink to="/practice/texts/$setId" params={{ setId: thingId }} kind={kind}>
        {t('read')}
      </ButtonLink>
    );
  const search = of === 'category' ? { category: thingId } : of === 'set' ? { set: thingId } : { path: pathId };
  return (
    <ButtonLink to="/practice/session" search={search} kind={kind}>
      {t('start')}
    </ButtonLink>
  );
}

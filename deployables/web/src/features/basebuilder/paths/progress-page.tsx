import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PathProgress } from '#contracts/basebuilder/paths.ts';
import { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from '../materials/materials.module.css';
import { useOwnClasses } from '../materials/use-materials.ts';

const TONE = { assigned: 'quiet', inProgress: 'info', completed: 'ok' } as const;

/** How far every pupil of a class is on every path assigned in its name. */
export function ProgressPage() {
  const { t } = useWords('materials');
  const route = getRouteApi('/inside/practice-materials/practice/progress');
  const navigate = route.useNavigate();
  const { classId } = route.useSearch();
  const { list, classes } = useOwnClasses();
  const chosen = classes?.find(({ id }) => id === classId) ?? classes?.[0];
  return (
    <>
      <PageHeader title={t('progress.title')} />
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : !classes ? (
        <ListSkeleton />
      ) : !chosen ? (
        <EmptyState title={t('progress.noClass')} />
      ) : (
        <Stack gap={4}>
          <SelectField
            label={t('progress.class')}
            value={chosen.id}
            onChange={({ target }) => navigate({ search: { classId: target.value }, replace: true })}
          >
            {classes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <ClassProgress classId={ClassId.parse(chosen.id)} />
        </Stack>
      )}
    </>
  );
}

function ClassProgress({ classId }: { classId: ClassId }) {
  const { t } = useWords('materials');
  const query = useQuery(api.basebuilder.classPathProgress.queryOptions({ input: { classId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton />;
  if (query.data.items.length === 0)
    return <EmptyState title={t('progress.none')}>{t('progress.noneText')}</EmptyState>;
  return query.data.items.map((one) => <PathTable key={one.path.id} one={one} />);
}

function PathTable({ one: { path, steps, pupils } }: { one: PathProgress }) {
  const { t } = useWords('materials');
  const done = pupils.filter(({ state }) => state === 'completed').length;
  return (
    <Sheet
      title={path.title}
      more={<Aside as="span">{t('progress.summary', { done, all: pupils.length })}</Aside>}
      flush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be scrolled by keys */}
      <section className={s.progress} aria-label={path.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('progress.pupil')}</th>
              <th scope="col">{t('items.state')}</th>
              {steps.map((step, index) => (
                <th key={step.id} scope="col" title={step.title}>
                  {`${index + 1} ${step.title}`}
                </th>
              ))}
              <th scope="col">{t('due')}</th>
            </tr>
          </thead>
          <tbody>
            {pupils.map(({ person, state, parts, dueDay }) => (
              <tr key={person.id}>
                <th scope="row">{fullName(person)}</th>
                <td>
                  <Badge tone={TONE[state]}>{t(`progress.state.${state}`)}</Badge>
                </td>
                {parts.map((part, index) => (
                  <td key={steps[index]?.id}>
                    <span className={s.cell} data-done={part >= 1 ? 'all' : part > 0 ? 'part' : 'none'}>
                      {`${Math.floor(part * 100)}%`}
                    </span>
                  </td>
                ))}
                <td>{dueDay ? formatCalendarDay(dueDay) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Sheet>
  );
}

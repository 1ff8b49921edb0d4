import { IconBellRinging, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { daysTo } from '../plans/due-badge.tsx';
import { useClassNumbers } from './class-numbers.tsx';
import s from './home-parts.module.css';

const route = getRouteApi('/inside/');

/** Whose theme has not moved for fourteen days while none is chosen, class by class, and one tap to remind them. */
export function StalledThemes() {
  const { t } = useWords('work');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const classes = (useClassNumbers().data?.items ?? []).filter(({ stalled }) => stalled > 0);
  const shown = classes.find(({ classId }) => classId === search.stalled) ?? classes[0];
  if (!shown) return null;
  return (
    <div id="stalled">
      <StalledOf
        key={shown.classId}
        classId={shown.classId}
        choice={
          classes.length > 1 && (
            <FilterSelect
              label={t('class')}
              value={shown.classId}
              options={classes.map((one) => ({ value: one.classId, label: `${one.className} (${one.stalled})` }))}
              onChange={(stalled) =>
                navigate({
                  search: (before) => ({ ...before, stalled: stalled || undefined }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          )
        }
      />
    </div>
  );
}

function StalledOf({ classId, choice }: { classId: ClassId; choice: ReactNode }) {
  const { t } = useWords('work');
  const text = useProblemText();
  const queries = useQueryClient();
  const query = useQuery(api.analytics.stalledThemes.queryOptions({ input: { classId } }));
  const remind = useMutation({
    mutationFn: (personIds: UserId[]) => client.analytics.remind({ classId, personIds, about: 'theme' }),
    onSuccess: ({ reminded }) => {
      toast(t('didRemind', { count: reminded.length }));
      queries.invalidateQueries({ queryKey: api.analytics.stalledThemes.key() });
    },
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
  });
  const open = query.data?.items.filter(({ reminded }) => !reminded) ?? [];
  return (
    <Sheet
      title={t('stalledTitle')}
      more={
        <Row gap={2} wrap>
          {choice}
          {open.length > 1 && (
            <Button
              size="small"
              busy={remind.isPending}
              onClick={() => remind.mutate(open.map(({ student }) => student.id))}
            >
              {t('remindAll', { count: open.length })}
            </Button>
          )}
        </Row>
      }
      flush
    >
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={4} />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('nobodyStalled')} />
      ) : (
        <ul className={s.silent}>
          {query.data.items.map(({ student, number, since, reminded }) => (
            <li key={student.id} data-narrow>
              <span>{number ?? '–'}</span>
              <Link to="/students/$id" params={{ id: student.id }}>
                <PersonName person={student} />
              </Link>
              <span className={s.since}>{t('silentFor', { count: -daysTo(since) })}</span>
              {reminded ? (
                <Badge icon={IconCheck}>{t('reminded')}</Badge>
              ) : (
                <Button
                  kind="soft"
                  size="small"
                  icon={IconBellRinging}
                  busy={remind.isPending}
                  onClick={() => remind.mutate([student.id])}
                  aria-label={t('remindNamed', { name: fullName(student) })}
                >
                  {t('remind')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

import { IconBellRinging, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SilentPupil } from '#contracts/analytics/home.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Hidden, Row, Sheet } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { daysTo } from '../plans/due-badge.tsx';
import { useClassNumbers } from './class-numbers.tsx';
import s from './home-parts.module.css';

const route = getRouteApi('/inside/');

/** Who has entered nothing for fourteen days, class by class, and one tap to remind them. */
export function SilentPupils() {
  const { t } = useWords('work');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const classes = (useClassNumbers().data?.items ?? []).filter(({ silent }) => silent > 0);
  const shown = classes.find(({ classId }) => classId === search.silent) ?? classes[0];
  if (!shown) return null;
  return (
    <div id="silent">
      <SilentOf
        key={shown.classId}
        classId={shown.classId}
        choice={
          classes.length > 1 && (
            <FilterSelect
              label={t('class')}
              value={shown.classId}
              options={classes.map((one) => ({ value: one.classId, label: `${one.className} (${one.silent})` }))}
              onChange={(classId) =>
                navigate({ search: classId ? { silent: classId } : {}, replace: true, resetScroll: false })
              }
            />
          )
        }
      />
    </div>
  );
}

function SilentOf({ classId, choice }: { classId: ClassId; choice: React.ReactNode }) {
  const { t } = useWords('work');
  const text = useProblemText();
  const queries = useQueryClient();
  const query = useQuery(api.analytics.silentPupils.queryOptions({ input: { classId } }));
  const remind = useMutation({
    mutationFn: (personIds: UserId[]) => client.analytics.remind({ classId, personIds }),
    onSuccess: ({ reminded }) => {
      toast(t('didRemind', { count: reminded.length }));
      queries.invalidateQueries({ queryKey: api.analytics.silentPupils.key() });
    },
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
  });
  const open = query.data?.items.filter(({ reminded }) => !reminded) ?? [];
  return (
    <Sheet
      title={t('silentTitle')}
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
      {!query.data ? (
        <ListSkeleton rows={4} />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('nobodySilent')} />
      ) : (
        <ul className={s.silent}>
          {query.data.items.map((pupil) => (
            <SilentLine
              key={pupil.student.id}
              pupil={pupil}
              busy={remind.isPending}
              onRemind={() => remind.mutate([pupil.student.id])}
            />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

type LineProps = { pupil: SilentPupil; busy: boolean; onRemind: () => void };
function SilentLine({ pupil, busy, onRemind }: LineProps) {
  const { t } = useWords('work');
  const { student, lastDay } = pupil;
  return (
    <li>
      <span>{pupil.number ?? '–'}</span>
      <span>
        <Link to="/students/$id" params={{ id: student.id }}>
          <PersonName person={student} />
        </Link>
        <small>{pupil.theme ?? t('noTheme')}</small>
      </span>
      <span className={s.strip} aria-hidden>
        {pupil.days.map((count, index) => (
          // Days never change their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: static list
          <i key={index} data-some={count > 0 || undefined} style={count ? { height: `${8 + count * 4}px` } : {}} />
        ))}
      </span>
      <span className={s.since}>
        {lastDay ? t('silentFor', { count: -daysTo(lastDay) }) : t('never')}
        {lastDay && <Hidden>{formatDayOfWeek(lastDay)}</Hidden>}
      </span>
      {pupil.reminded ? (
        <Badge icon={IconCheck}>{t('reminded')}</Badge>
      ) : (
        <Button
          kind="soft"
          size="small"
          icon={IconBellRinging}
          busy={busy}
          onClick={onRemind}
          aria-label={t('remindNamed', { name: fullName(student) })}
        >
          {t('remind')}
        </Button>
      )}
    </li>
  );
}

import { IconBellRinging, IconCheck } from '@tabler/icons-react';
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PersonRef } from '#contracts/academic/routes.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClassNumbers } from './class-numbers.tsx';
import s from './home-parts.module.css';

const route = getRouteApi('/inside/');

type Choosing = { which: 'silent' | 'stalled'; children: (classId: ClassId, choice: ReactNode) => ReactNode };

/** The class whose pupils are shown: the one in the address, else the first that has some; nothing where none has. */
export function ClassWithSome({ which, children }: Choosing) {
  const { t } = useWords('work');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const classes = (useClassNumbers().data?.items ?? []).filter((one) => one[which] > 0);
  const shown = classes.find(({ classId }) => classId === search[which]) ?? classes[0];
  if (!shown) return null;
  const choice = classes.length > 1 && (
    <FilterSelect
      label={t('class')}
      value={shown.classId}
      options={classes.map((one) => ({ value: one.classId, label: `${one.className} (${one[which]})` }))}
      onChange={(classId) =>
        navigate({
          search: (before) => ({ ...before, [which]: classId || undefined }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
  return <div id={which}>{children(shown.classId, choice)}</div>;
}

type Listed = { student: PersonRef; reminded: boolean };
type Reminding<Pupil extends Listed> = {
  classId: ClassId;
  choice: ReactNode;
  title: string;
  nobody: string;
  about?: 'theme';
  query: UseQueryResult<{ items: Pupil[] }, ApiProblem>;
  /** A line of the list; `button` reminds this pupil, or says that it was done. */
  line: (pupil: Pupil, button: ReactNode) => ReactNode;
};

/** Pupils of one class, and one tap to remind one of them or all. */
export function PupilsToRemind<Pupil extends Listed>(props: Reminding<Pupil>) {
  const { classId, choice, title, nobody, about, query, line } = props;
  const { t } = useWords('work');
  const text = useProblemText();
  const queries = useQueryClient();
  const remind = useMutation({
    mutationFn: (personIds: UserId[]) => client.analytics.remind({ classId, personIds, ...(about ? { about } : {}) }),
    onSuccess: ({ reminded }) => {
      toast(t('didRemind', { count: reminded.length }));
      for (const list of [api.analytics.silentPupils, api.analytics.stalledThemes])
        queries.invalidateQueries({ queryKey: list.key() });
    },
    onError: (problem: ApiProblem) => toast(text(problem), { tone: 'late' }),
  });
  const open = query.data?.items.filter(({ reminded }) => !reminded) ?? [];
  const buttonOf = ({ student, reminded }: Listed) =>
    reminded ? (
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
    );
  return (
    <Sheet
      title={title}
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
        <EmptyState title={nobody} />
      ) : (
        <ul className={s.silent}>{query.data.items.map((pupil) => line(pupil, buttonOf(pupil)))}</ul>
      )}
    </Sheet>
  );
}

import { IconCheck, IconUserCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonView } from '#contracts/user/people.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { BulkBar } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Row } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { PersonName } from '../../../design/person.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { RejectDialog } from './reject-dialog.tsx';

const NOBODY: ReadonlySet<string> = new Set();

/** People who wait. Those just approved vanish at once; should the server refuse, they come back and a line says why. */
export function Approvals() {
  const { t } = useWords('people');
  const { user } = useMe();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [chosen, setChosen] = useState(NOBODY);
  const [gone, setGone] = useState(NOBODY);
  const [rejecting, setRejecting] = useState<PersonView>();
  const list = useInfiniteQuery(
    api.user.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        status: 'confirmed' as const,
        sort: 'recent' as const,
        limit: 100,
        // A teacher is let in by an administrator only.
        ...(user.role === 'teacher' ? { role: 'student' as const } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(list);
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: api.user.key() });
    setGone(NOBODY);
  };
  const approve = useMutation(
    api.user.approve.mutationOptions({
      onMutate: ({ ids }) => {
        setGone(new Set([...gone, ...ids]));
        setChosen(NOBODY);
      },
      onSuccess: ({ approved }) => toast(t('approved', { count: approved.length })),
      onError: (problem) => toast(problemText(problem), { tone: 'late' }),
      onSettled: refresh,
    }),
  );
  const columns: Column<PersonView>[] = [
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: (person) => (
        <Link to="/people/$id" params={{ id: person.id }} data-row-link>
          <PersonName person={person} />
        </Link>
      ),
    },
    { key: 'role', header: t('common:field.role'), cell: (person) => t(`common:role.${person.role}`) },
    { key: 'loginId', header: t('common:field.loginId'), cell: (person) => person.loginId },
    { key: 'email', header: t('common:field.email'), phone: 'hide', cell: (person) => person.email ?? '–' },
    { key: 'since', header: t('waitingSince'), cell: (person) => formatDay(person.createdAt) },
    {
      key: 'act',
      header: '',
      right: true,
      cell: (person) => (
        <Row gap={2} end>
          <Button kind="quiet" size="small" onClick={() => setRejecting(person)}>
            {t('reject')}
          </Button>
          <Button kind="soft" size="small" icon={IconCheck} onClick={() => approve.mutate({ ids: [person.id] })}>
            {t('approve')}
          </Button>
        </Row>
      ),
    },
  ];
  const shown = rows.filter((person) => !gone.has(person.id));

  return (
    <>
      <PageHeader
        title={t('approvals')}
        note={total > 0 && t('common:table.all', { count: Math.max(0, total - gone.size) })}
      />
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : shown.length === 0 ? (
        <EmptyState title={t('nobodyWaits')} actions={<ButtonLink to="/people">{t('toPeople')}</ButtonLink>}>
          {t('nobodyWaitsText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('approvals')}
          columns={columns}
          rows={shown}
          id={(person) => person.id}
          nameOf={fullName}
          total={total}
          more={more}
          selection={{ ids: chosen, onChange: setChosen }}
        />
      )}
      <BulkBar count={chosen.size} onClear={() => setChosen(NOBODY)}>
        <Button kind="quiet" icon={IconUserCheck} onClick={() => approve.mutate({ ids: [...chosen].slice(0, 200) })}>
          {t('approve')}
        </Button>
      </BulkBar>
      <RejectDialog person={rejecting} onClose={() => setRejecting(undefined)} onDone={refresh} />
    </>
  );
}

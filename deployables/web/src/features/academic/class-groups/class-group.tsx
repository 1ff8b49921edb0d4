import { IconPencil, IconPrinter, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClassGroup } from '#contracts/academic/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { PersonName } from '../../../design/person.tsx';
import { EmptyState, ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { PupilPicker } from '../../user/people/pupil-picker.tsx';
import { ClassGroupDialog } from './class-group-dialog.tsx';
import { type ClassGroupMember, SeatDialog } from './seat-dialog.tsx';

/** The lowest attendance numbers nobody has yet. */
function freeNumbers(group: ClassGroup, count: number): number[] {
  const taken = new Set(group.roster.map(({ number }) => number));
  return Array.from({ length: 99 }, (_, index) => index + 1)
    .filter((number) => !taken.has(number))
    .slice(0, count);
}

export function ClassGroupPage() {
  const { t } = useWords('school');
  const { user } = useMe();
  const { id } = getRouteApi('/inside/school/class-groups/$id').useParams();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'add' | 'change' | null>(null);
  const [seat, setSeat] = useState<ClassGroupMember>();
  const query = useQuery(api.academic.classGroup.queryOptions({ input: { id } }));
  const keep = (fresh: ClassGroup) => {
    adopt(queries, api.academic.classGroup.queryKey({ input: { id: fresh.id } }), fresh);
    queries.invalidateQueries({ queryKey: api.academic.classGroup.key() });
    queries.invalidateQueries({ queryKey: api.academic.classGroups.key() });
  };
  const change = useMutation<ClassGroup, ApiProblem, () => Promise<ClassGroup>>({
    mutationFn: (action) => action(),
    onSuccess: keep,
  });
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const group = query.data;
  const admin = user.role === 'admin';

  const remove = ({ membershipId, person, number }: ClassGroupMember) => {
    const undo = () =>
      change.mutate(() => client.academic.addMembers({ id, members: [{ personId: person.id, number }] }));
    change.mutate(() => client.academic.removeMember({ id: membershipId }), {
      onSuccess: () => toast(t('memberRemoved', { name: fullName(person) }), { undo }),
    });
  };
  const add = (ids: string[]) => {
    const numbers = freeNumbers(group, ids.length);
    const members = ids.map((personId, index) => ({ personId, number: numbers[index] ?? null }));
    change.mutate(() => client.academic.addMembers({ id, members }), {
      onSuccess: () => {
        setOpen(null);
        toast(t('membersAdded', { count: ids.length }));
      },
    });
  };
  const columns: Column<ClassGroupMember>[] = [
    { key: 'number', header: t('number'), right: true, cell: (member) => member.number ?? '–' },
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: ({ person }) => (
        <Link to="/people/$id" params={{ id: person.id }} data-row-link>
          <PersonName person={person} />
        </Link>
      ),
    },
    ...(admin
      ? [
          {
            key: 'act',
            header: '',
            right: true,
            cell: (member: ClassGroupMember) => (
              <>
                <Button size="small" kind="quiet" onClick={() => setSeat(member)}>
                  {t('seatChange')}
                </Button>
                <Button size="small" kind="quiet" onClick={() => remove(member)}>
                  {t('common:action.remove')}
                </Button>
              </>
            ),
          },
        ]
      : []),
  ];
  const addButton = admin && (
    <Button kind="primary" icon={IconUserPlus} onClick={() => setOpen('add')}>
      {t('addMembers')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={group.name}
        note={group.homeroomTeacher && `${t('homeroomTeacher')} ${fullName(group.homeroomTeacher)}`}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="groups" to="/school/class-groups">
                {t('classGroups')}
              </Link>,
              t('gradeOf', { grade: group.grade }),
            ]}
          </Crumbs>
        }
        tools={
          <>
            <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
              {t('common:action.print')}
            </Button>
            {admin && (
              <Button icon={IconPencil} onClick={() => setOpen('change')}>
                {t('common:action.change')}
              </Button>
            )}
            {group.roster.length > 0 && addButton}
          </>
        }
      />
      <Stack gap={4}>
        <ProblemNotice problem={change.error} />
        {group.roster.length === 0 ? (
          <EmptyState title={t('noMembers')} actions={addButton}>
            {t('noMembersText')}
          </EmptyState>
        ) : (
          <DataTable
            caption={group.name}
            columns={columns}
            rows={group.roster}
            id={(member) => member.membershipId}
            nameOf={({ person }) => fullName(person)}
            tight
          />
        )}
      </Stack>
      <Dialog open={open === 'add'} onClose={() => setOpen(null)} title={t('addMembers')} wide>
        <PupilPicker
          present={new Set(group.roster.map(({ person }) => person.id))}
          busy={change.isPending}
          action={(count) => t('addCount', { count })}
          onPick={(people) => add(people.map((person) => person.id))}
        />
      </Dialog>
      {open === 'change' && <ClassGroupDialog group={group} onClose={() => setOpen(null)} />}
      {seat && <SeatDialog group={group} member={seat} onDone={keep} onClose={() => setSeat(undefined)} />}
    </>
  );
}

import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Group } from '#contracts/academic/routes.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { Aside, Row, Sheet } from '../../../design/layout.tsx';
import { StudentChip } from '../../../design/person.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { TeamDialog } from './team-dialog.tsx';
import s from './teams.module.css';
import { useClass } from './use-class.ts';

/** Project teams: teachers arrange them; pupils join and leave where the class lets them. */
export function Teams() {
  const { t } = useWords('classes');
  const { user } = useMe();
  const { one, mayTeach } = useClass();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<Group | 'new'>();
  const query = useQuery(api.academic.groups.queryOptions({ input: { classId: one.id } }));
  const refresh = () => queries.invalidateQueries({ queryKey: api.academic.key() });
  const act = useMutation<unknown, ApiProblem, () => Promise<unknown>>({
    mutationFn: (action) => action(),
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
    onSettled: refresh,
  });
  const dissolve = ({ id, name, members }: Group) => {
    const studentIds = members.map((member) => member.id);
    const undo = () => act.mutate(() => client.academic.createGroup({ classId: one.id, name, studentIds }));
    act.mutate(() => client.academic.dissolveGroup({ id }), {
      onSuccess: () => toast(t('dissolved', { name }), { undo }),
    });
  };
  const pupilMay = user.role === 'student' && one.pupilsMayGroup && !one.archived;
  const mayChange = (mayTeach && !one.archived) || pupilMay;

  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton />;
  const add = mayChange && (
    <Button icon={IconPlus} onClick={() => setEditing('new')}>
      {t('newTeam')}
    </Button>
  );
  return (
    <>
      {query.data.items.length > 0 && <ToolRow right={add} />}
      {query.data.items.length === 0 && (
        <EmptyState title={t('noTeams')} actions={add}>
          {t(mayTeach ? 'noTeamsTeacher' : pupilMay ? 'noTeamsPupil' : 'noTeamsWait')}
        </EmptyState>
      )}
      <div className={s.teams}>
        {query.data.items.map((team) => {
          const mine = team.members.some(({ id }) => id === user.id);
          return (
            <Sheet
              key={team.id}
              title={team.name}
              more={
                <Row gap={1}>
                  {pupilMay && (
                    <Button
                      size="small"
                      kind={mine ? 'quiet' : 'soft'}
                      onClick={() =>
                        act.mutate(() =>
                          mine
                            ? client.academic.leaveGroup({ id: team.id })
                            : client.academic.joinGroup({ id: team.id }),
                        )
                      }
                    >
                      {t(mine ? 'leave' : 'joinTeam')}
                    </Button>
                  )}
                  {mayTeach && !one.archived && (
                    <>
                      <Button size="small" kind="quiet" onClick={() => setEditing(team)}>
                        {t('common:action.change')}
                      </Button>
                      <Button size="small" kind="quiet" onClick={() => dissolve(team)}>
                        {t('dissolve')}
                      </Button>
                    </>
                  )}
                </Row>
              }
            >
              <ul className={s.members}>
                {team.members.map((member) => (
                  <li key={member.id}>
                    <StudentChip person={member} />
                  </li>
                ))}
                {team.members.length === 0 && (
                  <li>
                    <Aside small>{t('emptyTeam')}</Aside>
                  </li>
                )}
              </ul>
            </Sheet>
          );
        })}
      </div>
      {editing && <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import type { AssignmentView } from '#contracts/basebuilder/paths.ts';
import type { LearningPathId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Aside, Sheet } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from '../materials/materials.module.css';
import { useUndoable } from '../materials/use-materials.ts';

/** To whom a path is assigned now, among the classes one teaches. */
export function Assignments({ pathId }: { pathId: LearningPathId }) {
  const { t } = useWords('materials');
  const undoable = useUndoable();
  const list = useQuery(api.basebuilder.pathAssignments.queryOptions({ input: { id: pathId } }));
  const withdraw = useMutation<unknown, ApiProblem, AssignmentView>({
    mutationFn: ({ id }) => client.basebuilder.withdrawPathAssignment({ id }),
    onSuccess: (_, { id }) => undoable(t('paths.withdrawn'), () => client.basebuilder.takeBackPathAssignment({ id })),
  });
  return (
    <Sheet title={t('paths.assignments')}>
      <ProblemNotice problem={withdraw.error} />
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={2} />
      ) : list.data.items.length === 0 ? (
        <Aside>{t('paths.notAssigned')}</Aside>
      ) : (
        <ul className={s.parts}>
          {list.data.items.map((one) => (
            <li key={one.id} className={s.part}>
              <div>
                <p>
                  <strong>{one.className}</strong> <Whom of={one} />
                </p>
                <small>{one.dueDay ? t('progress.due', { day: formatCalendarDay(one.dueDay) }) : t('noDue')}</small>
              </div>
              <Button size="small" kind="quiet" onClick={() => withdraw.mutate(one)}>
                {t('paths.withdraw')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** The whole class, a project team by the name it has now, or a pupil. */
function Whom({ of: { toKind, toId, classId, name } }: { of: AssignmentView }) {
  const { t } = useWords('materials');
  const teams = useQuery(api.academic.groups.queryOptions({ input: { classId }, enabled: toKind === 'group' }));
  if (toKind === 'class') return t('paths.wholeClass');
  return toKind === 'group' ? (teams.data?.items.find(({ id }) => id === toId)?.name ?? t('paths.team')) : name;
}

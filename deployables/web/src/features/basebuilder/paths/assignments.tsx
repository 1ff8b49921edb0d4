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
  const nameOf = ({ toKind, name }: AssignmentView) =>
    toKind === 'class' ? t('paths.wholeClass') : toKind === 'group' ? t('paths.team') : name;
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
                  <strong>{one.className}</strong> {nameOf(one)}
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

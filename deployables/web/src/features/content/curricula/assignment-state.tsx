import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Stack } from '../../../design/layout.tsx';
import { Stepper } from '../../../design/progress.tsx';
import { NoticeBox } from '../../../design/states.tsx';
import { useUndoneText } from '../../../i18n/undone.ts';
import { useWords } from '../../../i18n/use-words.ts';

const EVERY = 1000;

/** How far the copies are that one has just given to classes, and what became of them. */
export function AssignmentState() {
  const { t } = useWords('curricula');
  const why = useUndoneText();
  const { assignment } = getRouteApi('/inside/classes/$id/curricula/$curriculumId').useSearch();
  const query = useQuery({
    ...api.content.assignment.queryOptions({ input: { id: assignment ?? '' } }),
    enabled: assignment !== undefined,
    refetchInterval: ({ state }) => (state.data?.endedAt ? false : EVERY),
  });
  const saga = query.data;
  if (!saga) return null;
  const count = saga.classes.length;
  if (saga.state === 'done' || saga.state === 'running') {
    const at = saga.steps.findIndex((step) => step.state !== 'done');
    const now = at < 0 ? saga.steps.length : at;
    return (
      <NoticeBox tone={saga.state === 'done' ? 'ok' : 'info'}>
        <Stack gap={2}>
          <div role="status">{t(saga.state === 'done' ? 'assign.done' : 'assign.running', { count })}</div>
          <Stepper label={t('assign.steps')} steps={saga.steps.map(({ name }) => t(`assign.${name}`))} now={now} />
        </Stack>
      </NoticeBox>
    );
  }
  const refused = saga.classes.filter((one) => one.refused !== null).map(({ className }) => className);
  return (
    <NoticeBox tone="late">
      {t(`assign.${saga.state}`)} {why(saga.reason)} {refused.join('、')}
    </NoticeBox>
  );
}

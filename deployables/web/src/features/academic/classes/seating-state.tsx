import type { SagaView } from '#contracts/academic/sagas.ts';
import { ButtonLink } from '../../../design/button.tsx';
import { Stack } from '../../../design/layout.tsx';
import { Stepper } from '../../../design/progress.tsx';
import { EmptyState, NoticeBox } from '../../../design/states.tsx';
import { useUndoneText } from '../../../i18n/undone.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** How far the pupils are whom one has just brought in, and what became of it if it failed; nothing once all is well. */
export function SeatingState({ saga }: { saga: SagaView }) {
  const { t } = useWords('classes');
  const why = useUndoneText();
  if (saga.state === 'done') return null;
  if (saga.state === 'running') {
    const now = saga.steps.findIndex((step) => step.state !== 'done');
    return (
      <NoticeBox>
        <Stack gap={2}>
          <div role="status">{t('seating.running', { count: saga.pupils })}</div>
          <Stepper label={t('seating.steps')} steps={saga.steps.map(({ name }) => t(`seating.${name}`))} now={now} />
        </Stack>
      </NoticeBox>
    );
  }
  const said = { undoing: 'seating.undoing', undone: 'seating.undone', stuck: 'seating.stuck' } as const;
  return (
    <NoticeBox tone="late">
      {t(said[saga.state], { count: saga.pupils })} {why(saga.reason)}
    </NoticeBox>
  );
}

/** The page of a class that could not be opened with its pupils, and is no more. */
export function ClassUndone({ saga }: { saga: SagaView }) {
  const { t } = useWords('classes');
  const why = useUndoneText();
  return (
    <EmptyState
      title={t('seating.noClass', { name: saga.className })}
      actions={<ButtonLink to="/classes/new">{t('new')}</ButtonLink>}
    >
      {why(saga.reason)}
    </EmptyState>
  );
}

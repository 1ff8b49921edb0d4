import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GoalKind, GoalView } from '#contracts/analytics/plans.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';

export function GoalDialog({ goal, onClose }: { goal: GoalView | undefined; onClose: () => void }) {
  const { t } = useWords('plans');
  const queries = useQueryClient();
  const form = useForm({
    kind: (goal?.kind ?? 'short') as GoalKind,
    title: goal?.title ?? '',
    description: goal?.description ?? '',
    dueDay: goal?.dueDay ?? '',
  });
  const again = () => queries.invalidateQueries({ queryKey: api.analytics.goals.key() });
  const save = useMutation({
    mutationFn: () =>
      goal ? client.analytics.changeGoal({ ...goal, ...form.values }) : client.analytics.addGoal(form.values),
    onSuccess: () => {
      again();
      onClose();
    },
    onError: form.refuse,
  });
  const submit = () => {
    if (!form.values.dueDay) return form.show({ dueDay: t('common:reason.required') });
    save.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={t(goal ? 'changeGoal' : 'addGoal')}>
      <Form ref={form.ref} onSubmit={submit}>
        {save.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice
            onReload={() => {
              again();
              onClose();
            }}
          />
        ) : (
          <ProblemNotice problem={save.error} />
        )}
        <TextField label={t('goal')} hint={t('goalHint')} maxLength={100} {...form.text('title')} />
        <TextAreaField label={t('description')} optional rows={2} maxLength={2000} {...form.text('description')} />
        <Pair>
          <SelectField label={t('kind')} {...form.text('kind')}>
            {(['short', 'medium', 'long'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`kindLong.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField type="date" label={t('due')} {...form.text('dueDay')} />
        </Pair>
        <Row end>
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

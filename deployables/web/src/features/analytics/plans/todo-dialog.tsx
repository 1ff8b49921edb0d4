import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TodoPriority, TodoView } from '#contracts/analytics/plans.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** Something to do, new or there already. */
export function TodoDialog({ todo, onClose }: { todo: TodoView | undefined; onClose: () => void }) {
  const { t } = useWords('plans');
  const queries = useQueryClient();
  const form = useForm({
    title: todo?.title ?? '',
    description: todo?.description ?? '',
    dueDay: todo?.dueDay ?? '',
    priority: (todo?.priority ?? 'normal') as TodoPriority,
  });
  const again = () => queries.invalidateQueries({ queryKey: api.analytics.todos.key() });
  const save = useMutation({
    mutationFn: () => {
      const words = { ...form.values, dueDay: form.values.dueDay || null };
      return todo
        ? client.analytics.changeTodo({ ...todo, ...words, done: todo.doneAt !== null })
        : client.analytics.addTodo(words);
    },
    onSuccess: () => {
      again();
      onClose();
    },
    onError: form.refuse,
  });
  return (
    <Dialog open onClose={onClose} title={t(todo ? 'changeTodo' : 'addTodo')}>
      <Form ref={form.ref} onSubmit={() => save.mutate()}>
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
        <TextField label={t('what')} maxLength={100} {...form.text('title')} />
        <TextAreaField label={t('description')} optional rows={2} maxLength={2000} {...form.text('description')} />
        <Pair>
          <TextField type="date" label={t('due')} optional {...form.text('dueDay')} />
          <SelectField label={t('priority')} {...form.text('priority')}>
            {(['high', 'normal', 'low'] as const).map((priority) => (
              <option key={priority} value={priority}>
                {t(`priority.${priority}`)}
              </option>
            ))}
          </SelectField>
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

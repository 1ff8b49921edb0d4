import { IconTicket } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Row } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** A pupil types the code that stands on the blackboard. */
export function JoinClass({ primary = true }: { primary?: boolean }) {
  const { t } = useWords('classes');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const form = useForm({ code: '' });
  const join = useMutation(
    api.academic.join.mutationOptions({
      onSuccess: ({ classId, name }) => {
        queries.invalidateQueries({ queryKey: api.academic.classes.key() });
        toast(t('joined', { name }));
        setOpen(false);
        navigate({ to: '/classes/$id', params: { id: classId } });
      },
      onError: (problem) => form.show({ code: problemText(problem) }),
    }),
  );
  return (
    <>
      <Button kind={primary ? 'primary' : 'plain'} icon={IconTicket} onClick={() => setOpen(true)}>
        {t('join')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('join')}>
        <Form
          ref={form.ref}
          onSubmit={() =>
            form.values.code.trim() ? join.mutate(form.values) : form.show({ code: t('common:reason.required') })
          }
        >
          <TextField
            label={t('joinCode')}
            hint={t('joinHint')}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            {...form.text('code')}
          />
          <Row end gap={2}>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" kind="primary" busy={join.isPending}>
              {t('joinAction')}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </>
  );
}

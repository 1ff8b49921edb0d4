import { useMutation } from '@tanstack/react-query';
import type { PersonView } from '#contracts/user/people.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';

type Props = { person: PersonView | undefined; onClose: () => void; onDone: () => void };

/** A refusal needs a sentence for the one who is refused: it stands in their mail. */
export function RejectDialog({ person, onClose, onDone }: Props) {
  const { t } = useWords('people');
  const form = useForm({ reason: '' });
  const reject = useMutation(
    api.user.reject.mutationOptions({
      onSuccess: (fresh) => {
        toast(t('rejected', { name: fullName(fresh) }));
        form.reset({ reason: '' });
        onClose();
        onDone();
      },
      onError: form.refuse,
    }),
  );
  if (!person) return null;
  const submit = () => {
    if (form.values.reason.trim()) reject.mutate({ id: person.id, ...form.values });
    else form.show({ reason: t('common:reason.required') });
  };
  return (
    <Dialog open onClose={onClose} title={t('rejectTitle', { name: fullName(person) })}>
      <Form ref={form.ref} onSubmit={submit}>
        <ProblemNotice problem={reject.error} />
        <TextAreaField label={t('rejectReason')} hint={t('rejectHint')} data-autofocus {...form.text('reason')} />
        <Row end gap={2}>
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" kind="danger" busy={reject.isPending}>
            {t('reject')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

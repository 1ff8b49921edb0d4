import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { TextField } from '../../../../design/field.tsx';
import { useForm } from '../../../../design/form.ts';
import { Form, Row } from '../../../../design/layout.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { newSection } from '../editor/edits.ts';
import { useKeepQuiz } from '../use-quizzes.ts';

/** A quiz begins with a name; everything else is written on its page. */
export function NewQuiz({ onClose }: { onClose: () => void }) {
  const { t } = useWords('quizzes');
  const { one } = useClass();
  const keep = useKeepQuiz();
  const navigate = useNavigate();
  const form = useForm({ title: '' });
  const make = useMutation(
    api.assessment.createQuiz.mutationOptions({
      onSuccess: (made) => {
        keep(made);
        navigate({ to: '/classes/$id/quizzes/$quizId', params: { id: one.id, quizId: made.id } });
      },
      onError: form.refuse,
    }),
  );
  const submit = () => {
    const title = form.values.title.trim();
    if (title) make.mutate({ classId: one.id, document: { title, sections: [newSection()] } });
    else form.show({ title: t('common:reason.required') });
  };
  return (
    <Dialog open onClose={onClose} title={t('new')}>
      <Form ref={form.ref} onSubmit={submit}>
        <ProblemNotice problem={make.error} />
        <TextField
          label={t('edit.title')}
          hint={t('edit.titleHint')}
          maxLength={100}
          data-autofocus
          {...form.text('title')}
        />
        <Row end>
          <Button type="submit" kind="primary" busy={make.isPending}>
            {t('begin')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

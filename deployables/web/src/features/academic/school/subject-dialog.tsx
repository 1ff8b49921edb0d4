import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Subject } from '#contracts/academic/routes.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { CheckField, TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const EMPTY = { name: '', code: '', objectives: '', criteria: '', coachingPrompt: '', archived: false };

export function SubjectDialog({ subject, onClose }: { subject: Subject | null; onClose: () => void }) {
  const { t } = useWords('school');
  const queries = useQueryClient();
  const form = useForm<typeof EMPTY>(subject ?? EMPTY);
  const save = useMutation<Subject, ApiProblem>({
    mutationFn: () =>
      subject
        ? client.academic.updateSubject({ ...form.values, id: subject.id, version: subject.version })
        : client.academic.createSubject(form.values),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: api.academic.subjects.key() });
      toast(t('common:action.saved'));
      onClose();
    },
    onError: form.refuse,
  });
  const submit = () => {
    if (form.values.name.trim()) save.mutate();
    else form.show({ name: t('common:reason.required') });
  };
  return (
    <Dialog open wide onClose={onClose} title={t(subject ? 'changeSubject' : 'addSubject')}>
      <Form ref={form.ref} onSubmit={submit}>
        <ProblemNotice problem={save.error} />
        <Pair>
          <TextField label={t('common:field.name')} data-autofocus {...form.text('name')} />
          <TextField label={t('subjectCode')} optional {...form.text('code')} />
        </Pair>
        <TextAreaField label={t('objectives')} optional rows={3} {...form.text('objectives')} />
        <TextAreaField label={t('criteria')} optional rows={3} {...form.text('criteria')} />
        <TextAreaField
          label={t('coachingPrompt')}
          hint={t('coachingHint')}
          optional
          rows={3}
          {...form.text('coachingPrompt')}
        />
        {subject && <CheckField label={t('archiveSubject')} {...form.check('archived')} />}
        <Row end gap={2}>
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

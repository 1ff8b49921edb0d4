import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ClassGroup } from '#contracts/academic/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useTeacherOptions } from '../../user/people/use-teacher-options.tsx';

type Props = { group: ClassGroup | null; yearId?: string | undefined; onClose: () => void };

export function ClassGroupDialog({ group, yearId, onClose }: Props) {
  const { t } = useWords('school');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const teachers = useTeacherOptions();
  const form = useForm({
    name: group?.name ?? '',
    grade: String(group?.grade ?? 1),
    homeroomTeacherId: group?.homeroomTeacher?.id ?? '',
  });
  const save = useMutation<ClassGroup, ApiProblem>({
    mutationFn: () => {
      const { name, grade, homeroomTeacherId } = form.values;
      const values = { name, grade: Number(grade), homeroomTeacherId: homeroomTeacherId || null };
      if (group) return client.academic.updateClassGroup({ ...values, id: group.id, version: group.version });
      return client.academic.createClassGroup({ ...values, ...(yearId ? { yearId } : {}) });
    },
    onSuccess: (fresh) => {
      adopt(queries, api.academic.classGroup.queryKey({ input: { id: fresh.id } }), fresh);
      queries.invalidateQueries({ queryKey: api.academic.classGroups.key() });
      toast(t('common:action.saved'));
      onClose();
      if (!group) navigate({ to: '/school/class-groups/$id', params: { id: fresh.id } });
    },
    onError: form.refuse,
  });
  const submit = () => {
    if (form.values.name.trim()) save.mutate();
    else form.show({ name: t('common:reason.required') });
  };
  return (
    <Dialog open onClose={onClose} title={t(group ? 'changeGroup' : 'addGroup')}>
      <Form ref={form.ref} onSubmit={submit}>
        <ProblemNotice problem={save.error} />
        <Pair>
          <TextField
            label={t('common:field.name')}
            placeholder={t('groupExample')}
            data-autofocus
            {...form.text('name')}
          />
          <TextField label={t('grade')} type="number" min={1} max={12} inputMode="numeric" {...form.text('grade')} />
        </Pair>
        <SelectField label={t('homeroomTeacher')} optional {...form.text('homeroomTeacherId')}>
          <option value="">{t('common:field.none')}</option>
          {teachers}
        </SelectField>
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

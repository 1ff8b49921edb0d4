import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row, Sheet } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useTeacherOptions } from '../../user/people/use-teacher-options.tsx';
import { useSubjectOptions } from './use-subject-options.tsx';

export function NewClass() {
  const { t } = useWords('classes');
  const { user } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const subjects = useSubjectOptions();
  const teachers = useTeacherOptions();
  const form = useForm({ name: '', subjectId: '', classGroupId: '', teacherId: '', room: '', description: '' });
  const groups = useQuery(api.academic.classGroups.queryOptions({ input: {} }));
  const create = useMutation(
    api.academic.createClass.mutationOptions({
      onSuccess: ({ id, students, sagaId }) => {
        queries.invalidateQueries({ queryKey: api.academic.classes.key() });
        toast(t('created', { count: students }));
        navigate({ to: '/classes/$id', params: { id }, search: sagaId ? { saga: sagaId } : {} });
      },
      onError: form.refuse,
    }),
  );
  const submit = () => {
    const { name, subjectId, classGroupId, teacherId, room, description } = form.values;
    if (!name.trim()) return form.show({ name: t('common:reason.required') });
    if (user.role === 'admin' && !teacherId) return form.show({ teacherId: t('common:reason.required') });
    create.mutate({
      name,
      room,
      description,
      subjectId: subjectId || null,
      ...(classGroupId ? { classGroupId } : {}),
      ...(teacherId ? { teacherId } : {}),
    });
  };
  return (
    <>
      <PageHeader
        title={t('new')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="classes" to="/classes">
                {t('title')}
              </Link>,
              t('new'),
            ]}
          </Crumbs>
        }
      />
      <Sheet>
        <Form ref={form.ref} onSubmit={submit} narrow>
          <ProblemNotice problem={create.error} />
          <TextField label={t('name')} placeholder={t('nameExample')} {...form.text('name')} />
          <Pair>
            <SelectField label={t('subject')} optional {...form.text('subjectId')}>
              <option value="">{t('common:field.none')}</option>
              {subjects}
            </SelectField>
            <TextField label={t('room')} optional {...form.text('room')} />
          </Pair>
          <SelectField label={t('fromGroup')} hint={t('fromGroupHint')} optional {...form.text('classGroupId')}>
            <option value="">{t('noGroup')}</option>
            {(groups.data?.items ?? []).map((group) => (
              <option key={group.id} value={group.id}>
                {t('groupWithCount', { name: group.name, count: group.members })}
              </option>
            ))}
          </SelectField>
          {user.role === 'admin' && (
            <SelectField label={t('owner')} {...form.text('teacherId')}>
              <option value="">{t('common:field.choose')}</option>
              {teachers}
            </SelectField>
          )}
          <TextAreaField label={t('description')} hint={t('descriptionHint')} optional {...form.text('description')} />
          <Row end gap={2}>
            <ButtonLink to="/classes" kind="quiet">
              {t('common:action.cancel')}
            </ButtonLink>
            <Button type="submit" kind="primary" busy={create.isPending}>
              {t('createAction')}
            </Button>
          </Row>
        </Form>
      </Sheet>
    </>
  );
}

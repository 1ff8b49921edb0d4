import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SchoolClass } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './teams.module.css';
import { Timetable } from './timetable.tsx';
import { useClass } from './use-class.ts';
import { useSubjectOptions } from './use-subject-options.tsx';

const valuesOf = ({ name, description, subject, room, timetable, pupilsMayGroup, version }: SchoolClass) => ({
  name,
  description,
  subjectId: (subject?.id ?? '') as string,
  room,
  timetable,
  pupilsMayGroup,
  version,
});

export function ClassForm() {
  const { t } = useWords('classes');
  const { one, keep } = useClass();
  const queries = useQueryClient();
  const subjects = useSubjectOptions(one.subject?.id);
  const form = useForm(valuesOf(one));
  const take = (fresh: SchoolClass) => {
    keep(fresh);
    form.reset(valuesOf(fresh));
  };
  const save = useMutation(
    api.academic.updateClass.mutationOptions({
      onSuccess: (fresh) => {
        take(fresh);
        toast(t('common:action.saved'));
      },
      onError: form.refuse,
    }),
  );
  const reload = async () => {
    take(await queries.fetchQuery(api.academic.class.queryOptions({ input: { id: one.id }, staleTime: 0 })));
    save.reset();
  };
  return (
    <Form
      ref={form.ref}
      onSubmit={() => save.mutate({ id: one.id, ...form.values, subjectId: form.values.subjectId || null })}
    >
      {save.error?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={reload} />
      ) : (
        <ProblemNotice problem={save.error} />
      )}
      <TextField label={t('name')} {...form.text('name')} />
      <Pair>
        <SelectField label={t('subject')} optional {...form.text('subjectId')}>
          <option value="">{t('common:field.none')}</option>
          {subjects}
        </SelectField>
        <TextField label={t('room')} optional {...form.text('room')} />
      </Pair>
      <TextAreaField label={t('description')} hint={t('descriptionHint')} optional {...form.text('description')} />
      <div>
        <p className={s.legend}>{t('timetable')}</p>
        <Timetable slots={form.values.timetable} onChange={(timetable) => form.set('timetable', timetable)} />
      </div>
      <CheckField label={t('pupilsMayGroup')} {...form.check('pupilsMayGroup')} />
      <Row end>
        <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed || one.archived}>
          {t('common:action.save')}
        </Button>
      </Row>
    </Form>
  );
}

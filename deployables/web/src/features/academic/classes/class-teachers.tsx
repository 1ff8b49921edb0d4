import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolClass } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Grow, Row, Stack } from '../../../design/layout.tsx';
import { StudentChip } from '../../../design/person.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useTeacherOptions } from '../../user/people/use-teacher-options.tsx';
import { useClass } from './use-class.ts';

export function ClassTeachers() {
  const { t } = useWords('classes');
  const { one, keep } = useClass();
  const [wanted, setWanted] = useState('');
  const others = useTeacherOptions(one.teachers.map(({ id }) => id));
  const onSuccess = (fresh: SchoolClass) => {
    keep(fresh);
    setWanted('');
  };
  const add = useMutation(api.academic.addTeacher.mutationOptions({ onSuccess }));
  const remove = useMutation(api.academic.removeTeacher.mutationOptions({ onSuccess }));
  const takeOut = (teacher: SchoolClass['teachers'][number]) => {
    const both = { id: one.id, teacherId: teacher.id };
    remove.mutate(both, {
      onSuccess: () => toast(t('teacherRemoved', { name: fullName(teacher) }), { undo: () => add.mutate(both) }),
    });
  };
  return (
    <Stack gap={3}>
      <ProblemNotice problem={add.error ?? remove.error} />
      {one.teachers.map((teacher) => (
        <Row key={teacher.id} gap={2}>
          <Grow>
            <StudentChip person={teacher} as="teacher" />
          </Grow>
          {teacher.owner ? (
            <Badge>{t('owner')}</Badge>
          ) : (
            <Button size="small" kind="quiet" onClick={() => takeOut(teacher)}>
              {t('common:action.remove')}
            </Button>
          )}
        </Row>
      ))}
      <SelectField label={t('addTeacher')} value={wanted} onChange={(event) => setWanted(event.target.value)}>
        <option value="">{t('common:field.choose')}</option>
        {others}
      </SelectField>
      <Row end>
        <Button disabled={!wanted} busy={add.isPending} onClick={() => add.mutate({ id: one.id, teacherId: wanted })}>
          {t('common:action.add')}
        </Button>
      </Row>
    </Stack>
  );
}

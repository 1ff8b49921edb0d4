import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PathView } from '#contracts/basebuilder/paths.ts';
import { ClassId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../../design/field.tsx';
import { Aside, Form, Row } from '../../../design/layout.tsx';
import { ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from '../materials/materials.module.css';
import { useOwnClasses, useRefresh } from '../materials/use-materials.ts';

type To = 'class' | 'group' | 'person';
const TO = ['class', 'group', 'person'] as const;

/** To a whole class, to some of its project groups or to some of its pupils. */
export function AssignDialog({ path, title, onClose }: { path: PathView; title: string; onClose: () => void }) {
  const { t } = useWords('materials');
  const refresh = useRefresh();
  const { classes } = useOwnClasses();
  const [classId, setClassId] = useState('');
  const [to, setTo] = useState<To>('class');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [due, setDue] = useState('');
  const id = ClassId.safeParse(classId || classes?.[0]?.id).data;
  const input = { classId: id ?? ClassId.parse(path.id) };
  const groups = useQuery(api.academic.groups.queryOptions({ input, enabled: id !== undefined && to === 'group' }));
  const pupils = useQuery(
    api.academic.students.queryOptions({
      input: { id: input.classId, limit: 500 },
      enabled: id !== undefined && to === 'person',
    }),
  );
  const assign = useMutation<unknown, ApiProblem, ClassId>({
    mutationFn: (ofClass) =>
      client.basebuilder.assignLearningPath({
        id: path.id,
        classId: ofClass,
        to: to === 'class' ? [{ kind: to, id: ofClass }] : [...chosen].map((each) => ({ kind: to, id: each })),
        dueDay: due || null,
      }),
    onSuccess: () => {
      refresh();
      toast(t('paths.assignedNow'));
      onClose();
    },
  });
  const toggle = (one: string) => {
    const next = new Set(chosen);
    if (!next.delete(one)) next.add(one);
    setChosen(next);
  };
  const options =
    to === 'group'
      ? groups.data?.items.map((group) => ({ id: group.id as string, name: group.name }))
      : pupils.data?.items.map(({ person }) => ({ id: person.id as string, name: fullName(person) }));
  const ready = id !== undefined && (to === 'class' || chosen.size > 0);
  return (
    <Dialog open onClose={onClose} title={t('paths.assignTitle', { title })}>
      <Form onSubmit={() => ready && assign.mutate(id)}>
        <ProblemNotice problem={assign.error} />
        {classes?.length === 0 ? (
          <Aside>{t('deliver.noClasses')}</Aside>
        ) : (
          <>
            <SelectField
              label={t('deliver.class')}
              value={id ?? ''}
              onChange={({ target }) => {
                setClassId(target.value);
                setChosen(new Set());
              }}
            >
              {classes?.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </SelectField>
            <Segmented
              label={t('paths.to')}
              value={to}
              options={TO.map((value) => ({ value, label: t(`paths.to.${value}`) }))}
              onChange={(value) => {
                setTo(value);
                setChosen(new Set());
              }}
            />
            {to !== 'class' &&
              (options === undefined ? (
                <ListSkeleton rows={3} />
              ) : options.length === 0 ? (
                <Aside>{t('paths.noGroups')}</Aside>
              ) : (
                <fieldset className={s.boxes}>
                  <legend>{t(`paths.to.${to}`)}</legend>
                  {options.map((option) => (
                    <CheckField
                      key={option.id}
                      label={option.name}
                      checked={chosen.has(option.id)}
                      onChange={() => toggle(option.id)}
                    />
                  ))}
                </fieldset>
              ))}
            <TextField
              type="date"
              label={t('due')}
              optional
              value={due}
              onChange={({ target }) => setDue(target.value)}
            />
          </>
        )}
        <Row end gap={2}>
          <Button type="submit" kind="primary" disabled={!ready} busy={assign.isPending}>
            {t('paths.assign')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

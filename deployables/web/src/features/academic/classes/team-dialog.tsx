import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Group } from '#contracts/academic/routes.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { CheckField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Row } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './teams.module.css';
import { useClass } from './use-class.ts';

/** A name, and for teachers who is in it. A pupil who founds a team joins it. */
export function TeamDialog({ team, onClose }: { team: Group | null; onClose: () => void }) {
  const { t } = useWords('classes');
  const { one, mayTeach } = useClass();
  const queries = useQueryClient();
  const form = useForm({ name: team?.name ?? '' });
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set(team?.members.map(({ id }) => id)));
  const mates = useQuery(api.academic.classmates.queryOptions({ input: { id: one.id }, enabled: mayTeach }));
  const save = useMutation<Group, ApiProblem>({
    mutationFn: () => {
      const who = mayTeach ? { studentIds: [...members] } : {};
      if (team) return client.academic.updateGroup({ id: team.id, version: team.version, ...form.values, ...who });
      return client.academic.createGroup({ classId: one.id, ...form.values, ...who });
    },
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: api.academic.key() });
      toast(t('common:action.saved'));
      onClose();
    },
    onError: form.refuse,
  });
  const toggle = (id: string) => {
    const next = new Set(members);
    if (!next.delete(id)) next.add(id);
    setMembers(next);
  };
  return (
    <Dialog open onClose={onClose} title={t(team ? 'changeTeam' : 'newTeam')} wide={mayTeach}>
      <Form
        ref={form.ref}
        onSubmit={() => (form.values.name.trim() ? save.mutate() : form.show({ name: t('common:reason.required') }))}
      >
        <ProblemNotice problem={save.error} />
        <TextField label={t('teamName')} data-autofocus {...form.text('name')} />
        {mayTeach && (
          <fieldset>
            <legend className={s.legend}>{t('members', { count: members.size })}</legend>
            <div className={s.pick}>
              {(mates.data?.items ?? []).map((mate) => (
                <CheckField
                  key={mate.id}
                  label={<PersonName person={mate} />}
                  checked={members.has(mate.id)}
                  onChange={() => toggle(mate.id)}
                />
              ))}
            </div>
          </fieldset>
        )}
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

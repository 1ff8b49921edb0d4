import { IconKey, IconLockOpen, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView, Role } from '#contracts/user/people.ts';
import { adopt } from '../../../api/adopt.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Ask } from '../../../design/dialog.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { isLocked } from './person-badges.tsx';
import { SlipDialog } from './slip-dialog.tsx';

/** What staff may do to an account. What can be taken back is done at once and offers to be undone. */
export function PersonPowers({ person }: { person: PersonView }) {
  const { t } = useWords('people');
  const { user } = useMe();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id } = person;
  const keep = (fresh: PersonView) => {
    adopt(queries, api.user.get.queryKey({ input: { id } }), fresh);
    queries.invalidateQueries({ queryKey: api.user.list.key() });
  };
  const act = useMutation<PersonView, ApiProblem, () => Promise<PersonView>>({
    mutationFn: (action) => action(),
    onSuccess: keep,
  });
  const oneTime = useMutation(
    api.user.resetByStaff.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        queries.invalidateQueries({ queryKey: api.user.get.key() });
      },
    }),
  );
  const reinstate = () => act.mutateAsync(() => client.user.reinstate({ id }));
  const suspend = () =>
    act.mutate(() => client.user.suspend({ id }), {
      onSuccess: () => toast(t('suspended', { name: fullName(person) }), { undo: reinstate }),
    });
  const changeRole = (role: Role) => act.mutate(() => client.user.changeRole({ id, role, version: person.version }));
  const admin = user.role === 'admin';

  return (
    <Stack gap={3}>
      <ProblemNotice problem={act.error ?? oneTime.error} />
      {isLocked(person) && (
        <Button icon={IconLockOpen} wide onClick={() => act.mutate(() => client.user.unlock({ id }))}>
          {t('unlock')}
        </Button>
      )}
      {(admin || person.role === 'student') && (
        <Button icon={IconKey} wide onClick={() => setAsking(true)}>
          {t('oneTime')}
        </Button>
      )}
      {admin && person.status === 'active' && (
        <Button icon={IconPlayerPause} kind="danger" wide onClick={suspend}>
          {t('suspend')}
        </Button>
      )}
      {admin && person.status === 'suspended' && (
        <Button icon={IconPlayerPlay} wide onClick={reinstate}>
          {t('reinstate')}
        </Button>
      )}
      {admin && (
        <SelectField
          label={t('changeRole')}
          value={person.role}
          onChange={(event) => changeRole(event.target.value as Role)}
        >
          <option value="student">{t('common:role.student')}</option>
          <option value="teacher">{t('common:role.teacher')}</option>
          <option value="admin">{t('common:role.admin')}</option>
        </SelectField>
      )}
      <Ask
        open={asking}
        onClose={() => setAsking(false)}
        title={t('oneTimeAsk', { name: fullName(person) })}
        action={t('oneTime')}
        busy={oneTime.isPending}
        onConfirm={() => oneTime.mutate({ id })}
      >
        {t('oneTimeText')}
      </Ask>
      <SlipDialog slip={oneTime.data} onClose={oneTime.reset} />
    </Stack>
  );
}

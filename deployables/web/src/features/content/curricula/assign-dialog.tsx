import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssignmentView } from '#contracts/content/curricula.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { CheckField } from '../../../design/field.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import s from './curricula.module.css';
import type { Plan } from './editor/use-plan.ts';

/** Gives copies to several classes at once; how far it is stands on the page afterwards. */
export function AssignDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t } = useWords('curricula');
  const { one } = useClass();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [publish, setPublish] = useState(false);
  const classes = useQuery(api.academic.classes.queryOptions({ input: { limit: 200 } }));
  const { id } = plan.basis;
  const give = useMutation<AssignmentView, ApiProblem>({
    mutationFn: async () => {
      await plan.autosave.flush();
      return client.content.assignCurriculum({ id, classIds: [...chosen] as never, publish });
    },
    onSuccess: (begun) => {
      navigate({ to: '.', search: { assignment: begun.id } });
      onClose();
    },
  });
  const toggle = (classId: string) => {
    const next = new Set(chosen);
    if (!next.delete(classId)) next.add(classId);
    setChosen(next);
  };
  const others = (classes.data?.items ?? []).filter(({ id: other }) => other !== one.id);
  return (
    <Dialog open onClose={onClose} title={t('giveTitle')}>
      <Stack gap={4}>
        <Aside>{t('giveText')}</Aside>
        <ProblemNotice problem={give.error} />
        {classes.isPending && <ListSkeleton rows={3} />}
        {classes.data && others.length === 0 && <Aside>{t('giveNone')}</Aside>}
        <fieldset className={s.classes} aria-label={t('giveTitle')}>
          {others.map(({ id: classId, name, yearLabel }) => (
            <CheckField
              key={classId}
              label={
                <>
                  {name}{' '}
                  <Aside as="span" small faint>
                    {yearLabel}
                  </Aside>
                </>
              }
              checked={chosen.has(classId)}
              onChange={() => toggle(classId)}
            />
          ))}
        </fieldset>
        <CheckField label={t('givePublish')} checked={publish} onChange={(event) => setPublish(event.target.checked)} />
        <Row end>
          <Button kind="primary" disabled={chosen.size === 0} busy={give.isPending} onClick={() => give.mutate()}>
            {t('giveCount', { count: chosen.size })}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

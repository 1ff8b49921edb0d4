import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ClassId, type TextSetId } from '#contracts/ids.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { CheckField, TextField } from '../../../../design/field.tsx';
import { Aside, Form, Row } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';
import { useOwnClasses, useRefresh } from '../use-materials.ts';

type Props = { setIds: readonly TextSetId[]; onClose: () => void; onDone?: () => void };

/** To which classes, and until when. */
export function DeliverDialog({ setIds, onClose, onDone }: Props) {
  const { t } = useWords('materials');
  const refresh = useRefresh();
  const { list, classes } = useOwnClasses();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [due, setDue] = useState('');
  const deliver = useMutation<unknown, ApiProblem>({
    mutationFn: () =>
      client.basebuilder.deliverTextSets({
        setIds: [...setIds],
        classIds: [...chosen].map((id) => ClassId.parse(id)),
        dueDay: due || null,
      }),
    onSuccess: () => {
      refresh();
      toast(t('deliver.done', { count: chosen.size }));
      onDone?.();
      onClose();
    },
  });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog open onClose={onClose} title={t('deliver.title')}>
      <Form onSubmit={() => chosen.size > 0 && deliver.mutate()}>
        <ProblemNotice problem={deliver.error} />
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : !classes ? (
          <ListSkeleton rows={3} />
        ) : classes.length === 0 ? (
          <Aside>{t('deliver.noClasses')}</Aside>
        ) : (
          <fieldset className={s.boxes}>
            <legend>{t('deliver.classes')}</legend>
            {classes.map(({ id, name }) => (
              <CheckField key={id} label={name} checked={chosen.has(id)} onChange={() => toggle(id)} />
            ))}
          </fieldset>
        )}
        <TextField
          type="date"
          label={t('deliver.due')}
          optional
          value={due}
          onChange={({ target }) => setDue(target.value)}
        />
        <Aside small>{t('deliver.later')}</Aside>
        <Row end gap={2}>
          <Button type="submit" kind="primary" disabled={chosen.size === 0} busy={deliver.isPending}>
            {t('deliver.now')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import type { ClassGroup } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';

export type ClassGroupMember = ClassGroup['roster'][number];
type Props = {
  group: ClassGroup;
  member: ClassGroupMember;
  onDone: (fresh: ClassGroup) => void;
  onClose: () => void;
};

/** Another attendance number, or a seat in another class group of the same year. */
export function SeatDialog({ group, member, onDone, onClose }: Props) {
  const { t } = useWords('school');
  const groups = useQuery(api.academic.classGroups.queryOptions({ input: { yearId: group.yearId } }));
  const form = useForm({ classGroupId: group.id as string, number: String(member.number ?? '') });
  const move = useMutation(
    api.academic.updateMember.mutationOptions({
      onSuccess: (fresh) => {
        onDone(fresh);
        toast(t('common:action.saved'));
        onClose();
      },
      onError: (problem) =>
        problem.code === 'NUMBER_TAKEN'
          ? form.show({ number: t('common:problem.NUMBER_TAKEN') })
          : form.refuse(problem),
    }),
  );
  const { classGroupId, number } = form.values;
  return (
    <Dialog open onClose={onClose} title={t('seatOf', { name: fullName(member.person) })}>
      <Form
        ref={form.ref}
        onSubmit={() => move.mutate({ id: member.membershipId, classGroupId, number: number ? Number(number) : null })}
      >
        {move.error?.code !== 'NUMBER_TAKEN' && <ProblemNotice problem={move.error} />}
        <Pair>
          <SelectField label={t('classGroup')} {...form.text('classGroupId')}>
            {(groups.data?.items ?? [group]).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('number')}
            type="number"
            min={1}
            max={99}
            inputMode="numeric"
            data-autofocus
            {...form.text('number')}
          />
        </Pair>
        <Row end gap={2}>
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={move.isPending}>
            {t('common:action.save')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

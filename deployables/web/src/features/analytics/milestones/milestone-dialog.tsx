import { IconBellRinging } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MatrixRow, MilestoneView } from '#contracts/analytics/milestones.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Grow, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { daysTo } from '../plans/due-badge.tsx';

type Props = {
  classId: ClassId;
  milestone: MilestoneView | undefined;
  pupils: readonly MatrixRow[];
  onClose: () => void;
};
/** Reminding begins so many days before the day. */
const URGENT = 3;

/** A milestone, new or there already. Levels are typed beside each other, the lowest first. */
export function MilestoneDialog({ classId, milestone, pupils, onClose }: Props) {
  const { t } = useWords('milestones');
  const queries = useQueryClient();
  const form = useForm({
    title: milestone?.title ?? '',
    description: milestone?.description ?? '',
    dueDay: milestone?.dueDay ?? '',
    remindDays: String(milestone?.remindDays ?? 3),
    levels: milestone?.levels.join('、') ?? '',
  });
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.analytics.milestoneMatrix.key() }),
      queries.invalidateQueries({ queryKey: api.analytics.milestones.key() }),
    ]);
  const done = () => {
    again();
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const levels = form.values.levels
        .split(/[、,，\n]/)
        .map((level) => level.trim())
        .filter(Boolean);
      const words = { ...form.values, remindDays: Number(form.values.remindDays) || 0, levels };
      return milestone
        ? client.analytics.changeMilestone({ id: milestone.id, version: milestone.version, ...words })
        : client.analytics.addMilestone({ classId, ...words });
    },
    onSuccess: done,
    onError: form.refuse,
  });
  const remove = useMutation({
    mutationFn: ({ id }: MilestoneView) => client.analytics.removeMilestone({ id }),
    onSuccess: (_none, { id, title }) => {
      done();
      toast(t('removed', { title }), { undo: () => client.analytics.restoreMilestone({ id }).then(again) });
    },
  });
  const missing =
    milestone && daysTo(milestone.dueDay) <= URGENT
      ? pupils.filter(
          ({ cells }) => !cells.some(({ milestoneId, number }) => milestoneId === milestone.id && number > 0),
        )
      : [];
  const remind = useMutation({
    mutationFn: () =>
      client.analytics.remind({
        classId,
        ...(milestone ? { milestoneId: milestone.id } : {}),
        personIds: missing.map(({ student }) => student.id).slice(0, 200),
      }),
    onSuccess: ({ reminded }) => {
      toast(reminded.length ? t('didRemind', { count: reminded.length }) : t('remindedToday'));
      onClose();
    },
  });
  const submit = () => {
    if (!form.values.dueDay) return form.show({ dueDay: t('common:reason.required') });
    save.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={t(milestone ? 'change' : 'add')}>
      <Form ref={form.ref} onSubmit={submit}>
        {save.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice onReload={done} />
        ) : (
          <ProblemNotice problem={save.error ?? remove.error ?? remind.error} />
        )}
        {missing.length > 0 && (
          <Row>
            <Button kind="soft" icon={IconBellRinging} busy={remind.isPending} onClick={() => remind.mutate()}>
              {t('remindMissing', { count: missing.length })}
            </Button>
          </Row>
        )}
        <TextField label={t('name')} maxLength={100} {...form.text('title')} />
        <TextAreaField label={t('description')} optional rows={3} maxLength={4000} {...form.text('description')} />
        <Pair>
          <TextField type="date" label={t('due')} min={today()} {...form.text('dueDay')} />
          <TextField
            type="number"
            label={t('remindDays')}
            hint={t('remindDaysHint')}
            min={0}
            max={30}
            {...form.text('remindDays')}
          />
        </Pair>
        <TextField label={t('levels')} hint={t('levelsHint')} optional {...form.text('levels')} />
        <Row>
          {milestone && (
            <Button kind="quiet" busy={remove.isPending} onClick={() => remove.mutate(milestone)}>
              {t('remove')}
            </Button>
          )}
          <Grow />
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

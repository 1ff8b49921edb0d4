import { IconCalendarPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DaysOffView } from '#contracts/academic/days-off.ts';
import type { SchoolYearId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Chip, Chips } from '../../../design/choice.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Pair, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatCalendarDay, formatWeekday } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './years.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What the school keeps free: reminders and reports of the day leave these days out. */
export function DaysOff({ yearId }: { yearId: SchoolYearId | undefined }) {
  const { t } = useWords('school');
  const queries = useQueryClient();
  const problemText = useProblemText();
  const query = useQuery(api.academic.daysOff.queryOptions({ input: {} }));
  const show = (view: DaysOffView) => queries.setQueryData(api.academic.daysOff.queryKey({ input: {} }), view);
  const fail = (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' });
  const weekdays = useMutation(api.academic.setWeekdaysOff.mutationOptions({ onSuccess: show, onError: fail }));
  const national = useMutation(api.academic.addNationalHolidays.mutationOptions({ onSuccess: show, onError: fail }));
  const remove = useMutation({
    mutationFn: ({ id }: DaysOffView['spans'][number]) => client.academic.removeDayOff({ id }),
    onSuccess: (_gone, { id: _, ...span }) => {
      queries.invalidateQueries({ queryKey: api.academic.daysOff.key() });
      toast(t('dayOffRemoved', { name: span.name }), { undo: () => client.academic.addDayOff(span).then(show) });
    },
    onError: fail,
  });
  const form = useForm({ name: '', fromDay: '', toDay: '' });
  const add = useMutation<DaysOffView, ApiProblem>({
    mutationFn: () => client.academic.addDayOff({ ...form.values, toDay: form.values.toDay || form.values.fromDay }),
    onSuccess: (view) => {
      show(view);
      form.reset({ name: '', fromDay: '', toDay: '' });
    },
    onError: form.refuse,
  });
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton />;
  const { spans, weekdays: off } = query.data;
  const toggle = (day: number) => {
    const next = off.includes(day) ? off.filter((each) => each !== day) : [...off, day];
    if (next.length > 0 && next.length < 7) weekdays.mutate({ weekdays: next });
  };
  const submit = () => {
    const missing = (['name', 'fromDay'] as const).filter((field) => !form.values[field].trim());
    if (missing.length)
      return form.show(Object.fromEntries(missing.map((field) => [field, t('common:reason.required')])));
    add.mutate();
  };
  return (
    <Sheet
      title={t('daysOff')}
      more={
        yearId && (
          <Button
            size="small"
            kind="quiet"
            icon={IconCalendarPlus}
            busy={national.isPending}
            onClick={() => national.mutate({ yearId })}
          >
            {t('addNational')}
          </Button>
        )
      }
      flush
    >
      <div className={s.free}>
        <Aside small>{t('daysOffText')}</Aside>
        <Chips label={t('weekdaysOff')}>
          {WEEKDAYS.map((day) => (
            <Chip key={day} pressed={off.includes(day)} onClick={() => toggle(day)}>
              {formatWeekday(day)}
            </Chip>
          ))}
        </Chips>
      </div>
      <ul className={s.terms}>
        {spans.map((span) => (
          <li key={span.id}>
            <b>{span.name}</b>
            <Aside as="span" small>
              {formatCalendarDay(span.fromDay)}
              {span.toDay !== span.fromDay && ` – ${formatCalendarDay(span.toDay)}`}
            </Aside>
            <IconButton
              icon={IconX}
              size="small"
              label={t('removeDayOff', { name: span.name })}
              onClick={() => remove.mutate(span)}
            />
          </li>
        ))}
        {spans.length === 0 && (
          <li>
            <Aside small>{t('noDaysOff')}</Aside>
          </li>
        )}
      </ul>
      <div className={s.free}>
        <Form ref={form.ref} onSubmit={submit}>
          <Stack gap={4}>
            <ProblemNotice problem={add.error} />
            <TextField label={t('dayOffName')} placeholder={t('dayOffExample')} maxLength={60} {...form.text('name')} />
            <Pair>
              <TextField label={t('startsOn')} type="date" {...form.text('fromDay')} />
              <TextField label={t('endsOn')} type="date" optional {...form.text('toDay')} />
            </Pair>
            <Row end>
              <Button type="submit" busy={add.isPending}>
                {t('addDayOff')}
              </Button>
            </Row>
          </Stack>
        </Form>
      </div>
    </Sheet>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SchoolTimes } from '#contracts/notification/preferences.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Pair, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When the mails of the day go out, and when people are left in peace. */
export function HoursPage() {
  const { t } = useWords('mail-admin');
  const { school } = useMe();
  const query = useQuery(api.notification.schoolTimes.queryOptions({ enabled: school !== null }));
  if (!school) return <EmptyState title={t('noSchool')} />;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <HoursForm key={query.data.version} times={query.data} />;
}

function HoursForm({ times }: { times: SchoolTimes }) {
  const { t } = useWords('mail-admin');
  const queries = useQueryClient();
  const queryKey = api.notification.schoolTimes.queryKey();
  const form = useForm({ dailyHour: String(times.dailyHour), ...times.quietHours });
  const save = useMutation(
    api.notification.saveSchoolTimes.mutationOptions({
      onError: form.refuse,
      onSuccess: (fresh) => {
        adopt(queries, queryKey, fresh);
        toast(t('common:action.saved'));
      },
    }),
  );
  const { dailyHour, from, to } = form.values;
  const write = () => save.mutate({ dailyHour: Number(dailyHour), quietHours: { from, to }, version: times.version });
  return (
    <Form ref={form.ref} onSubmit={write} narrow>
      {save.error?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={() => queries.invalidateQueries({ queryKey })} />
      ) : (
        <ProblemNotice problem={save.error} />
      )}
      <Sheet title={t('hours.daily')}>
        <Stack gap={4}>
          <Aside small>{t('hours.dailyText')}</Aside>
          <SelectField label={t('hours.hour')} {...form.text('dailyHour')}>
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {`${hour}:00`}
              </option>
            ))}
          </SelectField>
        </Stack>
      </Sheet>
      <Sheet title={t('hours.quiet')}>
        <Stack gap={4}>
          <Aside small>{t('hours.quietText')}</Aside>
          <Pair>
            <TextField type="time" required label={t('hours.from')} {...form.text('from')} />
            <TextField type="time" required label={t('hours.to')} {...form.text('to')} />
          </Pair>
        </Stack>
      </Sheet>
      <Row>
        <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed || !from || !to}>
          {t('common:action.save')}
        </Button>
      </Row>
    </Form>
  );
}

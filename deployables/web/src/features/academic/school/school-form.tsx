import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { School } from '#contracts/academic/routes.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { meQuery } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { TimeZones } from '../../../design/time-zones.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const valuesOf = ({ name, address, contactEmail, phone, timeZone, version }: School) => ({
  name,
  address,
  contactEmail: contactEmail ?? '',
  phone,
  timeZone,
  version,
});

export function SchoolForm({ school }: { school: School }) {
  const { t } = useWords('school');
  const queries = useQueryClient();
  const form = useForm(valuesOf(school));
  const { id } = school;
  const keep = (fresh: School) => {
    adopt(queries, api.academic.school.queryKey({ input: { id } }), fresh);
    queries.invalidateQueries({ queryKey: meQuery.queryKey });
    form.reset(valuesOf(fresh));
  };
  const save = useMutation(
    api.academic.updateSchool.mutationOptions({
      onSuccess: (fresh) => {
        keep(fresh);
        toast(t('common:action.saved'));
      },
      onError: form.refuse,
    }),
  );
  const reload = async () => {
    keep(await queries.fetchQuery(api.academic.school.queryOptions({ input: { id }, staleTime: 0 })));
    save.reset();
  };
  return (
    <Form
      ref={form.ref}
      onSubmit={() => save.mutate({ id, ...form.values, contactEmail: form.values.contactEmail || null })}
    >
      {save.error?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={reload} />
      ) : (
        <ProblemNotice problem={save.error} />
      )}
      <TextField label={t('name')} hint={t('nameHint')} {...form.text('name')} />
      <TextField label={t('address')} optional {...form.text('address')} />
      <Pair>
        <TextField label={t('contactEmail')} optional type="email" {...form.text('contactEmail')} />
        <TextField label={t('phone')} optional type="tel" {...form.text('phone')} />
      </Pair>
      <SelectField label={t('timeZone')} hint={t('timeZoneHint')} {...form.text('timeZone')}>
        <TimeZones current={form.values.timeZone} />
      </SelectField>
      <Row end>
        <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed}>
          {t('common:action.save')}
        </Button>
      </Row>
    </Form>
  );
}

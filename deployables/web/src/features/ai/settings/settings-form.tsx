import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AiSettingsView } from '#contracts/ai/admin.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { CommitBar } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Pair, Sheet } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { BudgetFields } from './budget-fields.tsx';
import { EndpointFields } from './endpoint-fields.tsx';
import { isNumber, keyOf, settingsOf, valuesOf } from './form-values.ts';
import { FunctionFields } from './function-fields.tsx';
import { StateNotice } from './state-notice.tsx';

export function SettingsForm({ settings }: { settings: AiSettingsView }) {
  const { t } = useWords('ai-admin');
  const queries = useQueryClient();
  const form = useForm(valuesOf(settings));
  const { values } = form;
  const keep = (fresh: AiSettingsView) => {
    adopt(queries, api.ai.aiSettings.queryKey({ input: {} }), fresh);
    queries.invalidateQueries({ queryKey: api.ai.aiStatus.key() });
    form.reset(valuesOf(fresh));
  };
  const save = useMutation(
    api.ai.saveAiSettings.mutationOptions({
      onSuccess: (fresh) => {
        keep(fresh);
        toast(t('common:action.saved'));
      },
      onError: (problem) => {
        form.refuse(problem);
        const reason = problem.fields[0]?.reason.replace('address_', 'address.');
        if (reason?.startsWith('address.')) form.show({ baseUrl: t(reason as 'address.query') });
      },
    }),
  );
  const reload = async () => {
    keep(await queries.fetchQuery(api.ai.aiSettings.queryOptions({ input: {}, staleTime: 0 })));
    save.reset();
  };
  const submit = () => {
    const wrong = (['asked', 'answered', 'keepDays'] as const).filter((name) => !isNumber(values[name]));
    if (wrong.length) return form.show(Object.fromEntries(wrong.map((name) => [name, t('notANumber')])));
    const numbers = [...Object.values(values.functions).flatMap((one) => [one.asked, one.answered])];
    if (![...numbers, ...Object.values(values.budgets)].every(isNumber)) return form.show({});
    save.mutate({ own: settingsOf(values), ...keyOf(values), version: settings.version });
  };
  const operator = settings.schoolId === null;
  return (
    <Form ref={form.ref} onSubmit={submit}>
      {save.error?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={reload} />
      ) : (
        <ProblemNotice problem={save.error} />
      )}
      <StateNotice settings={settings} />
      <Sheet title={t('endpoint')}>
        <EndpointFields form={form} settings={settings} />
      </Sheet>
      <Sheet title={t('functions')}>
        <FunctionFields
          values={values.functions}
          settings={settings}
          onChange={(functions) => form.set('functions', functions)}
        />
      </Sheet>
      <Sheet title={t('budgets')}>
        <BudgetFields
          values={values.budgets}
          settings={settings}
          onChange={(budgets) => form.set('budgets', budgets)}
        />
      </Sheet>
      <Sheet title={t('keeping')}>
        <Pair>
          <TextField
            label={t('keepDays')}
            hint={t('keepDaysHint')}
            inputMode="numeric"
            placeholder={String(settings.general.keepDays)}
            {...form.text('keepDays')}
          />
          {operator && (
            <TextField
              label={t('currency')}
              hint={t('currencyHint')}
              placeholder={settings.holds.currency}
              maxLength={3}
              {...form.text('currency')}
            />
          )}
        </Pair>
      </Sheet>
      <CommitBar>
        <Aside small as="span">
          {settings.changedAt && t('changedAt', { at: formatMoment(settings.changedAt) })}
        </Aside>
        <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed}>
          {t('common:action.save')}
        </Button>
      </CommitBar>
    </Form>
  );
}

import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import type { AiSettingsView } from '#contracts/ai/admin.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { CheckField, TextField } from '../../../design/field.tsx';
import type { useForm } from '../../../design/form.ts';
import { Aside, Pair, Row, Stack } from '../../../design/layout.tsx';
import { PasswordField } from '../../../design/password-field.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { keyOf, originOf, type Values } from './form-values.ts';
import { TestResult } from './test-result.tsx';

type Props = { form: ReturnType<typeof useForm<Values>>; settings: AiSettingsView };

/** Address, key and model, with the button that tries them as they stand here, saved or not. */
export function EndpointFields({ form, settings: { own, keyEnd, holds, general } }: Props) {
  const { t } = useWords('ai-admin');
  const models = useId();
  const { values } = form;
  const test = useMutation(api.ai.testAiSettings.mutationOptions());
  const moved = keyEnd !== null && originOf(values.baseUrl) !== originOf(own.baseUrl ?? '');
  const keyHint = moved ? t('keyMoved') : keyEnd ? t('keyKept', { end: keyEnd }) : t('keyHint');
  const price = { hint: t('priceHint', { currency: holds.currency }), inputMode: 'decimal' as const };
  return (
    <Stack gap={4}>
      <Aside small>{t('endpointText')}</Aside>
      <TextField
        label={t('baseUrl')}
        hint={t('baseUrlHint')}
        type="url"
        autoComplete="off"
        spellCheck={false}
        {...form.text('baseUrl')}
      />
      <Stack gap={2}>
        <PasswordField label={t('key')} hint={keyHint} autoComplete="off" {...form.text('key')} />
        {keyEnd && !moved && !values.key && <CheckField label={t('forgetKey')} {...form.check('forgetKey')} />}
      </Stack>
      <TextField
        label={t('model')}
        hint={t('modelHint')}
        list={models}
        autoComplete="off"
        spellCheck={false}
        placeholder={own.baseUrl === null ? (general.model ?? '') : ''}
        {...form.text('model')}
      />
      <datalist id={models}>
        {test.data?.models.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      <Pair>
        <TextField label={t('priceAsked')} {...price} {...form.text('asked')} />
        <TextField label={t('priceAnswered')} {...price} {...form.text('answered')} />
      </Pair>
      <Row>
        <Button
          icon={IconPlugConnected}
          busy={test.isPending}
          disabled={!values.baseUrl.trim()}
          onClick={() =>
            test.mutate({ baseUrl: values.baseUrl.trim(), model: values.model.trim() || null, ...keyOf(values) })
          }
        >
          {t('test')}
        </Button>
      </Row>
      <div role="status">
        <ProblemNotice problem={test.error} />
        {test.data && !test.isPending && <TestResult result={test.data} />}
      </div>
    </Stack>
  );
}

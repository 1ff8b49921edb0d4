import type { AiSettingsView } from '#contracts/ai/admin.ts';
import { CheckField, TextField } from '../../../design/field.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { isNumber, type Values } from './form-values.ts';
import s from './settings.module.css';

type Props = {
  values: Values['functions'];
  settings: AiSettingsView;
  onChange: (values: Values['functions']) => void;
};

/** What AI may be used for; each may have a model of its own. */
export function FunctionFields({ values, settings, onChange }: Props) {
  const { t } = useWords('ai-admin');
  return (
    <Stack gap={4}>
      <Aside small>{t('functionsText')}</Aside>
      <ul className={s.functions}>
        {settings.holds.functions.map(({ fn, on, model }) => {
          const one = values[fn];
          const change = (next: Partial<typeof one>) => onChange({ ...values, [fn]: { ...one, ...next } });
          const offAbove = !on && settings.own.functions[fn]?.on !== false;
          const number = (name: 'asked' | 'answered') => ({
            label: t(name === 'asked' ? 'priceAsked' : 'priceAnswered'),
            inputMode: 'decimal' as const,
            value: one[name],
            error: isNumber(one[name]) ? undefined : t('notANumber'),
            onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
          });
          return (
            <li key={fn}>
              <div className={s.name}>
                <CheckField
                  label={t(`fn.${fn}`)}
                  checked={one.on && !offAbove}
                  disabled={offAbove}
                  onChange={(event) => change({ on: event.target.checked })}
                />
                {offAbove && (
                  <Aside small faint>
                    {t('offByOperator')}
                  </Aside>
                )}
              </div>
              {one.on && !offAbove && (
                <details className={s.more} open={Boolean(one.model || one.asked || one.answered) || undefined}>
                  <summary>{one.model || model || t('model')}</summary>
                  <div className={s.three}>
                    <TextField
                      label={t('model')}
                      value={one.model}
                      placeholder={model ?? ''}
                      spellCheck={false}
                      onChange={(event) => change({ model: event.target.value })}
                    />
                    <TextField {...number('asked')} />
                    <TextField {...number('answered')} />
                  </div>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}

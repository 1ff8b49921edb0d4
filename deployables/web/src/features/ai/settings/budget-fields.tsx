import type { AiSettingsView } from '#contracts/ai/admin.ts';
import type { Period, Scope } from '#contracts/ai/settings.ts';
import { TextField } from '../../../design/field.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { isNumber, type Values } from './form-values.ts';
import s from './settings.module.css';

type Props = { values: Values['budgets']; settings: AiSettingsView; onChange: (values: Values['budgets']) => void };

const SCOPES: readonly Scope[] = ['school', 'class', 'person'];
const PERIODS: readonly Period[] = ['day', 'month'];

/** How much may be used, by whom and how long; what is left empty goes by the general limit, which shows. */
export function BudgetFields({ values, settings, onChange }: Props) {
  const { t } = useWords('ai-admin');
  const field = (scope: Scope, period: Period, kind: 'tokens' | 'money') => {
    const key = `${scope}.${period}.${kind}` as const;
    const general = settings.general.budgets[scope][period][kind];
    return (
      <TextField
        label={kind === 'tokens' ? t('tokens') : t('money', { currency: settings.holds.currency })}
        inputMode="decimal"
        value={values[key]}
        placeholder={general === null ? t('noLimit') : formatNumber(general)}
        error={isNumber(values[key]) ? undefined : t('notANumber')}
        onChange={(event) => onChange({ ...values, [key]: event.target.value })}
      />
    );
  };
  return (
    <Stack gap={4}>
      <Aside small>{t('budgetsText')}</Aside>
      <div className={s.budgets}>
        {SCOPES.map((scope) => (
          <section key={scope} aria-label={t(`scope.${scope}`)}>
            <h3>{t(`scope.${scope}`)}</h3>
            {PERIODS.map((period) => (
              <fieldset key={period}>
                <legend>{t(`period.${period}`)}</legend>
                <div className={s.two}>
                  {field(scope, period, 'tokens')}
                  {field(scope, period, 'money')}
                </div>
              </fieldset>
            ))}
          </section>
        ))}
      </div>
    </Stack>
  );
}

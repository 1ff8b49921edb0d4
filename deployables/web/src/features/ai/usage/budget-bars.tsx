import type { AiUsage } from '#contracts/ai/admin.ts';
import { Aside } from '../../../design/layout.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatMoney } from '../money.ts';
import s from './usage.module.css';

type Part = AiUsage['budgets'][number]['tokens'];

/** How far the school's budgets of today and this month are used; what is set aside stands lighter behind. */
export function BudgetBars({ usage }: { usage: AiUsage }) {
  const { t } = useWords('ai-admin');
  return (
    <div className={s.budgets}>
      {usage.budgets.map(({ period, tokens, money }) => (
        <section key={period} className={s.budget} aria-label={t(`now.${period}`)}>
          <h2>{t(`now.${period}`)}</h2>
          <Bar label={t('tokens')} part={tokens} format={formatNumber} />
          <Bar
            label={t('money', { currency: usage.currency })}
            part={money}
            format={(amount) => formatMoney(amount, usage.currency)}
          />
        </section>
      ))}
    </div>
  );
}

function Bar({ label, part, format }: { label: string; part: Part; format: (amount: number) => string }) {
  const { t } = useWords('ai-admin');
  const { used, held, limit } = part;
  const share = (amount: number) => (limit ? Math.min(100, (amount / limit) * 100) : 0);
  const words =
    limit === null
      ? t('ofNoBudget', { used: format(used) })
      : t('ofBudget', { used: format(used), limit: format(limit) });
  return (
    <div>
      <p className={s.line}>
        <span>{label}</span>
        <b>{words}</b>
      </p>
      {limit !== null && (
        <div
          className={s.track}
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share(used))}
          aria-valuetext={words}
          data-near={share(used + held) >= 80 || undefined}
        >
          <span className={s.held} style={{ width: `${share(used + held)}%` }} />
          <span className={s.used} style={{ width: `${share(used)}%` }} />
        </div>
      )}
      {held > 0 && (
        <Aside small faint>
          {t('held', { held: format(held) })}
        </Aside>
      )}
    </div>
  );
}

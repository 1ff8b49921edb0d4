import { currentLanguage } from '../../i18n/index.ts';

/** Money of models is often less than the smallest coin: two digits more then, and four where two would show nothing. */
export function formatMoney(amount: number, currency: string): string {
  const digits = amount > 0 && amount < 100 ? { maximumFractionDigits: amount < 0.01 ? 4 : 2 } : {};
  return new Intl.NumberFormat(currentLanguage(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...digits,
  }).format(amount);
}

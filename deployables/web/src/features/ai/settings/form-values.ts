import type { AiSettingsView } from '#contracts/ai/admin.ts';
import type { AiFunction } from '#contracts/ai/functions.ts';
import type { OwnSettings, Period, Price, Scope } from '#contracts/ai/settings.ts';

export type FunctionValues = { on: boolean; model: string; asked: string; answered: string };
export type BudgetKey = `${Scope}.${Period}.${'tokens' | 'money'}`;
export type Values = {
  baseUrl: string;
  key: string;
  forgetKey: boolean;
  model: string;
  asked: string;
  answered: string;
  functions: Record<AiFunction, FunctionValues>;
  budgets: Record<BudgetKey, string>;
  keepDays: string;
  currency: string;
};

const SCOPES: readonly Scope[] = ['school', 'class', 'person'];
const PERIODS: readonly Period[] = ['day', 'month'];
const KINDS = ['tokens', 'money'] as const;
const typed = (number: number | null | undefined): string =>
  number === null || number === undefined ? '' : String(number);

export function valuesOf({ own, holds }: AiSettingsView): Values {
  const functions = holds.functions.map(({ fn }) => {
    const set = own.functions[fn];
    const { asked, answered } = set?.price ?? {};
    return [fn, { on: set?.on ?? true, model: set?.model ?? '', asked: typed(asked), answered: typed(answered) }];
  });
  const budgets = SCOPES.flatMap((scope) =>
    PERIODS.flatMap((period) =>
      KINDS.map((kind) => [`${scope}.${period}.${kind}`, typed(own.budgets[scope][period][kind])]),
    ),
  );
  return {
    baseUrl: own.baseUrl ?? '',
    key: '',
    forgetKey: false,
    model: own.model ?? '',
    asked: typed(own.price?.asked),
    answered: typed(own.price?.answered),
    functions: Object.fromEntries(functions) as Values['functions'],
    budgets: Object.fromEntries(budgets) as Values['budgets'],
    keepDays: typed(own.keepDays),
    currency: own.currency ?? '',
  };
}

/** A number as people type it, full width and with commas too; `undefined` for what is none. */
function numberOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (plain === '') return null;
  const number = Number(plain);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
export const isNumber = (text: string): boolean => numberOf(text) !== undefined;
const number = (text: string): number | null => numberOf(text) ?? null;
const priceOf = (asked: string, answered: string): Price | null =>
  number(asked) === null && number(answered) === null
    ? null
    : { asked: number(asked) ?? 0, answered: number(answered) ?? 0 };

export function settingsOf(values: Values): OwnSettings {
  const limit = (scope: Scope, period: Period) => ({
    tokens: number(values.budgets[`${scope}.${period}.tokens`]),
    money: number(values.budgets[`${scope}.${period}.money`]),
  });
  const scope = (name: Scope) => ({ day: limit(name, 'day'), month: limit(name, 'month') });
  return {
    baseUrl: values.baseUrl.trim() || null,
    model: values.model.trim() || null,
    price: priceOf(values.asked, values.answered),
    functions: Object.fromEntries(
      Object.entries(values.functions).map(([fn, one]) => [
        fn,
        { on: one.on ? null : false, model: one.model.trim() || null, price: priceOf(one.asked, one.answered) },
      ]),
    ),
    budgets: { school: scope('school'), class: scope('class'), person: scope('person') },
    keepDays: number(values.keepDays),
    currency: values.currency.trim().toUpperCase() || null,
  };
}

/** Left out when the stored key stays. */
export const keyOf = ({ key, forgetKey }: Values): { key?: string | null } =>
  key.trim() ? { key: key.trim() } : forgetKey ? { key: null } : {};

export const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '');

export type Price = { readonly asked: number; readonly answered: number };
export type Limit = { readonly tokens: number | null; readonly money: number | null };
export type Budgets = Readonly<Record<'school' | 'class' | 'person', { readonly day: Limit; readonly month: Limit }>>;
type FunctionSetting = { readonly on: boolean | null; readonly model: string | null; readonly price: Price | null };
/** What the installation or a school says itself. */
export type Own = {
  readonly baseUrl: string | null;
  readonly model: string | null;
  readonly price: Price | null;
  readonly functions: Readonly<Partial<Record<string, FunctionSetting>>>;
  readonly budgets: Budgets;
  readonly keepDays: number | null;
  readonly currency: string | null;
};

export type Effective = {
  /** Whose endpoint and key are used; `null` where nobody has set one up. */
  readonly endpointOf: 'installation' | 'school' | null;
  readonly baseUrl: string | null;
  readonly budgets: Budgets;
  readonly keepDays: number;
  readonly currency: string;
  /** How a function is asked, or why it cannot be. */
  readonly of: (fn: string) => { readonly on: boolean; readonly model: string | null; readonly price: Price };
};

const none: Limit = { tokens: null, money: null };
const open = { day: none, month: none };
export const NOTHING_SET: Own = {
  baseUrl: null,
  model: null,
  price: null,
  functions: {},
  budgets: { school: open, class: open, person: open },
  keepDays: null,
  currency: null,
};

/** A class of forty in which everybody asks all lesson long stays below; a script that asks for hours does not. */
export const DEFAULT_BUDGETS: Budgets = {
  school: { day: { tokens: 20_000_000, money: null }, month: { tokens: 200_000_000, money: 50_000 } },
  class: { day: { tokens: 4_000_000, money: null }, month: { tokens: 40_000_000, money: null } },
  person: { day: { tokens: 400_000, money: null }, month: { tokens: 4_000_000, money: null } },
};
export const DEFAULT_KEEP_DAYS = 90;
const FREE: Price = { asked: 0, answered: 0 };

/**
 * What holds for a school. A school that names an address of its own stands on its own feet: its key, its models, its
 * prices, its budgets. One that goes by the installation's address may choose models of it and lower the budgets, never
 * raise them, because somebody else pays.
 */
export function effective(installation: Own, school: Own): Effective {
  const own = school.baseUrl !== null;
  const base = own ? NOTHING_SET : installation;
  const installationBudgets = limits(DEFAULT_BUDGETS, installation.budgets, (fallback, set) => set ?? fallback);
  return {
    endpointOf: own ? 'school' : installation.baseUrl === null ? null : 'installation',
    baseUrl: school.baseUrl ?? installation.baseUrl,
    budgets: limits(installationBudgets, school.budgets, own ? (fallback, set) => set ?? fallback : lower),
    keepDays: school.keepDays ?? installation.keepDays ?? DEFAULT_KEEP_DAYS,
    currency: installation.currency ?? 'JPY',
    of(fn) {
      const mine = school.functions[fn];
      const theirs = base.functions[fn];
      const model = mine?.model ?? school.model ?? theirs?.model ?? base.model;
      // The operator's "off" is off for whoever uses the operator's key.
      const on = theirs?.on !== false && (mine?.on ?? true);
      return { on, model, price: priceOf(model, [mine, school, theirs, base]) };
    },
  };
}

/** The price stands beside the model it belongs to; a model named without one costs what its place says in general. */
function priceOf(
  model: string | null,
  places: readonly ({ readonly model: string | null; readonly price: Price | null } | undefined)[],
): Price {
  const named = places.find((place) => place?.price && (place.model ?? model) === model);
  return named?.price ?? places.find((place) => place?.price)?.price ?? FREE;
}

const lower = (theirs: number | null, mine: number | null): number | null =>
  theirs === null ? mine : mine === null ? theirs : Math.min(theirs, mine);

function limits(
  base: Budgets,
  over: Budgets,
  pick: (base: number | null, over: number | null) => number | null,
): Budgets {
  const both = (scope: keyof Budgets, period: 'day' | 'month'): Limit => ({
    tokens: pick(base[scope][period].tokens, over[scope][period].tokens),
    money: pick(base[scope][period].money, over[scope][period].money),
  });
  const scope = (name: keyof Budgets) => ({ day: both(name, 'day'), month: both(name, 'month') });
  return { school: scope('school'), class: scope('class'), person: scope('person') };
}

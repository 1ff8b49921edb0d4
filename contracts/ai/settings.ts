import * as z from 'zod';
import { AiFunction } from '#contracts/ai/functions.ts';

const money = z.number().min(0).max(1_000_000_000);
/** What a million tokens cost, asked and answered, in the installation's currency. */
export const Price = z.object({ asked: money, answered: money });
export type Price = z.infer<typeof Price>;

/** `null`: no limit of its own. Money in the installation's currency. */
export const Limit = z.object({ tokens: z.number().int().min(0).max(1e12).nullable(), money: money.nullable() });
export type Limit = z.infer<typeof Limit>;
export const SCOPES = ['school', 'class', 'person'] as const;
export const PERIODS = ['day', 'month'] as const;
export type Scope = (typeof SCOPES)[number];
export type Period = (typeof PERIODS)[number];
const Periods = z.object({ day: Limit, month: Limit });
/** What may be used in a calendar day and month of the school's zone, by the school, each class, each person. */
export const Budgets = z.object({ school: Periods, class: Periods, person: Periods });
export type Budgets = z.infer<typeof Budgets>;

export const ModelName = z.string().trim().min(1).max(120);
/** `null` where it goes by the general setting. */
export const FunctionSetting = z.object({
  on: z.boolean().nullable(),
  model: ModelName.nullable(),
  price: Price.nullable(),
});
export type FunctionSetting = z.infer<typeof FunctionSetting>;

/** What one place (the installation or a school) says itself. `null`: a school goes by the installation. */
export const OwnSettings = z.object({
  baseUrl: z.string().trim().max(300).nullable(),
  model: ModelName.nullable(),
  price: Price.nullable(),
  functions: z.partialRecord(AiFunction, FunctionSetting),
  budgets: Budgets,
  /** Days the texts of calls are kept. */
  keepDays: z.number().int().min(0).max(3650).nullable(),
  /** ISO 4217; only the installation's counts. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
});
export type OwnSettings = z.infer<typeof OwnSettings>;

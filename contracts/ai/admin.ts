import * as z from 'zod';
import { AiFunction } from '#contracts/ai/functions.ts';
import { Budgets, ModelName, OwnSettings, PERIODS, Price } from '#contracts/ai/settings.ts';
import { Trouble } from '#contracts/ai/trouble.ts';
import { Day, Instant, may, route } from '#contracts/define.ts';
import { ClassId, SchoolId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

const tags = ['ai'];
const staff = ['adminOfSchool', 'operator'] as const;
/** Without a school the operator speaks of the installation, an administrator of their own school. */
const inPlace = z.object({ schoolId: SchoolId.optional() });
const Language = z.enum(['ja', 'en']);

export const AiStatus = z.object({ functions: z.array(z.object({ fn: AiFunction, available: z.boolean() })) });
export type AiStatus = z.infer<typeof AiStatus>;

export const AiSettingsView = z.object({
  schoolId: SchoolId.nullable(),
  own: OwnSettings,
  /** The last four characters of the key; the key itself never comes back. */
  keyEnd: z.string().nullable(),
  holds: z.object({
    endpointOf: z.enum(['installation', 'school']).nullable(),
    host: z.string().nullable(),
    functions: z.array(
      z.object({ fn: AiFunction, on: z.boolean(), available: z.boolean(), model: z.string().nullable(), price: Price }),
    ),
    budgets: Budgets,
    keepDays: z.number().int(),
    currency: z.string(),
  }),
  /** What would hold without anything of the school's own. */
  general: z.object({
    host: z.string().nullable(),
    model: z.string().nullable(),
    budgets: Budgets,
    keepDays: z.number(),
  }),
  trouble: Trouble.extend({ at: Instant }).nullable(),
  changedAt: Instant.nullable(),
  /** 0 before anything was set. */
  version: z.number().int(),
});
export type AiSettingsView = z.infer<typeof AiSettingsView>;

/** Left out: the key stays, unless the address now leads to another server. `null`: none. */
const Key = z.string().trim().min(1).max(500).nullable().optional();
export const AiTest = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    ms: z.number().int(),
    answer: z.string(),
    /** Models the endpoint lists, if it does. */
    models: z.array(z.string()),
  }),
  z.object({ ok: z.literal(false), trouble: Trouble, models: z.array(z.string()) }),
]);
export type AiTest = z.infer<typeof AiTest>;

const Figures = z.object({
  calls: z.number().int(),
  failed: z.number().int(),
  tokens: z.number().int(),
  /** In the installation's currency. */
  cost: z.number(),
});
export const AiUsage = z.object({
  month: z.string(),
  currency: z.string(),
  total: Figures,
  days: z.array(Figures.extend({ day: Day })),
  functions: z.array(Figures.extend({ fn: AiFunction })),
  classes: z.array(Figures.extend({ classId: ClassId.nullable(), name: z.string().nullable() })),
  /** The school's own budgets with what is used and held now. */
  budgets: z.array(
    z.object({
      period: z.enum(PERIODS),
      tokens: z.object({ used: z.number(), held: z.number(), limit: z.number().nullable() }),
      money: z.object({ used: z.number(), held: z.number(), limit: z.number().nullable() }),
    }),
  ),
});
export type AiUsage = z.infer<typeof AiUsage>;

const PersonRef = z.object({ id: UserId, familyName: z.string(), givenName: z.string() });
export const AiPersonUsage = Figures.extend({ person: PersonRef, role: z.enum(['admin', 'teacher', 'student']) });
export type AiPersonUsage = z.infer<typeof AiPersonUsage>;

export const CALL_ENDS = ['complete', 'tooLong', 'cut', 'stopped', 'refused', 'failed', 'lost'] as const;
export const AiCallRow = z.object({
  id: z.uuid(),
  at: Instant,
  fn: AiFunction,
  person: PersonRef.nullable(),
  className: z.string().nullable(),
  model: z.string(),
  host: z.string(),
  prompt: z.string(),
  round: z.number().int(),
  promptTokens: z.number().int(),
  answerTokens: z.number().int(),
  estimated: z.boolean(),
  cost: z.number(),
  ms: z.number().int().nullable(),
  /** `null` while it is under way. */
  finish: z.enum(CALL_ENDS).nullable(),
});
export type AiCallRow = z.infer<typeof AiCallRow>;
export const AiCallView = AiCallRow.extend({
  currency: z.string(),
  /** The masked text exactly as it left; `null` once its days are over. */
  sent: z.array(z.object({ role: z.string(), content: z.string() })).nullable(),
  received: z.string().nullable(),
});
export type AiCallView = z.infer<typeof AiCallView>;

export const aiAdminRoutes = {
  aiStatus: route
    .route({ method: 'GET', path: '/ai/status', tags, summary: 'Which functions of AI are there for the caller' })
    .meta(may(['signedIn']))
    .output(AiStatus),
  aiSettings: route
    .route({ method: 'GET', path: '/ai/settings', tags, summary: 'How models are reached, and what may be used' })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(inPlace)
    .output(AiSettingsView),
  saveAiSettings: route
    .route({ method: 'PUT', path: '/ai/settings', tags, summary: 'Change them' })
    .meta({ ...may([...staff], 'school', 'schoolId'), idempotent: false })
    .input(inPlace.extend({ own: OwnSettings, key: Key, version: z.number().int().min(0) }))
    .output(AiSettingsView),
  testAiSettings: route
    .route({ method: 'POST', path: '/ai/settings/test', tags, summary: 'Try an endpoint with a real, short call' })
    .meta({ ...may([...staff], 'school', 'schoolId'), idempotent: false })
    .input(inPlace.extend({ baseUrl: z.string().trim().max(300), model: ModelName.nullable(), key: Key }))
    .output(AiTest),
  aiUsage: route
    .route({ method: 'GET', path: '/ai/usage', tags, summary: 'What was used in a month, and the budgets' })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(
      inPlace.extend({
        month: z
          .string()
          .regex(/^\d{4}-\d{2}$/)
          .optional(),
      }),
    )
    .output(AiUsage),
  aiUsageOfPeople: route
    .route({ method: 'GET', path: '/ai/usage/people', tags, summary: 'What each person used in a month, by name' })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(inPlace.extend({ month: z.string().regex(/^\d{4}-\d{2}$/) }).extend(PageQuery.shape))
    .output(pageOf(AiPersonUsage)),
  aiCalls: route
    .route({ method: 'GET', path: '/ai/calls', tags, summary: 'Every call of a model, the newest first' })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(inPlace.extend({ fn: AiFunction.optional(), finish: z.enum(CALL_ENDS).optional() }).extend(PageQuery.shape))
    .output(pageOf(AiCallRow)),
  aiCall: route
    .route({ method: 'GET', path: '/ai/calls/{id}', tags, summary: 'What exactly was sent and answered' })
    .meta(may([...staff], 'aiCall', 'id'))
    .input(z.object({ id: z.uuid() }))
    .output(AiCallView),
};

export const AiPromptRow = z.object({
  key: z.string(),
  /** `null`: goes with calls of every function. */
  fn: AiFunction.nullable(),
  title: z.object({ ja: z.string(), en: z.string() }),
  version: z.number().int(),
  /** Languages the school has words of its own for; `movedOn`: ours has changed since they were written. */
  own: z.array(z.object({ language: Language, number: z.number().int(), movedOn: z.boolean() })),
});
export type AiPromptRow = z.infer<typeof AiPromptRow>;
export const AiPromptView = z.object({
  key: z.string(),
  title: z.object({ ja: z.string(), en: z.string() }),
  language: Language,
  version: z.number().int(),
  builtIn: z.string(),
  values: z.array(z.object({ name: z.string(), example: z.string() })),
  own: z.object({ text: z.string(), basedOn: z.number().int(), changedAt: Instant, movedOn: z.boolean() }).nullable(),
  /** How often the school has changed it; a change names the number it was made on. */
  number: z.number().int(),
});
export type AiPromptView = z.infer<typeof AiPromptView>;
const onePrompt = inPlace.extend({ key: z.string().max(60), language: Language });
const PromptText = z.string().trim().min(1).max(20_000);

export const aiPromptRoutes = {
  aiPrompts: route
    .route({ method: 'GET', path: '/ai/prompts', tags, summary: 'The wordings models are given' })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(inPlace)
    .output(z.object({ items: z.array(AiPromptRow) })),
  aiPrompt: route
    .route({ method: 'GET', path: '/ai/prompts/{key}', tags, summary: 'One wording beside the built-in one' })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(onePrompt)
    .output(AiPromptView),
  saveAiPrompt: route
    .route({
      method: 'PUT',
      path: '/ai/prompts/{key}',
      tags,
      summary: "Use the school's own wording; null: the built-in",
    })
    .meta(may([...staff], 'school', 'schoolId'))
    .input(onePrompt.extend({ text: PromptText.nullable(), number: z.number().int().min(0) }))
    .output(AiPromptView),
  previewAiPrompt: route
    .route({ method: 'POST', path: '/ai/prompts/{key}/preview', tags, summary: 'A wording with example values put in' })
    .meta({ ...may([...staff], 'school', 'schoolId'), idempotent: false })
    .input(onePrompt.extend({ text: PromptText }))
    .output(z.object({ text: z.string() })),
};

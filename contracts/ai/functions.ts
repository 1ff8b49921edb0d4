import * as z from 'zod';

/** What a model is asked for; each has its model, prompt and price in the settings. */
export const FUNCTIONS = [
  'coach',
  'assistant',
  'themes',
  'curriculum',
  'evaluation',
  'summary',
  'recommendation',
] as const;
export const AiFunction = z.enum(FUNCTIONS);
export type AiFunction = z.infer<typeof AiFunction>;

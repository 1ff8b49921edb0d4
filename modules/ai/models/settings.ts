import * as z from 'zod';

const seconds = (fallback: number) => z.coerce.number().positive().max(3600).default(fallback);

export const aiSettings = z.object({
  QUESTED_AI_LOCAL: z
    .string()
    .default('')
    .refine((text) => listed(text).every((one) => URL.canParse(one)), 'must be addresses, separated by commas')
    .describe(
      'Models inside the house: addresses that may be plain HTTP or private, separated by commas, e.g. `http://ollama:11434`. All others must be HTTPS and public.',
    ),
  QUESTED_AI_FIRST_SECONDS: seconds(30).describe(
    'How long a model may take to begin its answer, and between two words.',
  ),
  QUESTED_AI_LONGEST_SECONDS: seconds(180).describe('How long a call of a model may take in all, tries included.'),
  QUESTED_AI_AT_ONCE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(24)
    .describe('Calls of models under way at once in one process; a school has at most half of them.'),
});
export type AiProcessSettings = z.output<typeof aiSettings>;

function listed(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** Origins inside the house that may be spoken to. */
export const localOrigins = ({ QUESTED_AI_LOCAL }: AiProcessSettings): ReadonlySet<string> =>
  new Set(listed(QUESTED_AI_LOCAL).map((one) => new URL(one).origin));

import * as z from 'zod';

/** Why an endpoint cannot be used, in words a page translates. */
export const TROUBLES = [
  'wrongKey',
  'unknownModel',
  'unreachable',
  'notAnEndpoint',
  'refusedAddress',
  'quota',
  'busy',
  'failing',
  'slow',
  'refusedRequest',
] as const;
export const Trouble = z.object({
  kind: z.enum(TROUBLES),
  /** What the endpoint said, shortened; for administrators only. */
  detail: z.string(),
});
export type Trouble = z.infer<typeof Trouble>;

import * as z from 'zod';

/** Query parameters of a list: an opaque cursor from the previous page and how many rows (1–200). */
export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list; `next` is absent on the last page, `total` counts the rows of the whole filtered list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional(), total: z.number().int() });

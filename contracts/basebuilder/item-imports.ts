import * as z from 'zod';
import { authors } from '#contracts/basebuilder/categories.ts';
import { AnswerType, ItemFilter } from '#contracts/basebuilder/items.ts';
import { Instant, may, route, Version } from '#contracts/define.ts';
import { ItemImportId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export const ITEM_COLUMNS = [
  'title',
  'category',
  'question',
  'answer_type',
  'correct_answer',
  'choices',
  'explanation',
  'difficulty',
] as const;
export type ItemColumn = (typeof ITEM_COLUMNS)[number];

/** What is wrong with a row: the column, a stable key and what its sentence needs. */
export const RowFault = z.object({
  column: z.enum([...ITEM_COLUMNS, '']),
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type RowFault = z.infer<typeof RowFault>;

/** `create`: new; `known`: its category has an item of this title already; `error`: it cannot be read. */
export const ROW_VERDICTS = ['create', 'known', 'error'] as const;
const Verdict = z.enum(ROW_VERDICTS);

export const ItemImportView = z.object({
  id: ItemImportId,
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'shift_jis']),
  format: z.enum(['csv', 'anki']),
  /** `checked ─commit→ running → done`; `failed`: what had been written stays. */
  state: z.enum(['checked', 'running', 'done', 'failed']),
  counts: z.object({
    all: z.number().int(),
    create: z.number().int(),
    known: z.number().int(),
    error: z.number().int(),
  }),
  /** Paths of categories that would be created. */
  newCategories: z.array(z.string()),
  unknownColumns: z.array(z.string()),
  existing: z.enum(['update', 'skip']),
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** Text sets that were made of it. */
  sets: z.number().int(),
  createdAt: Instant,
  version: z.number().int(),
});
export type ItemImportView = z.infer<typeof ItemImportView>;

export const ItemImportRow = z.object({
  line: z.number().int(),
  verdict: Verdict,
  /** As read. */
  cells: z.record(z.string(), z.string()),
  answerType: AnswerType.nullable(),
  faults: z.array(RowFault),
});
export type ItemImportRow = z.infer<typeof ItemImportRow>;

const tags = ['basebuilder'];
const ofSchool = may(authors, 'school');
const ofImport = may(authors, 'itemImport', 'id');
const one = z.object({ id: ItemImportId });
/** Largest file in bytes; 10,000 rows are about 1.5 MB. */
export const IMPORT_LIMIT = 10 * 1024 * 1024;

export const itemImportRoutes = {
  checkItemImport: route
    .meta({ ...ofSchool, limit: 'upload', bodyLimit: IMPORT_LIMIT, idempotent: false })
    .route({
      method: 'POST',
      path: '/item-imports',
      successStatus: 201,
      summary:
        'Read items from CSV or from notes as Anki exports them; nothing is written yet. Columns, in any order, English or Japanese: title 単語, category カテゴリー (A/B below each other), question 問題, answer_type 解答形式, correct_answer 正解 (several parted by |), choice_1…choice_8 選択肢1…, explanation 解説, difficulty 難易度',
      tags,
    })
    .input(
      z.object({
        file: z.file(),
        /** For notes without a deck. */
        category: z.string().trim().max(200).optional(),
        /** Notes ask for their back; turned round they ask for their front. */
        turned: z.stringbool().default(false),
      }),
    )
    .output(ItemImportView),
  itemImport: route
    .meta(ofImport)
    .route({ method: 'GET', path: '/item-imports/{id}', summary: 'State and progress of an import of items', tags })
    .input(one)
    .output(ItemImportView),
  itemImportRows: route
    .meta(ofImport)
    .route({ method: 'GET', path: '/item-imports/{id}/rows', summary: 'Its rows with what becomes of each', tags })
    .input(PageQuery.extend({ id: ItemImportId, verdict: Verdict.optional() }))
    .output(pageOf(ItemImportRow)),
  commitItemImport: route
    .meta(ofImport)
    .route({
      method: 'POST',
      path: '/item-imports/{id}/commit',
      successStatus: 202,
      summary: 'Write the rows without errors; runs as a job',
      tags,
    })
    .input(
      one.extend({
        version: Version,
        /** What becomes of items the category has already. */
        existing: z.enum(['update', 'skip']).default('skip'),
        /** Every ten rows of a category become a text set `【category】No.n`, unless they stand in one. */
        sets: z.boolean().default(false),
      }),
    )
    .output(ItemImportView),
  itemImportErrors: route
    .meta(ofImport)
    .route({ method: 'GET', path: '/item-imports/{id}/errors.csv', summary: 'The rows in error, to be mended', tags })
    .input(one)
    .output(z.file()),
  exportItems: route
    .meta(ofSchool)
    .route({
      method: 'GET',
      path: '/knowledge-item-files/items.csv',
      summary: 'The items found as CSV, as an import reads them; at most 20,000',
      tags,
    })
    .input(ItemFilter)
    .output(z.file()),
};

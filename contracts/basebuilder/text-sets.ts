import * as z from 'zod';
import { authors } from '#contracts/basebuilder/categories.ts';
import { AnswerType } from '#contracts/basebuilder/items.ts';
import { Instant, may, route, Version } from '#contracts/define.ts';
import { CategoryId, ItemId, TextSetId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

/** Most words of a set; ten are usual. */
export const MOST_WORDS = 100;
export const MOST_QUESTIONS = 20;

export const SetRow = z.object({
  id: TextSetId,
  title: z.string(),
  categoryId: CategoryId.nullable(),
  category: z.string().nullable(),
  words: z.number().int(),
  questions: z.number().int(),
  passage: z.boolean(),
  /** Classes it is delivered to now. */
  classes: z.number().int(),
  archived: z.boolean(),
  changedAt: Instant,
  version: z.number().int(),
});
export type SetRow = z.infer<typeof SetRow>;

const Entry = z.object({
  itemId: ItemId,
  title: z.string(),
  question: z.string(),
  answerType: AnswerType,
  /** Pupils are asked it: it is active and not archived. */
  asked: z.boolean(),
});
export const SetView = SetRow.omit({ passage: true, words: true, questions: true }).extend({
  passage: z.string(),
  words: z.array(Entry),
  questions: z.array(Entry),
});
export type SetView = z.infer<typeof SetView>;

export const SetFields = z.object({
  title: z.string().trim().min(1).max(200),
  categoryId: CategoryId.nullable().default(null),
  /** Light Markdown; furigana as `漢字《かんじ》` are shown as written. Empty: no passage. */
  passage: z.string().max(20_000).default(''),
  /** Its words, in their order. */
  wordIds: z.array(ItemId).max(MOST_WORDS),
  /** Questions on the passage, in their order. */
  questionIds: z.array(ItemId).max(MOST_QUESTIONS).default([]),
});
export type SetFields = z.infer<typeof SetFields>;

const tags = ['basebuilder'];
const ofSchool = may(authors, 'school');
const ofSet = may(authors, 'textSet', 'id');
const one = z.object({ id: TextSetId });

export const textSetRoutes = {
  textSets: route
    .meta(ofSchool)
    .route({ method: 'GET', path: '/text-sets', summary: 'Text sets of the school, last changed first', tags })
    .input(
      PageQuery.extend({
        q: z.string().trim().max(100).optional(),
        categoryId: CategoryId.optional(),
        archived: z.stringbool().default(false),
      }),
    )
    .output(pageOf(SetRow)),
  textSet: route
    .meta(ofSet)
    .route({ method: 'GET', path: '/text-sets/{id}', summary: 'A text set with its words, for authors', tags })
    .input(one)
    .output(SetView),
  addTextSet: route
    .meta(ofSchool)
    .route({ method: 'POST', path: '/text-sets', successStatus: 201, summary: 'Add a text set', tags })
    .input(SetFields)
    .output(SetView),
  changeTextSet: route
    .meta(ofSet)
    .route({ method: 'PUT', path: '/text-sets/{id}', summary: 'Change a text set and the order of its words', tags })
    .input(SetFields.extend({ id: TextSetId, version: Version }))
    .output(SetView),
  duplicateTextSet: route
    .meta(ofSet)
    .route({ method: 'POST', path: '/text-sets/{id}/duplicate', successStatus: 201, summary: 'A copy to change', tags })
    .input(one.extend({ title: z.string().trim().min(1).max(200) }))
    .output(SetView),
  archiveTextSet: route
    .meta(ofSet)
    .route({
      method: 'POST',
      path: '/text-sets/{id}/archive',
      summary: 'Put it away: no pupil sees it any more, what they learned stays',
      tags,
    })
    .input(one)
    .output(SetRow),
  takeBackTextSet: route
    .meta(ofSet)
    .route({ method: 'POST', path: '/text-sets/{id}/take-back', summary: 'Take it out again', tags })
    .input(one)
    .output(SetRow),
};

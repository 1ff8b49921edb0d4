import * as z from 'zod';
import { authors } from '#contracts/basebuilder/categories.ts';
import { Instant, may, route, Version } from '#contracts/define.ts';
import { CategoryId, FileId, ItemId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export const ANSWER_TYPES = ['text', 'choice', 'boolean'] as const;
export const AnswerType = z.enum(ANSWER_TYPES);
export type AnswerType = z.infer<typeof AnswerType>;

const words = (longest: number) => z.string().trim().max(longest);
const answer = words(200).min(1);

/**
 * What is learned: a word and its meaning, or a question and its answer. Pupils never read this form, but presentations
 * of it (contracts/basebuilder/practice.ts), so that no answer is given away before it was given.
 */
export const ItemFields = z.object({
  categoryId: CategoryId,
  /** The word, or the answer in its first spelling. */
  title: words(200).min(1),
  /** Its meaning, or the question. */
  question: words(2000).min(1),
  answerType: AnswerType,
  /** Every answer that counts; of true/false exactly `true` or `false`. */
  accepted: z.array(answer).min(1).max(20),
  /** Own choices with a right one among them; empty: other titles of the category are offered beside the right one. */
  choices: z.array(answer).max(8).default([]),
  /** Light Markdown, read after answering only. */
  explanation: words(5000).default(''),
  difficulty: z.int().min(1).max(5).default(3),
  active: z.boolean().default(true),
  /** Files of the place `school:SCHOOL` (contracts/content/files.ts). */
  imageId: FileId.nullable().default(null),
  audioId: FileId.nullable().default(null),
});
export type ItemFields = z.infer<typeof ItemFields>;

export const ItemView = ItemFields.extend({
  id: ItemId,
  /** Path of its category, `英語/動詞`. */
  category: z.string(),
  archived: z.boolean(),
  /** Sets it stands in that are not archived. */
  sets: z.number().int(),
  changedAt: Instant,
  version: z.number().int(),
});
export type ItemView = z.infer<typeof ItemView>;

export const ItemFilter = z.object({
  q: z.string().trim().max(100).optional(),
  categoryId: CategoryId.optional(),
  /** With what stands in categories below it. */
  below: z.stringbool().default(true),
  answerType: AnswerType.optional(),
  difficulty: z.coerce.number().int().min(1).max(5).optional(),
  state: z.enum(['active', 'resting', 'archived']).optional(),
  sort: z.enum(['title', 'newest', 'difficulty']).default('title'),
});
export type ItemFilter = z.infer<typeof ItemFilter>;

const tags = ['basebuilder'];
const ofSchool = may(authors, 'school');
const ofItem = may(authors, 'knowledgeItem', 'id');
const one = z.object({ id: ItemId });

export const itemRoutes = {
  knowledgeItems: route
    .meta(ofSchool)
    .route({ method: 'GET', path: '/knowledge-items', summary: 'Items of the school, found and filtered', tags })
    .input(PageQuery.extend(ItemFilter.shape))
    .output(pageOf(ItemView)),
  knowledgeItem: route
    .meta(ofItem)
    .route({ method: 'GET', path: '/knowledge-items/{id}', summary: 'One item, as authors see it', tags })
    .input(one)
    .output(ItemView),
  addKnowledgeItem: route
    .meta(ofSchool)
    .route({ method: 'POST', path: '/knowledge-items', successStatus: 201, summary: 'Add an item', tags })
    .input(ItemFields)
    .output(ItemView),
  changeKnowledgeItem: route
    .meta(ofItem)
    .route({
      method: 'PUT',
      path: '/knowledge-items/{id}',
      summary: 'Change an item; answers given stay as judged',
      tags,
    })
    .input(ItemFields.extend({ id: ItemId, version: Version }))
    .output(ItemView),
  removeKnowledgeItem: route
    .meta(ofItem)
    .route({
      method: 'DELETE',
      path: '/knowledge-items/{id}',
      summary: 'Remove an item; one that was answered is archived and its history stays',
      tags,
    })
    .input(one)
    .output(z.object({ outcome: z.enum(['removed', 'archived']) })),
  takeBackKnowledgeItem: route
    .meta(ofItem)
    .route({
      method: 'POST',
      path: '/knowledge-items/{id}/take-back',
      summary: 'Bring back what was archived, or removed within the last day',
      tags,
    })
    .input(one)
    .output(ItemView),
  changeKnowledgeItems: route
    .meta(ofSchool)
    .route({ method: 'POST', path: '/knowledge-items/change', summary: 'The same change to many items', tags })
    .input(
      z.object({
        ids: z.array(ItemId).min(1).max(200),
        change: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('move'), categoryId: CategoryId }),
          z.object({ kind: z.literal('difficulty'), difficulty: z.int().min(1).max(5) }),
          z.object({ kind: z.literal('active'), active: z.boolean() }),
          z.object({ kind: z.literal('remove') }),
          z.object({ kind: z.literal('takeBack') }),
        ]),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
};

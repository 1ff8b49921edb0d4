import * as z from 'zod';
import { may, route, Version } from '#contracts/define.ts';
import { CategoryId } from '#contracts/ids.ts';

/** Most categories of a school, and most levels of its tree. */
export const MOST_CATEGORIES = 2000;
export const DEEPEST_CATEGORY = 8;

export const CategoryView = z.object({
  id: CategoryId,
  parentId: CategoryId.nullable(),
  name: z.string(),
  /** From the root to itself, `英語/1年/動詞`. */
  path: z.string(),
  position: z.number().int(),
  archived: z.boolean(),
  /** Items that stand in it directly and are not archived. */
  items: z.number().int(),
  version: z.number().int(),
});
export type CategoryView = z.infer<typeof CategoryView>;

const tags = ['basebuilder'];
export const authors = ['teacherOfSchool', 'adminOfSchool'] as const;
const ofSchool = may(authors, 'school');
const ofCategory = may(authors, 'category', 'id');
/** Without slashes: they part the names of a path. */
const name = z.string().trim().min(1).max(100);

export const categoryRoutes = {
  categories: route
    .meta(ofSchool)
    .route({ method: 'GET', path: '/categories', summary: 'The tree of categories, parents before children', tags })
    .input(z.object({ archived: z.stringbool().default(false) }))
    .output(z.object({ items: z.array(CategoryView) })),
  addCategory: route
    .meta(ofSchool)
    .route({ method: 'POST', path: '/categories', successStatus: 201, summary: 'Add a category at the end', tags })
    .input(z.object({ name, parentId: CategoryId.nullable().default(null) }))
    .output(CategoryView),
  changeCategory: route
    .meta(ofCategory)
    .route({
      method: 'PUT',
      path: '/categories/{id}',
      summary: 'Rename and move a category; `before` names the neighbour it stands before, null the end',
      tags,
    })
    .input(
      z.object({
        id: CategoryId,
        version: Version,
        name,
        parentId: CategoryId.nullable(),
        /** Left out, it keeps its place (or comes last under a new parent). */
        before: CategoryId.nullable().optional(),
      }),
    )
    .output(CategoryView),
  archiveCategory: route
    .meta(ofCategory)
    .route({
      method: 'POST',
      path: '/categories/{id}/archive',
      summary: 'Put a category away with all below it; its items stay as they are',
      tags,
    })
    .input(z.object({ id: CategoryId }))
    .output(CategoryView),
  takeBackCategory: route
    .meta(ofCategory)
    .route({
      method: 'POST',
      path: '/categories/{id}/take-back',
      summary: 'Take a category out again with what was put away together with it',
      tags,
    })
    .input(z.object({ id: CategoryId }))
    .output(CategoryView),
};

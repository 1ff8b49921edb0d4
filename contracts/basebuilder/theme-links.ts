import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { authors } from '#contracts/basebuilder/categories.ts';
import { Learner, Level } from '#contracts/basebuilder/practice-views.ts';
import { Instant, may, Nothing, route } from '#contracts/define.ts';
import { ClassId, ItemId, TextSetId, ThemeId, UserId } from '#contracts/ids.ts';

/** Most words and sets of one theme: what a pupil can still look through. */
export const MOST_LINKS = 50;
export const MOST_SUGGESTIONS = 20;

export const ThingKind = z.enum(['item', 'set']);
export type ThingKind = z.infer<typeof ThingKind>;
/** How close it is to the theme, 5 the closest. */
export const Relevance = z.number().int().min(1).max(5);

/** The theme a pupil has chosen in a class, in its present words. */
export const ChosenTheme = z.object({ id: ThemeId, title: z.string(), question: z.string() });
export type ChosenTheme = z.infer<typeof ChosenTheme>;

export const ThemeLinkView = z.object({
  themeId: ThemeId,
  kind: ThingKind,
  /** The item or the set. */
  thingId: z.uuid(),
  title: z.string(),
  /** An item's question; empty of a set. */
  question: z.string(),
  /** Words of a set; 1 of an item. */
  words: z.number().int(),
  /** Pupils are asked it: an item that rests is not. */
  asked: z.boolean(),
  relevance: Relevance,
  linkedAt: Instant,
});
export type ThemeLinkView = z.infer<typeof ThemeLinkView>;

export const PupilTheme = Learner.extend({
  /** Null: nothing is chosen. */
  theme: ChosenTheme.nullable(),
  /** The closest first. */
  links: z.array(ThemeLinkView),
});
export type PupilTheme = z.infer<typeof PupilTheme>;

export const ThemeSuggestion = z.object({
  itemId: ItemId,
  title: z.string(),
  question: z.string(),
  category: z.string(),
  score: z.number(),
  /** The word stands in the theme, words are shared with it, or the name of its category stands there. */
  because: z.enum(['word', 'shared', 'category']),
  /** The words both have. */
  common: z.array(z.string()),
  /** What the link is made with unless the teacher says otherwise. */
  relevance: Relevance,
});
export type ThemeSuggestion = z.infer<typeof ThemeSuggestion>;

export const ItemTheme = z.object({
  student: PersonRef,
  classId: ClassId,
  className: z.string(),
  theme: ChosenTheme,
  relevance: Relevance,
});
export type ItemTheme = z.infer<typeof ItemTheme>;

/** A word or set for a pupil's question. Like everywhere, a word is told only when the pupil has met it. */
export const ThemeWord = z.object({
  kind: ThingKind,
  thingId: z.uuid(),
  title: z.string().nullable(),
  question: z.string(),
  words: z.number().int(),
  /** Of an item. */
  level: Level.nullable(),
  relevance: Relevance,
});
export type ThemeWord = z.infer<typeof ThemeWord>;

const tags = ['basebuilder'];
const teacher = may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId');
const ofClass = z.object({ classId: ClassId });

/** Words and sets a teacher links to what pupils ask. */
export const themeLinkRoutes = {
  classThemeLinks: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/theme-links',
      summary: 'Every pupil of a class with the theme they have chosen and what is linked to it',
      tags,
    })
    .input(ofClass)
    .output(z.object({ items: z.array(PupilTheme) })),
  linkTheme: route
    .meta(teacher)
    .route({
      method: 'PUT',
      path: '/classes/{classId}/theme-links',
      summary:
        'Link an item or a set to a theme a pupil of the class has chosen; linked already, its relevance changes',
      tags,
    })
    .input(
      ofClass.extend({
        themeId: ThemeId,
        kind: ThingKind,
        thingId: z.union([ItemId, TextSetId]),
        relevance: Relevance,
      }),
    )
    .output(ThemeLinkView),
  unlinkTheme: route
    .meta(teacher)
    .route({
      method: 'DELETE',
      path: '/classes/{classId}/theme-links/{themeId}/{thingId}',
      summary: 'Take a link away; what is not linked stays so',
      tags,
    })
    .input(ofClass.extend({ themeId: ThemeId, thingId: z.uuid() }))
    .output(Nothing),
  themeSuggestions: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/theme-suggestions',
      summary: 'Items that share words with the theme a pupil has chosen in this class, the best 20',
      tags,
    })
    .input(ofClass.extend({ studentId: UserId }))
    .output(z.object({ items: z.array(ThemeSuggestion).max(MOST_SUGGESTIONS) })),
  itemThemes: route
    .meta(may(authors, 'knowledgeItem', 'id'))
    .route({
      method: 'GET',
      path: '/knowledge-items/{id}/theme-links',
      summary: 'The themes an item is linked to, of classes one teaches (administrators: of all)',
      tags,
    })
    .input(z.object({ id: ItemId }))
    .output(z.object({ items: z.array(ItemTheme) })),
  themeWords: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/practice/theme-words',
      summary: 'Words and sets for the questions one has chosen, the closest first',
      tags,
    })
    .output(
      z.object({ items: z.array(z.object({ theme: ChosenTheme, className: z.string(), words: z.array(ThemeWord) })) }),
    ),
};

import * as z from 'zod';
import {
  ApproveTheme,
  ClassThemeRow,
  ClassThemesQuery,
  MainThemeView,
  RosterTheme,
  ThemeCounts,
  ThemeListItem,
  ThemeRemarkView,
  ThemeRevisionView,
  ThemeRules,
  ThemeView,
  text,
  themeWords,
  title,
} from '#contracts/content/theme-views.ts';
import { may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, MainThemeId, ThemeId, UserId } from '#contracts/ids.ts';
import { pageOf } from '#contracts/page.ts';

export * from '#contracts/content/theme-views.ts';

const tags = ['content'];
const mainThemeWords = { title, description: text(2000) };
const byPupil = (summary: string, path: `/${string}`) =>
  route.meta(may(['self'], 'theme', 'id')).route({ method: 'POST', path, summary, tags });
const byTeacher = (summary: string, path: `/${string}`) =>
  route.meta(may(['teacherOfClass', 'adminOfSchool'], 'theme', 'id')).route({ method: 'POST', path, summary, tags });

export const themeRoutes = {
  mainThemes: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/main-themes', summary: 'Main themes of a class', tags })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(MainThemeView) })),
  addMainTheme: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/main-themes',
      successStatus: 201,
      summary: 'Set a main theme for a class',
      tags,
    })
    .input(z.object({ classId: ClassId, ...mainThemeWords, description: mainThemeWords.description.default('') }))
    .output(MainThemeView),
  changeMainTheme: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'mainTheme', 'id'))
    .route({ method: 'PUT', path: '/main-themes/{id}', summary: 'Change or withdraw a main theme', tags })
    .input(z.object({ id: MainThemeId, version: Version, ...mainThemeWords, withdrawn: z.boolean() }))
    .output(MainThemeView),

  themeRules: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/theme-rules', summary: 'How a class chooses themes', tags })
    .input(z.object({ classId: ClassId }))
    .output(ThemeRules),
  changeThemeRules: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'PUT',
      path: '/classes/{classId}/theme-rules',
      summary: 'Change how a class chooses themes',
      tags,
    })
    .input(ThemeRules.extend({ classId: ClassId }))
    .output(ThemeRules),
  classThemes: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'id'))
    .route({
      method: 'GET',
      path: '/classes/{id}/themes',
      summary: 'Themes of the pupils of a class; who has none stands there with an empty theme',
      tags,
    })
    .input(ClassThemesQuery)
    .output(pageOf(ClassThemeRow).extend({ counts: ThemeCounts })),
  rosterThemes: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'id'))
    .route({
      method: 'GET',
      path: '/classes/{id}/roster-themes',
      summary: 'One theme of every pupil of a class: the one chosen, otherwise the one last worked on',
      tags,
    })
    .input(z.object({ id: ClassId }))
    .output(z.object({ items: z.array(RosterTheme) })),
  themeCounts: route
    .meta(may(['teacherOfSchool'], 'school'))
    .route({ method: 'GET', path: '/theme-counts', summary: 'Themes chosen and waiting in my classes', tags })
    .input(z.object({}))
    .output(z.object({ items: z.array(ThemeCounts.extend({ classId: ClassId })) })),
  studentThemes: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'id'))
    .route({
      method: 'GET',
      path: '/students/{id}/themes',
      summary: 'Themes of a pupil in all classes; teachers see those of the classes they teach',
      tags,
    })
    .input(z.object({ id: UserId, classId: ClassId.optional(), archived: z.stringbool().default(false) }))
    .output(z.object({ items: z.array(ThemeListItem) })),

  theme: route
    .meta(may(['self', 'teacherOfClass', 'adminOfSchool'], 'theme', 'id'))
    .route({ method: 'GET', path: '/themes/{id}', summary: 'One theme with the talk about it', tags })
    .input(z.object({ id: ThemeId }))
    .output(ThemeView),
  addTheme: route
    .meta(may(['memberOfClass'], 'class', 'classId'))
    .route({ method: 'POST', path: '/themes', successStatus: 201, summary: 'Begin a theme of my own', tags })
    .input(z.object({ classId: ClassId, ...themeWords, autosave: z.boolean().default(false) }))
    .output(ThemeView),
  changeTheme: route
    .meta(may(['self'], 'theme', 'id'))
    .route({
      method: 'PUT',
      path: '/themes/{id}',
      summary: 'Change the words of my theme; a change of title or question is a version of its own',
      tags,
    })
    .input(
      z.object({
        id: ThemeId,
        version: Version,
        ...themeWords,
        /** Why the question changed, for its history. */
        note: text(300).default(''),
        /** Saved while typing: goes on with the version the last such save has begun. */
        autosave: z.boolean().default(false),
      }),
    )
    .output(ThemeView),
  removeTheme: route
    .meta(may(['self'], 'theme', 'id'))
    .route({
      method: 'DELETE',
      path: '/themes/{id}',
      successStatus: 204,
      summary: 'Delete a draft nobody was shown; it can be taken back for 30 days',
      tags,
    })
    .input(z.object({ id: ThemeId }))
    .output(Nothing),
  archiveTheme: byPupil('Put my theme away', '/themes/{id}/archive')
    .input(z.object({ id: ThemeId }))
    .output(ThemeView),
  restoreTheme: byPupil('Take my theme back', '/themes/{id}/restore')
    .input(z.object({ id: ThemeId }))
    .output(ThemeView),
  proposeTheme: byPupil('Show my theme to the teacher', '/themes/{id}/propose')
    .input(z.object({ id: ThemeId, version: Version }))
    .output(ThemeView),
  withdrawTheme: byPupil('Take my proposal back', '/themes/{id}/withdraw')
    .input(z.object({ id: ThemeId, version: Version }))
    .output(ThemeView),
  selectTheme: byPupil('Choose this theme as mine in its class', '/themes/{id}/select')
    .input(z.object({ id: ThemeId }))
    .output(ThemeView),
  unselectTheme: byPupil('Choose no theme for now', '/themes/{id}/unselect')
    .input(z.object({ id: ThemeId }))
    .output(ThemeView),
  approveTheme: byTeacher('Approve what was proposed, as it was read', '/themes/{id}/approve')
    .input(ApproveTheme)
    .output(ThemeView),
  returnTheme: byTeacher('Give a proposal back with a comment', '/themes/{id}/return')
    .input(ApproveTheme.extend({ comment: text(2000).min(1) }))
    .output(ThemeView),
  commentTheme: route
    .meta(may(['self', 'teacherOfClass', 'adminOfSchool'], 'theme', 'id'))
    .route({
      method: 'POST',
      path: '/themes/{id}/comments',
      successStatus: 201,
      summary: 'Say something about a theme, or answer',
      tags,
    })
    .input(z.object({ id: ThemeId, text: text(2000).min(1) }))
    .output(ThemeRemarkView),
  themeVersions: route
    .meta(may(['self', 'teacherOfClass', 'adminOfSchool'], 'theme', 'id'))
    .route({ method: 'GET', path: '/themes/{id}/versions', summary: 'History of the question, newest first', tags })
    .input(z.object({ id: ThemeId }))
    .output(z.object({ items: z.array(ThemeRevisionView) })),
  restoreThemeVersion: byPupil('Make an old wording the newest version', '/themes/{id}/versions/{number}/restore')
    .input(z.object({ id: ThemeId, number: z.coerce.number().int().min(1), version: Version }))
    .output(ThemeView),
};

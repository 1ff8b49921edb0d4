import * as z from 'zod';
import { Instant, may, route, Version } from '#contracts/define.ts';
import { ClassId, MainThemeId } from '#contracts/ids.ts';

export const MainThemeView = z.object({
  id: MainThemeId,
  classId: ClassId,
  title: z.string(),
  description: z.string(),
  withdrawn: z.boolean(),
  createdAt: Instant,
  version: z.number().int(),
});
export type MainThemeView = z.infer<typeof MainThemeView>;

const words = { title: z.string().trim().min(1).max(100), description: z.string().trim().max(2000) };

export const themeRoutes = {
  mainThemes: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/main-themes',
      summary: 'Main themes of a class',
      tags: ['content'],
    })
    .input(z.object({ classId: ClassId }))
    .output(z.object({ items: z.array(MainThemeView) })),
  addMainTheme: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/main-themes',
      successStatus: 201,
      summary: 'Set a main theme for a class',
      tags: ['content'],
    })
    .input(z.object({ classId: ClassId, ...words, description: words.description.default('') }))
    .output(MainThemeView),
  changeMainTheme: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'mainTheme', 'id'))
    .route({ method: 'PUT', path: '/main-themes/{id}', summary: 'Change or withdraw a main theme', tags: ['content'] })
    .input(z.object({ id: MainThemeId, version: Version, ...words, withdrawn: z.boolean() }))
    .output(MainThemeView),
};

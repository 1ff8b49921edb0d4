import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, p, reference, version } from '#kernel/database/columns.ts';

/** A main theme (大テーマ) of a class. Withdrawn ones stay, because pupils' themes came from them. */
export const MainTheme = defineEntity({
  name: 'MainTheme',
  tableName: 'main_theme',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    title: p.string().length(100),
    description: p.text(),
    withdrawn: p.boolean().default(false),
    createdAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ name: 'main_theme_class', properties: ['classId', 'id'] }],
});
export type MainTheme = InferEntity<typeof MainTheme>;

export const themeEntities = [MainTheme];

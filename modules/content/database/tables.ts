import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { classes, classGroups, memberships, schools } from '#contracts/academic/replicas.ts';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Curriculum, CurriculumVersion } from '#modules/content/database/curricula.ts';
import type { StoredFile, Upload } from '#modules/content/database/files.ts';
import type {
  ClassThemeRules,
  PersonalTheme,
  ThemeRemark,
  ThemeRevision,
  ThemeSelection,
} from '#modules/content/database/personal-themes.ts';
import type { MainTheme } from '#modules/content/database/themes.ts';

type Replica<Row extends z.ZodObject> = Raw<z.input<Row>> & { id: string; gone: 0 | 1 };

/** The module's tables as Kysely reads them. */
export type Tables = {
  upload: Raw<InferEntity<typeof Upload>>;
  stored_file: Raw<InferEntity<typeof StoredFile>>;
  main_theme: Raw<InferEntity<typeof MainTheme>>;
  personal_theme: Raw<InferEntity<typeof PersonalTheme>>;
  theme_revision: Raw<InferEntity<typeof ThemeRevision>>;
  theme_remark: Raw<InferEntity<typeof ThemeRemark>>;
  theme_selection: Raw<InferEntity<typeof ThemeSelection>>;
  class_theme_rules: Raw<InferEntity<typeof ClassThemeRules>>;
  curriculum: Raw<InferEntity<typeof Curriculum>>;
  curriculum_version: Raw<InferEntity<typeof CurriculumVersion>>;
  replica_user_people: Replica<typeof people.row>;
  replica_academic_schools: Replica<typeof schools.row>;
  replica_academic_classes: Replica<typeof classes.row>;
  replica_academic_class_groups: Replica<typeof classGroups.row>;
  replica_academic_memberships: Replica<typeof memberships.row>;
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

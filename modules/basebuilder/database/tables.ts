import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { classes, classGroups, groupMembers, memberships, schools } from '#contracts/academic/replicas.ts';
import type { selectedThemes } from '#contracts/content/replicas.ts';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type * as m from '#modules/basebuilder/database/materials.ts';
import type * as practice from '#modules/basebuilder/database/practice.ts';

type Replica<Row extends z.ZodObject> = Raw<z.input<Row>> & { id: string; gone: 0 | 1 };

/** The module's tables as Kysely reads them. */
export type Tables = {
  category: Raw<InferEntity<typeof m.Category>>;
  knowledge_item: Raw<InferEntity<typeof m.KnowledgeItem>>;
  text_set: Raw<InferEntity<typeof m.TextSet>>;
  set_entry: Raw<InferEntity<typeof m.SetEntry>>;
  delivery: Raw<InferEntity<typeof m.Delivery>>;
  learning_path: Raw<InferEntity<typeof m.LearningPath>>;
  path_step: Raw<InferEntity<typeof m.PathStep>>;
  path_assignment: Raw<InferEntity<typeof m.PathAssignment>>;
  learner: Raw<InferEntity<typeof practice.Learner>>;
  word: Raw<InferEntity<typeof practice.Word>>;
  presentation: Raw<InferEntity<typeof practice.Presentation>>;
  practice_answer: Raw<InferEntity<typeof practice.PracticeAnswer>>;
  practice_session: Raw<InferEntity<typeof practice.PracticeSession>>;
  practice_day: Raw<InferEntity<typeof practice.PracticeDay>>;
  recall_bin: Raw<InferEntity<typeof practice.RecallBin>>;
  practice_settings: Raw<InferEntity<typeof practice.PracticeSettings>>;
  item_report: Raw<InferEntity<typeof practice.ItemReport>>;
  reading: Raw<InferEntity<typeof m.Reading>>;
  theme_link: Raw<InferEntity<typeof m.ThemeLink>>;
  item_import: Raw<InferEntity<typeof m.ItemImport>>;
  item_import_line: Raw<InferEntity<typeof m.ItemImportLine>>;
  replica_user_people: Replica<typeof people.row>;
  replica_academic_schools: Replica<typeof schools.row>;
  replica_academic_classes: Replica<typeof classes.row>;
  replica_academic_class_groups: Replica<typeof classGroups.row>;
  replica_academic_group_members: Replica<typeof groupMembers.row>;
  replica_academic_memberships: Replica<typeof memberships.row>;
  replica_content_selected_themes: Replica<typeof selectedThemes.row>;
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

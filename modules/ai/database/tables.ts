import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { classes, classGroups, memberships, schools } from '#contracts/academic/replicas.ts';
import type { selectedThemes } from '#contracts/content/replicas.ts';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type * as c from '#modules/ai/database/calls.ts';
import type * as t from '#modules/ai/database/conversations.ts';
import type * as p from '#modules/ai/database/prompts.ts';
import type * as s from '#modules/ai/database/settings.ts';

type Replica<Row extends z.ZodObject> = Raw<z.input<Row>> & { id: string; seq: number; gone: 0 | 1 };

/** The module's tables as Kysely reads them. */
export type Tables = {
  ai_setting: Raw<InferEntity<typeof s.AiSetting>>;
  ai_call: Raw<InferEntity<typeof c.AiCall>>;
  ai_spending: Raw<InferEntity<typeof c.AiSpending>>;
  school_prompt: Raw<InferEntity<typeof p.SchoolPrompt>>;
  conversation: Raw<InferEntity<typeof t.Conversation>>;
  turn: Raw<InferEntity<typeof t.Turn>>;
  conversation_reading: Raw<InferEntity<typeof t.ConversationReading>>;
  alert: Raw<InferEntity<typeof t.Alert>>;
  coach_care: Raw<InferEntity<typeof t.CoachCare>>;
  log_title: Raw<InferEntity<typeof t.LogTitle>>;
  replica_user_people: Replica<typeof people.row>;
  replica_academic_schools: Replica<typeof schools.row>;
  replica_academic_class_groups: Replica<typeof classGroups.row>;
  replica_academic_classes: Replica<typeof classes.row>;
  replica_academic_memberships: Replica<typeof memberships.row>;
  replica_content_selected_themes: Replica<typeof selectedThemes.row>;
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

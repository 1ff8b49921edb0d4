import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type * as e from '#modules/academic/database/entities.ts';

/** The module's tables as Kysely reads them. */
export type Tables = {
  school: Raw<InferEntity<typeof e.School>>;
  school_year: Raw<InferEntity<typeof e.SchoolYear>>;
  term: Raw<InferEntity<typeof e.Term>>;
  subject: Raw<InferEntity<typeof e.Subject>>;
  class_group: Raw<InferEntity<typeof e.ClassGroup>>;
  school_class: Raw<InferEntity<typeof e.SchoolClass>>;
  membership: Raw<InferEntity<typeof e.Membership>>;
  project_group: Raw<InferEntity<typeof e.Group>>;
  project_group_member: Raw<InferEntity<typeof e.GroupMember>>;
  replica_user_people: Raw<z.input<typeof people.row>> & { id: string; gone: 0 | 1 };
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

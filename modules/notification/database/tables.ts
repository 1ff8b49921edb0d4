import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type {
  classes,
  classGroups,
  daysOff,
  groupMembers,
  memberships,
  schools,
} from '#contracts/academic/replicas.ts';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Announcement, Receipt } from '#modules/notification/database/announcements.ts';
import type {
  DeadAddress,
  Letter,
  Mail,
  Notice,
  NoticeCount,
  OccasionDone,
  Preference,
  SchoolTemplate,
  SchoolTimes,
} from '#modules/notification/database/entities.ts';

type Copy<Row> = Raw<Row> & { id: string; gone: 0 | 1 };

/** The module's tables as Kysely reads them. */
export type Tables = {
  notice: Raw<InferEntity<typeof Notice>>;
  notice_count: Raw<InferEntity<typeof NoticeCount>>;
  letter: Raw<InferEntity<typeof Letter>>;
  mail: Raw<InferEntity<typeof Mail>>;
  preference: Raw<InferEntity<typeof Preference>>;
  school_template: Raw<InferEntity<typeof SchoolTemplate>>;
  school_times: Raw<InferEntity<typeof SchoolTimes>>;
  occasion_done: Raw<InferEntity<typeof OccasionDone>>;
  dead_address: Raw<InferEntity<typeof DeadAddress>>;
  replica_user_people: Copy<z.input<typeof people.row>>;
  announcement: Raw<InferEntity<typeof Announcement>>;
  announcement_receipt: Raw<InferEntity<typeof Receipt>>;
  replica_academic_classes: Copy<z.input<typeof classes.row>>;
  replica_academic_class_groups: Copy<z.input<typeof classGroups.row>>;
  replica_academic_group_members: Copy<z.input<typeof groupMembers.row>>;
  replica_academic_memberships: Copy<z.input<typeof memberships.row>>;
  replica_academic_days_off: Copy<z.input<typeof daysOff.row>>;
  replica_academic_schools: Copy<z.input<typeof schools.row>>;
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

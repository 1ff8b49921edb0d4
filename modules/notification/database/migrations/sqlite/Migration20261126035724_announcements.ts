import { Migration } from '@mikro-orm/migrations';

export class Migration20261126035724_announcements extends Migration {
  override name = 'Migration20261126035724_announcements';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`announcement\` (\`id\` text not null primary key, \`schoolId\` text not null, \`authorId\` text not null, \`title\` text not null, \`body\` text not null, \`audience\` text not null, \`role\` text not null, \`state\` text not null, \`publishAt\` bigint null, \`publishedAt\` bigint null, \`correctedAt\` bigint null, \`remindedAt\` bigint null, \`createdAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`announcement_schoolId_authorId_index\` on \`announcement\` (\`schoolId\`, \`authorId\`);`,
    );
    this.addSql(`create index \`announcement_state_publishAt_index\` on \`announcement\` (\`state\`, \`publishAt\`);`);

    this.addSql(
      `create table \`announcement_receipt\` (\`id\` text not null primary key, \`announcementId\` text not null, \`personId\` text not null, \`readAt\` bigint null);`,
    );
    this.addSql(
      `create index \`announcement_receipt_personId_announcementId_index\` on \`announcement_receipt\` (\`personId\`, \`announcementId\`);`,
    );
    this.addSql(
      `create unique index \`announcement_receipt_once\` on \`announcement_receipt\` (\`announcementId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_classes\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`yearId\` text not null, \`name\` text not null, \`subjectName\` text null, \`archived\` integer not null);`,
    );
    this.addSql(
      `create index \`replica_academic_classes_schoolId_yearId_index\` on \`replica_academic_classes\` (\`schoolId\`, \`yearId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_class_groups\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`yearId\` text not null, \`name\` text not null, \`grade\` integer not null);`,
    );
    this.addSql(
      `create index \`replica_academic_class_groups_schoolId_yearId_grade_name_index\` on \`replica_academic_class_groups\` (\`schoolId\`, \`yearId\`, \`grade\`, \`name\`);`,
    );

    this.addSql(
      `create table \`replica_academic_group_members\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`classId\` text not null, \`groupId\` text not null, \`personId\` text not null);`,
    );
    this.addSql(
      `create index \`replica_academic_group_members_classId_groupId_personId_index\` on \`replica_academic_group_members\` (\`classId\`, \`groupId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_memberships\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`personId\` text not null, \`placeKind\` text not null, \`placeId\` text not null, \`as\` text not null, \`number\` integer null);`,
    );
    this.addSql(
      `create index \`replica_academic_memberships_personId_placeKind_as_index\` on \`replica_academic_memberships\` (\`personId\`, \`placeKind\`, \`as\`);`,
    );
    this.addSql(
      `create index \`replica_academic_memberships_placeId_as_personId_index\` on \`replica_academic_memberships\` (\`placeId\`, \`as\`, \`personId\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`announcement\`;`);
    this.addSql(`drop table if exists \`announcement_receipt\`;`);
    this.addSql(`drop table if exists \`replica_academic_classes\`;`);
    this.addSql(`drop table if exists \`replica_academic_class_groups\`;`);
    this.addSql(`drop table if exists \`replica_academic_group_members\`;`);
    this.addSql(`drop table if exists \`replica_academic_memberships\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126035724_announcements extends Migration {
  override name = 'Migration20261126035724_announcements';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`announcement\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`authorId\` varchar(36) not null, \`title\` varchar(100) not null, \`body\` text not null, \`audience\` longtext not null, \`role\` varchar(10) not null, \`state\` varchar(12) not null, \`publishAt\` bigint null, \`publishedAt\` bigint null, \`correctedAt\` bigint null, \`remindedAt\` bigint null, \`createdAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`announcement\` add index \`announcement_schoolId_authorId_index\` (\`schoolId\`, \`authorId\`);`,
    );
    this.addSql(
      `alter table \`announcement\` add index \`announcement_state_publishAt_index\` (\`state\`, \`publishAt\`);`,
    );

    this.addSql(
      `create table \`announcement_receipt\` (\`id\` varchar(36) not null, \`announcementId\` varchar(36) not null, \`personId\` varchar(36) not null, \`readAt\` bigint null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`announcement_receipt\` add index \`announcement_receipt_personId_announcementId_index\` (\`personId\`, \`announcementId\`);`,
    );
    this.addSql(
      `alter table \`announcement_receipt\` add unique \`announcement_receipt_once\` (\`announcementId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_classes\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`name\` varchar(255) not null, \`subjectName\` varchar(255) null, \`archived\` tinyint(1) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_classes\` add index \`replica_academic_classes_schoolId_yearId_index\` (\`schoolId\`, \`yearId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_class_groups\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`name\` varchar(255) not null, \`grade\` int not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_class_groups\` add index \`replica_academic_class_groups_schoolId_yearId_grade_name_index\` (\`schoolId\`, \`yearId\`, \`grade\`, \`name\`);`,
    );

    this.addSql(
      `create table \`replica_academic_group_members\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`groupId\` varchar(36) not null, \`personId\` varchar(36) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_group_members\` add index \`replica_academic_group_members_classId_groupId_personId_index\` (\`classId\`, \`groupId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_memberships\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(255) not null, \`personId\` varchar(255) not null, \`placeKind\` varchar(64) not null, \`placeId\` varchar(255) not null, \`as\` varchar(64) not null, \`number\` int null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_memberships\` add index \`replica_academic_memberships_personId_placeKind_as_index\` (\`personId\`, \`placeKind\`, \`as\`);`,
    );
    this.addSql(
      `alter table \`replica_academic_memberships\` add index \`replica_academic_memberships_placeId_as_personId_index\` (\`placeId\`, \`as\`, \`personId\`);`,
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

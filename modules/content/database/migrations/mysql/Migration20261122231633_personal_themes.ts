import { Migration } from '@mikro-orm/migrations';

export class Migration20261122231633_personal_themes extends Migration {
  override name = 'Migration20261122231633_personal_themes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`class_theme_rules\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`approvalFirst\` tinyint(1) not null default false, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`personal_theme\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`mainThemeId\` varchar(36) null, \`origin\` enum('hand','ai') not null default 'hand', \`title\` varchar(100) not null, \`question\` varchar(300) not null, \`description\` text not null, \`rationale\` text not null, \`approach\` text not null, \`potential\` text not null, \`state\` enum('draft','proposed','approved','returned') not null default 'draft', \`shown\` tinyint(1) not null default false, \`archived\` tinyint(1) not null default false, \`removedAt\` bigint null, \`revision\` int not null, \`proposedAt\` bigint null, \`approvedAt\` bigint null, \`approvedBy\` varchar(36) null, \`approvedRevision\` int null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`personal_theme\` add index \`personal_theme_class\` (\`classId\`, \`personId\`);`);
    this.addSql(`alter table \`personal_theme\` add index \`personal_theme_person\` (\`personId\`, \`classId\`);`);
    this.addSql(`alter table \`personal_theme\` add index \`personal_theme_removed\` (\`removedAt\`);`);

    this.addSql(
      `create table \`theme_remark\` (\`id\` varchar(36) not null, \`themeId\` varchar(36) not null, \`personId\` varchar(36) not null, \`as\` enum('teacher','pupil') not null, \`kind\` enum('comment','approved','returned') not null, \`text\` text not null, \`about\` int not null, \`at\` bigint not null, \`eventSeq\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`theme_remark\` add index \`theme_remark_theme\` (\`themeId\`, \`id\`);`);

    this.addSql(
      `create table \`theme_revision\` (\`id\` varchar(36) not null, \`themeId\` varchar(36) not null, \`number\` int not null, \`title\` varchar(100) not null, \`question\` varchar(300) not null, \`note\` varchar(300) not null, \`personId\` varchar(36) not null, \`restoredFrom\` int null, \`open\` tinyint(1) not null default false, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`theme_revision\` add unique \`theme_revision_number\` (\`themeId\`, \`number\`);`);

    this.addSql(
      `create table \`theme_selection\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`themeId\` varchar(36) null, \`at\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`theme_selection\` add index \`theme_selection_theme\` (\`themeId\`);`);
    this.addSql(`alter table \`theme_selection\` add unique \`theme_selection_seat\` (\`classId\`, \`personId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`class_theme_rules\`;`);
    this.addSql(`drop table if exists \`personal_theme\`;`);
    this.addSql(`drop table if exists \`theme_remark\`;`);
    this.addSql(`drop table if exists \`theme_revision\`;`);
    this.addSql(`drop table if exists \`theme_selection\`;`);
  }
}

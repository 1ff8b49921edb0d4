import { Migration } from '@mikro-orm/migrations';

export class Migration20261122231633_personal_themes extends Migration {
  override name = 'Migration20261122231633_personal_themes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`class_theme_rules\` (\`id\` text not null primary key, \`schoolId\` text not null, \`approvalFirst\` integer not null default false, \`version\` integer not null default 1);`,
    );

    this.addSql(
      `create table \`personal_theme\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`mainThemeId\` text null, \`origin\` text check (\`origin\` in ('hand', 'ai')) not null default 'hand', \`title\` text not null, \`question\` text not null, \`description\` text not null, \`rationale\` text not null, \`approach\` text not null, \`potential\` text not null, \`state\` text check (\`state\` in ('draft', 'proposed', 'approved', 'returned')) not null default 'draft', \`shown\` integer not null default false, \`archived\` integer not null default false, \`removedAt\` bigint null, \`revision\` integer not null, \`proposedAt\` bigint null, \`approvedAt\` bigint null, \`approvedBy\` text null, \`approvedRevision\` integer null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`personal_theme_class\` on \`personal_theme\` (\`classId\`, \`personId\`);`);
    this.addSql(`create index \`personal_theme_person\` on \`personal_theme\` (\`personId\`, \`classId\`);`);
    this.addSql(`create index \`personal_theme_removed\` on \`personal_theme\` (\`removedAt\`);`);

    this.addSql(
      `create table \`theme_remark\` (\`id\` text not null primary key, \`themeId\` text not null, \`personId\` text not null, \`as\` text check (\`as\` in ('teacher', 'pupil')) not null, \`kind\` text check (\`kind\` in ('comment', 'approved', 'returned')) not null, \`text\` text not null, \`about\` integer not null, \`at\` bigint not null, \`eventSeq\` integer not null default 0);`,
    );
    this.addSql(`create index \`theme_remark_theme\` on \`theme_remark\` (\`themeId\`, \`id\`);`);

    this.addSql(
      `create table \`theme_revision\` (\`id\` text not null primary key, \`themeId\` text not null, \`number\` integer not null, \`title\` text not null, \`question\` text not null, \`note\` text not null, \`personId\` text not null, \`restoredFrom\` integer null, \`open\` integer not null default false, \`at\` bigint not null);`,
    );
    this.addSql(`create unique index \`theme_revision_number\` on \`theme_revision\` (\`themeId\`, \`number\`);`);

    this.addSql(
      `create table \`theme_selection\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`themeId\` text null, \`at\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`theme_selection_theme\` on \`theme_selection\` (\`themeId\`);`);
    this.addSql(`create unique index \`theme_selection_seat\` on \`theme_selection\` (\`classId\`, \`personId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`class_theme_rules\`;`);
    this.addSql(`drop table if exists \`personal_theme\`;`);
    this.addSql(`drop table if exists \`theme_remark\`;`);
    this.addSql(`drop table if exists \`theme_revision\`;`);
    this.addSql(`drop table if exists \`theme_selection\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261122232447_curricula extends Migration {
  override name = 'Migration20261122232447_curricula';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`curriculum\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`state\` text not null, \`origin\` text not null, \`sourceId\` text null, \`document\` text not null, \`outline\` text not null, \`published\` text null, \`publishedOutline\` text null, \`publishedAt\` bigint null, \`told\` integer not null default false, \`ahead\` integer not null default true, \`hidden\` integer not null default false, \`versions\` integer not null default 0, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`changedBy\` text null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`curriculum_class\` on \`curriculum\` (\`classId\`, \`changedAt\`, \`id\`);`);
    this.addSql(`create index \`curriculum_school\` on \`curriculum\` (\`schoolId\`, \`changedAt\`, \`id\`);`);

    this.addSql(
      `create table \`curriculum_version\` (\`id\` text not null primary key, \`schoolId\` text not null, \`curriculumId\` text not null, \`number\` integer not null, \`reason\` text not null, \`name\` text not null, \`document\` text not null, \`outline\` text not null, \`by\` text null, \`at\` bigint not null);`,
    );
    this.addSql(
      `create unique index \`curriculum_version_number\` on \`curriculum_version\` (\`curriculumId\`, \`number\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`curriculum\`;`);
    this.addSql(`drop table if exists \`curriculum_version\`;`);
  }
}

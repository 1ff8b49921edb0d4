import { Migration } from '@mikro-orm/migrations';

export class Migration20261122232447_curricula extends Migration {
  override name = 'Migration20261122232447_curricula';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`curriculum\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`state\` varchar(20) not null, \`origin\` varchar(10) not null, \`sourceId\` varchar(36) null, \`document\` longtext not null, \`outline\` longtext not null, \`published\` longtext null, \`publishedOutline\` longtext null, \`publishedAt\` bigint null, \`told\` tinyint(1) not null default false, \`ahead\` tinyint(1) not null default true, \`hidden\` tinyint(1) not null default false, \`versions\` int not null default 0, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`changedBy\` varchar(36) null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`curriculum\` add index \`curriculum_class\` (\`classId\`, \`changedAt\`, \`id\`);`);
    this.addSql(`alter table \`curriculum\` add index \`curriculum_school\` (\`schoolId\`, \`changedAt\`, \`id\`);`);

    this.addSql(
      `create table \`curriculum_version\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`curriculumId\` varchar(36) not null, \`number\` int not null, \`reason\` varchar(20) not null, \`name\` varchar(100) not null, \`document\` longtext not null, \`outline\` longtext not null, \`by\` varchar(36) null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`curriculum_version\` add unique \`curriculum_version_number\` (\`curriculumId\`, \`number\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`curriculum\`;`);
    this.addSql(`drop table if exists \`curriculum_version\`;`);
  }
}

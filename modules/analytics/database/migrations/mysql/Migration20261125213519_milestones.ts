import { Migration } from '@mikro-orm/migrations';

export class Migration20261125213519_milestones extends Migration {
  override name = 'Migration20261125213519_milestones';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`milestone\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`title\` varchar(100) not null, \`description\` text not null, \`dueDay\` varchar(10) not null, \`levels\` longtext not null, \`removed\` tinyint(1) not null default false, \`createdAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`milestone\` add index \`milestone_class\` (\`classId\`, \`dueDay\`);`);

    this.addSql(
      `create table \`submission\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`milestoneId\` varchar(36) not null, \`personId\` varchar(36) not null, \`content\` text not null, \`reflection\` text not null, \`changed\` tinyint(1) not null, \`number\` int not null, \`submittedAt\` bigint null, \`late\` tinyint(1) not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`submission\` add index \`submission_class\` (\`classId\`, \`submittedAt\`);`);
    this.addSql(`alter table \`submission\` add index \`submission_person\` (\`personId\`);`);
    this.addSql(`alter table \`submission\` add unique \`submission_seat\` (\`milestoneId\`, \`personId\`);`);

    this.addSql(
      `create table \`submission_review\` (\`id\` varchar(36) not null, \`submissionId\` varchar(36) not null, \`number\` int not null, \`text\` text not null, \`level\` varchar(30) null, \`grade\` varchar(10) null, \`by\` varchar(36) not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`submission_review\` add index \`submission_review_of\` (\`submissionId\`, \`number\`);`);

    this.addSql(
      `create table \`submission_version\` (\`id\` varchar(36) not null, \`submissionId\` varchar(36) not null, \`number\` int not null, \`content\` text not null, \`reflection\` text not null, \`files\` longtext not null, \`late\` tinyint(1) not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`submission_version\` add unique \`submission_version_number\` (\`submissionId\`, \`number\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`milestone\`;`);
    this.addSql(`drop table if exists \`submission\`;`);
    this.addSql(`drop table if exists \`submission_review\`;`);
    this.addSql(`drop table if exists \`submission_version\`;`);
  }
}

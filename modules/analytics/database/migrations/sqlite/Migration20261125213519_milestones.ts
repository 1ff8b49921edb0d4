import { Migration } from '@mikro-orm/migrations';

export class Migration20261125213519_milestones extends Migration {
  override name = 'Migration20261125213519_milestones';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`milestone\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`title\` text not null, \`description\` text not null, \`dueDay\` text not null, \`levels\` text not null, \`removed\` integer not null default false, \`createdAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`milestone_class\` on \`milestone\` (\`classId\`, \`dueDay\`);`);

    this.addSql(
      `create table \`submission\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`milestoneId\` text not null, \`personId\` text not null, \`content\` text not null, \`reflection\` text not null, \`changed\` integer not null, \`number\` integer not null, \`submittedAt\` bigint null, \`late\` integer not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`submission_class\` on \`submission\` (\`classId\`, \`submittedAt\`);`);
    this.addSql(`create index \`submission_person\` on \`submission\` (\`personId\`);`);
    this.addSql(`create unique index \`submission_seat\` on \`submission\` (\`milestoneId\`, \`personId\`);`);

    this.addSql(
      `create table \`submission_review\` (\`id\` text not null primary key, \`submissionId\` text not null, \`number\` integer not null, \`text\` text not null, \`level\` text null, \`grade\` text null, \`by\` text not null, \`at\` bigint not null);`,
    );
    this.addSql(`create index \`submission_review_of\` on \`submission_review\` (\`submissionId\`, \`number\`);`);

    this.addSql(
      `create table \`submission_version\` (\`id\` text not null primary key, \`submissionId\` text not null, \`number\` integer not null, \`content\` text not null, \`reflection\` text not null, \`files\` text not null, \`late\` integer not null, \`at\` bigint not null);`,
    );
    this.addSql(
      `create unique index \`submission_version_number\` on \`submission_version\` (\`submissionId\`, \`number\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`milestone\`;`);
    this.addSql(`drop table if exists \`submission\`;`);
    this.addSql(`drop table if exists \`submission_review\`;`);
    this.addSql(`drop table if exists \`submission_version\`;`);
  }
}

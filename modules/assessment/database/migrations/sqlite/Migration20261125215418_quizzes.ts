import { Migration } from '@mikro-orm/migrations';

export class Migration20261125215418_quizzes extends Migration {
  override name = 'Migration20261125215418_quizzes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`attempt\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`quizId\` text not null, \`personId\` text not null, \`number\` integer not null, \`revision\` integer not null, \`seed\` integer not null, \`state\` text not null, \`startedAt\` bigint not null, \`endsAt\` bigint null, \`reopened\` integer not null default false, \`handedInAt\` bigint null, \`handedInBy\` text null, \`items\` integer not null, \`points\` double null, \`of\` double not null, \`toMark\` integer not null default 0, \`markedBy\` integer not null default 0, \`toldPoints\` double null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`attempt_ending\` on \`attempt\` (\`state\`, \`endsAt\`);`);
    this.addSql(`create index \`attempt_of_person\` on \`attempt\` (\`personId\`, \`id\`);`);
    this.addSql(`create unique index \`attempt_number\` on \`attempt\` (\`quizId\`, \`personId\`, \`number\`);`);

    this.addSql(
      `create table \`attempt_answer\` (\`id\` text not null primary key, \`attemptId\` text not null, \`quizId\` text not null, \`itemId\` text not null, \`answer\` text null, \`answered\` integer not null, \`flagged\` integer not null, \`rev\` integer not null, \`at\` bigint not null, \`points\` double null, \`of\` double not null, \`by\` text not null, \`comment\` text not null, \`markedBy\` text null, \`markedAt\` bigint null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`attempt_answer_of_item\` on \`attempt_answer\` (\`quizId\`, \`itemId\`);`);
    this.addSql(`create unique index \`attempt_answer_once\` on \`attempt_answer\` (\`attemptId\`, \`itemId\`);`);

    this.addSql(
      `create table \`attempt_note\` (\`id\` text not null primary key, \`attemptId\` text not null, \`kind\` text not null, \`by\` text null, \`at\` bigint not null, \`reason\` text not null);`,
    );
    this.addSql(`create index \`attempt_note_of_attempt\` on \`attempt_note\` (\`attemptId\`, \`id\`);`);

    this.addSql(
      `create table \`attempt_presence\` (\`id\` text not null primary key, \`quizId\` text not null, \`itemId\` text null, \`visible\` integer not null, \`seenAt\` bigint not null);`,
    );
    this.addSql(`create index \`attempt_presence_of_quiz\` on \`attempt_presence\` (\`quizId\`);`);

    this.addSql(
      `create table \`quiz_bank_item\` (\`id\` text not null primary key, \`schoolId\` text not null, \`type\` text not null, \`item\` text not null, \`subject\` text not null, \`tags\` text not null, \`words\` text not null, \`createdBy\` text null, \`changedBy\` text null, \`changedAt\` bigint not null, \`removedAt\` bigint null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`quiz_bank_item_newest\` on \`quiz_bank_item\` (\`schoolId\`, \`changedAt\`, \`id\`);`);

    this.addSql(
      `create table \`quiz\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`title\` text not null, \`instructions\` text not null, \`rules\` text not null, \`document\` text not null, \`revision\` integer not null default 1, \`items\` integer not null, \`points\` double not null, \`attemptsAllowed\` integer not null, \`state\` text not null, \`opensAt\` bigint null, \`closesAt\` bigint null, \`started\` integer not null default false, \`told\` integer not null default false, \`releases\` integer not null default 0, \`publishedAt\` bigint null, \`closedAt\` bigint null, \`releasedAt\` bigint null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`changedBy\` text null, \`removedAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`quiz_of_class\` on \`quiz\` (\`classId\`, \`id\`);`);
    this.addSql(`create index \`quiz_closing\` on \`quiz\` (\`state\`, \`closesAt\`);`);

    this.addSql(
      `create table \`quiz_correction\` (\`id\` text not null primary key, \`quizId\` text not null, \`revision\` integer not null, \`note\` text not null, \`by\` text null, \`at\` bigint not null, \`items\` text not null, \`state\` text not null, \`done\` integer not null default 0, \`total\` integer not null default 0, \`results\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`quiz_correction_of_quiz\` on \`quiz_correction\` (\`quizId\`, \`id\`);`);

    this.addSql(
      `create table \`quiz_extra_time\` (\`id\` text not null primary key, \`quizId\` text not null, \`personId\` text not null, \`kind\` text not null, \`value\` integer not null, \`reason\` text not null, \`by\` text null, \`at\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`quiz_extra_time_once\` on \`quiz_extra_time\` (\`quizId\`, \`personId\`);`);

    this.addSql(
      `create table \`quiz_revision\` (\`id\` text not null primary key, \`quizId\` text not null, \`number\` integer not null, \`sections\` text not null);`,
    );
    this.addSql(`create unique index \`quiz_revision_number\` on \`quiz_revision\` (\`quizId\`, \`number\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`attempt\`;`);
    this.addSql(`drop table if exists \`attempt_answer\`;`);
    this.addSql(`drop table if exists \`attempt_note\`;`);
    this.addSql(`drop table if exists \`attempt_presence\`;`);
    this.addSql(`drop table if exists \`quiz_bank_item\`;`);
    this.addSql(`drop table if exists \`quiz\`;`);
    this.addSql(`drop table if exists \`quiz_correction\`;`);
    this.addSql(`drop table if exists \`quiz_extra_time\`;`);
    this.addSql(`drop table if exists \`quiz_revision\`;`);
  }
}

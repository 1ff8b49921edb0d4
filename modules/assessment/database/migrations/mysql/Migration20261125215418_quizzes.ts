import { Migration } from '@mikro-orm/migrations';

export class Migration20261125215418_quizzes extends Migration {
  override name = 'Migration20261125215418_quizzes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`attempt\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`quizId\` varchar(36) not null, \`personId\` varchar(36) not null, \`number\` int not null, \`revision\` int not null, \`seed\` int not null, \`state\` varchar(10) not null, \`startedAt\` bigint not null, \`endsAt\` bigint null, \`reopened\` tinyint(1) not null default false, \`handedInAt\` bigint null, \`handedInBy\` varchar(10) null, \`items\` int not null, \`points\` double null, \`of\` double not null, \`toMark\` int not null default 0, \`markedBy\` int not null default 0, \`toldPoints\` double null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`attempt\` add index \`attempt_ending\` (\`state\`, \`endsAt\`);`);
    this.addSql(`alter table \`attempt\` add index \`attempt_of_person\` (\`personId\`, \`id\`);`);
    this.addSql(`alter table \`attempt\` add unique \`attempt_number\` (\`quizId\`, \`personId\`, \`number\`);`);

    this.addSql(
      `create table \`attempt_answer\` (\`id\` varchar(36) not null, \`attemptId\` varchar(36) not null, \`quizId\` varchar(36) not null, \`itemId\` varchar(40) not null, \`answer\` longtext null, \`answered\` tinyint(1) not null, \`flagged\` tinyint(1) not null, \`rev\` int not null, \`at\` bigint not null, \`points\` double null, \`of\` double not null, \`by\` varchar(4) not null, \`comment\` text not null, \`markedBy\` varchar(36) null, \`markedAt\` bigint null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`attempt_answer\` add index \`attempt_answer_of_item\` (\`quizId\`, \`itemId\`);`);
    this.addSql(`alter table \`attempt_answer\` add unique \`attempt_answer_once\` (\`attemptId\`, \`itemId\`);`);

    this.addSql(
      `create table \`attempt_note\` (\`id\` varchar(36) not null, \`attemptId\` varchar(36) not null, \`kind\` varchar(20) not null, \`by\` varchar(36) null, \`at\` bigint not null, \`reason\` varchar(300) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`attempt_note\` add index \`attempt_note_of_attempt\` (\`attemptId\`, \`id\`);`);

    this.addSql(
      `create table \`attempt_presence\` (\`id\` varchar(36) not null, \`quizId\` varchar(36) not null, \`itemId\` varchar(40) null, \`visible\` tinyint(1) not null, \`seenAt\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`attempt_presence\` add index \`attempt_presence_of_quiz\` (\`quizId\`);`);

    this.addSql(
      `create table \`quiz_bank_item\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`type\` varchar(20) not null, \`item\` longtext not null, \`subject\` varchar(50) not null, \`tags\` varchar(400) not null, \`words\` text not null, \`createdBy\` varchar(36) null, \`changedBy\` varchar(36) null, \`changedAt\` bigint not null, \`removedAt\` bigint null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`quiz_bank_item\` add index \`quiz_bank_item_newest\` (\`schoolId\`, \`changedAt\`, \`id\`);`,
    );

    this.addSql(
      `create table \`quiz\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`title\` varchar(100) not null, \`instructions\` text not null, \`rules\` longtext not null, \`document\` longtext not null, \`revision\` int not null default 1, \`items\` int not null, \`points\` double not null, \`attemptsAllowed\` int not null, \`state\` varchar(10) not null, \`opensAt\` bigint null, \`closesAt\` bigint null, \`started\` tinyint(1) not null default false, \`told\` tinyint(1) not null default false, \`releases\` int not null default 0, \`publishedAt\` bigint null, \`closedAt\` bigint null, \`releasedAt\` bigint null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`changedBy\` varchar(36) null, \`removedAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`quiz\` add index \`quiz_of_class\` (\`classId\`, \`id\`);`);
    this.addSql(`alter table \`quiz\` add index \`quiz_closing\` (\`state\`, \`closesAt\`);`);

    this.addSql(
      `create table \`quiz_correction\` (\`id\` varchar(36) not null, \`quizId\` varchar(36) not null, \`revision\` int not null, \`note\` varchar(500) not null, \`by\` varchar(36) null, \`at\` bigint not null, \`items\` longtext not null, \`state\` varchar(10) not null, \`done\` int not null default 0, \`total\` int not null default 0, \`results\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`quiz_correction\` add index \`quiz_correction_of_quiz\` (\`quizId\`, \`id\`);`);

    this.addSql(
      `create table \`quiz_extra_time\` (\`id\` varchar(36) not null, \`quizId\` varchar(36) not null, \`personId\` varchar(36) not null, \`kind\` varchar(10) not null, \`value\` int not null, \`reason\` varchar(300) not null, \`by\` varchar(36) null, \`at\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`quiz_extra_time\` add unique \`quiz_extra_time_once\` (\`quizId\`, \`personId\`);`);

    this.addSql(
      `create table \`quiz_revision\` (\`id\` varchar(36) not null, \`quizId\` varchar(36) not null, \`number\` int not null, \`sections\` longtext not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`quiz_revision\` add unique \`quiz_revision_number\` (\`quizId\`, \`number\`);`);
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

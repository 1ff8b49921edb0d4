import { Migration } from '@mikro-orm/migrations';

export class Migration20261126001144_evaluations extends Migration {
  override name = 'Migration20261126001144_evaluations';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`draft_ask\` (\`id\` varchar(36) not null, \`requestId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`term\` varchar(20) not null, \`state\` enum('asked','drafted','failed') not null, \`reason\` enum('notSetUp','unavailable','budget','unusable','noEvidence') null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`draft_ask\` add unique \`draft_ask_seat\` (\`classId\`, \`term\`, \`personId\`);`);

    this.addSql(
      `create table \`draft_request\` (\`id\` varchar(36) not null, \`classId\` varchar(36) not null, \`term\` varchar(20) not null, \`by\` varchar(36) not null, \`language\` enum('ja','en') not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`evaluation\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`term\` varchar(20) not null, \`text\` text not null, \`knowledge\` enum('A','B','C') null, \`thinking\` enum('A','B','C') null, \`attitude\` enum('A','B','C') null, \`state\` enum('draft','edited','confirmed','published') not null, \`origin\` enum('hand','ai') not null, \`model\` varchar(100) null, \`prompt\` varchar(100) null, \`acceptedBy\` varchar(36) null, \`changedBy\` varchar(36) null, \`changedAt\` bigint not null, \`publishedAt\` bigint null, \`shown\` int not null, \`steps\` int not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`evaluation\` add index \`evaluation_person\` (\`personId\`, \`publishedAt\`);`);
    this.addSql(`alter table \`evaluation\` add unique \`evaluation_seat\` (\`classId\`, \`term\`, \`personId\`);`);

    this.addSql(
      `create table \`evaluation_draft\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`term\` varchar(20) not null, \`language\` enum('ja','en') not null, \`sentences\` longtext not null, \`knowledge\` enum('A','B','C') null, \`thinking\` enum('A','B','C') null, \`attitude\` enum('A','B','C') null, \`model\` varchar(100) not null, \`prompt\` varchar(100) not null, \`state\` enum('standing','beside','put-away') not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`evaluation_draft\` add unique \`evaluation_draft_seat\` (\`classId\`, \`term\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`evaluation_version\` (\`id\` varchar(36) not null, \`evaluationId\` varchar(36) not null, \`number\` int not null, \`step\` varchar(12) not null, \`state\` enum('draft','edited','confirmed','published') not null, \`text\` text not null, \`knowledge\` enum('A','B','C') null, \`thinking\` enum('A','B','C') null, \`attitude\` enum('A','B','C') null, \`who\` varchar(36) null, \`model\` varchar(100) null, \`prompt\` varchar(100) null, \`reason\` varchar(200) null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`evaluation_version\` add unique \`evaluation_version_number\` (\`evaluationId\`, \`number\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`draft_ask\`;`);
    this.addSql(`drop table if exists \`draft_request\`;`);
    this.addSql(`drop table if exists \`evaluation\`;`);
    this.addSql(`drop table if exists \`evaluation_draft\`;`);
    this.addSql(`drop table if exists \`evaluation_version\`;`);
  }
}

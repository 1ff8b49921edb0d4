import { Migration } from '@mikro-orm/migrations';

export class Migration20261126001144_evaluations extends Migration {
  override name = 'Migration20261126001144_evaluations';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`draft_ask\` (\`id\` text not null primary key, \`requestId\` text not null, \`classId\` text not null, \`personId\` text not null, \`term\` text not null, \`state\` text check (\`state\` in ('asked', 'drafted', 'failed')) not null, \`reason\` text check (\`reason\` in ('notSetUp', 'unavailable', 'budget', 'unusable', 'noEvidence')) null, \`at\` bigint not null);`,
    );
    this.addSql(`create unique index \`draft_ask_seat\` on \`draft_ask\` (\`classId\`, \`term\`, \`personId\`);`);

    this.addSql(
      `create table \`draft_request\` (\`id\` text not null primary key, \`classId\` text not null, \`term\` text not null, \`by\` text not null, \`language\` text check (\`language\` in ('ja', 'en')) not null, \`at\` bigint not null);`,
    );

    this.addSql(
      `create table \`evaluation\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`term\` text not null, \`text\` text not null, \`knowledge\` text check (\`knowledge\` in ('A', 'B', 'C')) null, \`thinking\` text check (\`thinking\` in ('A', 'B', 'C')) null, \`attitude\` text check (\`attitude\` in ('A', 'B', 'C')) null, \`state\` text check (\`state\` in ('draft', 'edited', 'confirmed', 'published')) not null, \`origin\` text check (\`origin\` in ('hand', 'ai')) not null, \`model\` text null, \`prompt\` text null, \`acceptedBy\` text null, \`changedBy\` text null, \`changedAt\` bigint not null, \`publishedAt\` bigint null, \`shown\` integer not null, \`steps\` integer not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`evaluation_person\` on \`evaluation\` (\`personId\`, \`publishedAt\`);`);
    this.addSql(`create unique index \`evaluation_seat\` on \`evaluation\` (\`classId\`, \`term\`, \`personId\`);`);

    this.addSql(
      `create table \`evaluation_draft\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`term\` text not null, \`language\` text check (\`language\` in ('ja', 'en')) not null, \`sentences\` text not null, \`knowledge\` text check (\`knowledge\` in ('A', 'B', 'C')) null, \`thinking\` text check (\`thinking\` in ('A', 'B', 'C')) null, \`attitude\` text check (\`attitude\` in ('A', 'B', 'C')) null, \`model\` text not null, \`prompt\` text not null, \`state\` text check (\`state\` in ('standing', 'beside', 'put-away')) not null, \`at\` bigint not null);`,
    );
    this.addSql(
      `create unique index \`evaluation_draft_seat\` on \`evaluation_draft\` (\`classId\`, \`term\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`evaluation_version\` (\`id\` text not null primary key, \`evaluationId\` text not null, \`number\` integer not null, \`step\` text not null, \`state\` text check (\`state\` in ('draft', 'edited', 'confirmed', 'published')) not null, \`text\` text not null, \`knowledge\` text check (\`knowledge\` in ('A', 'B', 'C')) null, \`thinking\` text check (\`thinking\` in ('A', 'B', 'C')) null, \`attitude\` text check (\`attitude\` in ('A', 'B', 'C')) null, \`who\` text null, \`model\` text null, \`prompt\` text null, \`reason\` text null, \`at\` bigint not null);`,
    );
    this.addSql(
      `create unique index \`evaluation_version_number\` on \`evaluation_version\` (\`evaluationId\`, \`number\`);`,
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

import { Migration } from '@mikro-orm/migrations';

export class Migration20261125215127_homes extends Migration {
  override name = 'Migration20261125215127_homes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`reminder\` (\`id\` text not null primary key, \`classId\` text not null, \`personId\` text not null, \`thing\` text not null, \`day\` text not null, \`by\` text not null, \`at\` bigint not null, \`eventSeq\` integer not null default 0);`,
    );
    this.addSql(`create index \`reminder_class\` on \`reminder\` (\`classId\`, \`day\`);`);
    this.addSql(
      `create unique index \`reminder_once\` on \`reminder\` (\`personId\`, \`classId\`, \`thing\`, \`day\`);`,
    );

    this.addSql(
      `create table \`survey_answer\` (\`id\` text not null primary key, \`personId\` text not null, \`survey\` text not null);`,
    );
    this.addSql(`create unique index \`survey_answer_once\` on \`survey_answer\` (\`personId\`, \`survey\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`reminder\`;`);
    this.addSql(`drop table if exists \`survey_answer\`;`);
  }
}

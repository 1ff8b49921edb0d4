import { Migration } from '@mikro-orm/migrations';

export class Migration20261125215127_homes extends Migration {
  override name = 'Migration20261125215127_homes';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`reminder\` (\`id\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`thing\` varchar(36) not null, \`day\` varchar(10) not null, \`by\` varchar(36) not null, \`at\` bigint not null, \`eventSeq\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`reminder\` add index \`reminder_class\` (\`classId\`, \`day\`);`);
    this.addSql(
      `alter table \`reminder\` add unique \`reminder_once\` (\`personId\`, \`classId\`, \`thing\`, \`day\`);`,
    );

    this.addSql(
      `create table \`survey_answer\` (\`id\` varchar(36) not null, \`personId\` varchar(36) not null, \`survey\` varchar(20) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`survey_answer\` add unique \`survey_answer_once\` (\`personId\`, \`survey\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`reminder\`;`);
    this.addSql(`drop table if exists \`survey_answer\`;`);
  }
}

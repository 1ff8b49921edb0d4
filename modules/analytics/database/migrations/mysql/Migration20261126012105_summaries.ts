import { Migration } from '@mikro-orm/migrations';

export class Migration20261126012105_summaries extends Migration {
  override name = 'Migration20261126012105_summaries';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`report_summary\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`text\` text not null, \`acceptedBy\` varchar(36) not null, \`acceptedAt\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`report_summary\` add unique \`report_summary_of\` (\`classId\`, \`personId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`report_summary\`;`);
  }
}

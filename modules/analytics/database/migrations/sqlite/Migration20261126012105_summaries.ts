import { Migration } from '@mikro-orm/migrations';

export class Migration20261126012105_summaries extends Migration {
  override name = 'Migration20261126012105_summaries';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`report_summary\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`text\` text not null, \`acceptedBy\` text not null, \`acceptedAt\` bigint not null);`,
    );
    this.addSql(`create unique index \`report_summary_of\` on \`report_summary\` (\`classId\`, \`personId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`report_summary\`;`);
  }
}

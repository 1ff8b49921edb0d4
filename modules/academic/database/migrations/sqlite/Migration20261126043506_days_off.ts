import { Migration } from '@mikro-orm/migrations';

export class Migration20261126043506_days_off extends Migration {
  override name = 'Migration20261126043506_days_off';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`day_off\` (\`id\` text not null primary key, \`schoolId\` text not null, \`weekday\` integer null, \`fromDay\` text null, \`toDay\` text null, \`name\` text not null, \`eventSeq\` integer not null default 0);`,
    );
    this.addSql(`create index \`day_off_schoolId_fromDay_index\` on \`day_off\` (\`schoolId\`, \`fromDay\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`day_off\`;`);
  }
}

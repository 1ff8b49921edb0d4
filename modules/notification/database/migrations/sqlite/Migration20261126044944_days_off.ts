import { Migration } from '@mikro-orm/migrations';

export class Migration20261126044944_days_off extends Migration {
  override name = 'Migration20261126044944_days_off';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`replica_academic_days_off\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`weekday\` integer null, \`fromDay\` text null, \`toDay\` text null);`,
    );
    this.addSql(
      `create index \`replica_academic_days_off_schoolId_index\` on \`replica_academic_days_off\` (\`schoolId\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`replica_academic_days_off\`;`);
  }
}

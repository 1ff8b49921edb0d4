import { Migration } from '@mikro-orm/migrations';

export class Migration20261126044944_days_off extends Migration {
  override name = 'Migration20261126044944_days_off';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`replica_academic_days_off\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`weekday\` int null, \`fromDay\` varchar(10) null, \`toDay\` varchar(10) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_days_off\` add index \`replica_academic_days_off_schoolId_index\` (\`schoolId\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`replica_academic_days_off\`;`);
  }
}

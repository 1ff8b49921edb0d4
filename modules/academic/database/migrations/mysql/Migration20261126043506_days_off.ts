import { Migration } from '@mikro-orm/migrations';

export class Migration20261126043506_days_off extends Migration {
  override name = 'Migration20261126043506_days_off';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`day_off\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`weekday\` int null, \`fromDay\` varchar(10) null, \`toDay\` varchar(10) null, \`name\` varchar(60) not null, \`eventSeq\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`day_off\` add index \`day_off_schoolId_fromDay_index\` (\`schoolId\`, \`fromDay\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`day_off\`;`);
  }
}

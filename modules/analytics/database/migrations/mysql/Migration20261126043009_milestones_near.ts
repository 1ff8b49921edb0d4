import { Migration } from '@mikro-orm/migrations';

export class Migration20261126043009_milestones_near extends Migration {
  override name = 'Migration20261126043009_milestones_near';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`milestone_near\` (\`id\` varchar(36) not null, \`milestoneId\` varchar(36) not null, \`about\` enum('due','overdue') not null, \`dueDay\` varchar(10) not null, \`at\` bigint not null, \`eventSeq\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`milestone_near\` add unique \`milestone_near_once\` (\`milestoneId\`, \`about\`, \`dueDay\`);`,
    );

    this.addSql(
      `create table \`replica_academic_days_off\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`weekday\` int null, \`fromDay\` varchar(10) null, \`toDay\` varchar(10) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_days_off\` add index \`replica_academic_days_off_schoolId_index\` (\`schoolId\`);`,
    );

    this.addSql(`alter table \`milestone\` add \`remindDays\` int not null default 3;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`milestone_near\`;`);
    this.addSql(`drop table if exists \`replica_academic_days_off\`;`);

    this.addSql(`alter table \`milestone\` drop column \`remindDays\`;`);
  }
}

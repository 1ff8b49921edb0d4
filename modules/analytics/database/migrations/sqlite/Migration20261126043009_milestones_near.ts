import { Migration } from '@mikro-orm/migrations';

export class Migration20261126043009_milestones_near extends Migration {
  override name = 'Migration20261126043009_milestones_near';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`milestone_near\` (\`id\` text not null primary key, \`milestoneId\` text not null, \`about\` text check (\`about\` in ('due', 'overdue')) not null, \`dueDay\` text not null, \`at\` bigint not null, \`eventSeq\` integer not null default 0);`,
    );
    this.addSql(
      `create unique index \`milestone_near_once\` on \`milestone_near\` (\`milestoneId\`, \`about\`, \`dueDay\`);`,
    );

    this.addSql(
      `create table \`replica_academic_days_off\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`weekday\` integer null, \`fromDay\` text null, \`toDay\` text null);`,
    );
    this.addSql(
      `create index \`replica_academic_days_off_schoolId_index\` on \`replica_academic_days_off\` (\`schoolId\`);`,
    );

    this.addSql(`alter table \`milestone\` add column \`remindDays\` integer not null default 3;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`milestone_near\`;`);
    this.addSql(`drop table if exists \`replica_academic_days_off\`;`);

    this.addSql(`alter table \`milestone\` drop column \`remindDays\`;`);
  }
}

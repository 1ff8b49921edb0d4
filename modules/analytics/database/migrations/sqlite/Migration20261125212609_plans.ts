import { Migration } from '@mikro-orm/migrations';

export class Migration20261125212609_plans extends Migration {
  override name = 'Migration20261125212609_plans';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`goal\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`kind\` text check (\`kind\` in ('long', 'medium', 'short')) not null, \`title\` text not null, \`description\` text not null, \`setOn\` text not null, \`dueDay\` text not null, \`progress\` integer not null, \`doneAt\` bigint null, \`removedAt\` bigint null, \`createdAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`goal_person\` on \`goal\` (\`personId\`, \`removedAt\`, \`doneAt\`);`);
    this.addSql(`create index \`goal_removed\` on \`goal\` (\`removedAt\`);`);

    this.addSql(
      `create table \`goal_comment\` (\`id\` text not null primary key, \`by\` text not null, \`text\` text not null, \`at\` bigint not null, \`eventSeq\` integer not null default 0);`,
    );

    this.addSql(
      `create table \`todo\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`title\` text not null, \`description\` text not null, \`dueDay\` text null, \`priority\` text check (\`priority\` in ('high', 'normal', 'low')) not null, \`doneAt\` bigint null, \`removedAt\` bigint null, \`createdAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`todo_person\` on \`todo\` (\`personId\`, \`removedAt\`, \`doneAt\`);`);
    this.addSql(`create index \`todo_removed\` on \`todo\` (\`removedAt\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`goal\`;`);
    this.addSql(`drop table if exists \`goal_comment\`;`);
    this.addSql(`drop table if exists \`todo\`;`);
  }
}

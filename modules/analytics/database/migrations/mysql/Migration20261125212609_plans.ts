import { Migration } from '@mikro-orm/migrations';

export class Migration20261125212609_plans extends Migration {
  override name = 'Migration20261125212609_plans';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`goal\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`kind\` enum('long','medium','short') not null, \`title\` varchar(100) not null, \`description\` text not null, \`setOn\` varchar(10) not null, \`dueDay\` varchar(10) not null, \`progress\` int not null, \`doneAt\` bigint null, \`removedAt\` bigint null, \`createdAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`goal\` add index \`goal_person\` (\`personId\`, \`removedAt\`, \`doneAt\`);`);
    this.addSql(`alter table \`goal\` add index \`goal_removed\` (\`removedAt\`);`);

    this.addSql(
      `create table \`goal_comment\` (\`id\` varchar(36) not null, \`by\` varchar(36) not null, \`text\` text not null, \`at\` bigint not null, \`eventSeq\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`todo\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`title\` varchar(100) not null, \`description\` text not null, \`dueDay\` varchar(10) null, \`priority\` enum('high','normal','low') not null, \`doneAt\` bigint null, \`removedAt\` bigint null, \`createdAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`todo\` add index \`todo_person\` (\`personId\`, \`removedAt\`, \`doneAt\`);`);
    this.addSql(`alter table \`todo\` add index \`todo_removed\` (\`removedAt\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`goal\`;`);
    this.addSql(`drop table if exists \`goal_comment\`;`);
    this.addSql(`drop table if exists \`todo\`;`);
  }
}

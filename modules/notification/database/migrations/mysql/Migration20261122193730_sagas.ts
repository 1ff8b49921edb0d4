import { Migration } from '@mikro-orm/migrations';

export class Migration20261122193730_sagas extends Migration {
  override name = 'Migration20261122193730_sagas';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`bus_saga\` (\`id\` varchar(36) not null, \`saga\` varchar(64) not null, \`data\` longtext not null, \`state\` varchar(16) not null, \`step\` varchar(64) not null, \`turn\` varchar(4) not null, \`tries\` int not null, \`attempts\` int not null, \`dueAt\` bigint null, \`reason\` varchar(64) null, \`error\` text null, \`trail\` longtext not null, \`context\` longtext not null, \`schoolId\` varchar(36) null, \`startedAt\` bigint not null, \`endedAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`bus_saga\` add index \`bus_saga_dueAt_index\` (\`dueAt\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`bus_saga\`;`);
  }
}

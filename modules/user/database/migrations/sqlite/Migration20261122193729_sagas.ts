import { Migration } from '@mikro-orm/migrations';

export class Migration20261122193729_sagas extends Migration {
  override name = 'Migration20261122193729_sagas';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`bus_saga\` (\`id\` text not null primary key, \`saga\` text not null, \`data\` text not null, \`state\` text not null, \`step\` text not null, \`turn\` text not null, \`tries\` integer not null, \`attempts\` integer not null, \`dueAt\` bigint null, \`reason\` text null, \`error\` text null, \`trail\` text not null, \`context\` text not null, \`schoolId\` text null, \`startedAt\` bigint not null, \`endedAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`bus_saga_dueAt_index\` on \`bus_saga\` (\`dueAt\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`bus_saga\`;`);
  }
}

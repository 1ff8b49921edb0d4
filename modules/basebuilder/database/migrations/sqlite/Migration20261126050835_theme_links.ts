import { Migration } from '@mikro-orm/migrations';

export class Migration20261126050835_theme_links extends Migration {
  override name = 'Migration20261126050835_theme_links';

  override up(): void | Promise<void> {
    this.addSql(`pragma foreign_keys = off;`);
    this.addSql(
      `create table \`practice_session__temp_alter\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`kind\` text check (\`kind\` in ('due', 'category', 'set', 'path', 'search', 'theme')) not null, \`thingId\` text null, \`query\` text null, \`plan\` text not null, \`done\` text not null, \`rights\` integer not null default 0, \`startedAt\` bigint not null, \`endedAt\` bigint null);`,
    );
    this.addSql(
      `insert into \`practice_session__temp_alter\` select \`id\`, \`schoolId\`, \`personId\`, \`kind\`, \`thingId\`, \`query\`, \`plan\`, \`done\`, \`rights\`, \`startedAt\`, \`endedAt\` from \`practice_session\`;`,
    );
    this.addSql(`drop table \`practice_session\`;`);
    this.addSql(`alter table \`practice_session__temp_alter\` rename to \`practice_session\`;`);
    this.addSql(`create index \`session_of_person\` on \`practice_session\` (\`personId\`, \`startedAt\`);`);
    this.addSql(`pragma foreign_keys = on;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`pragma foreign_keys = off;`);
    this.addSql(
      `create table \`practice_session__temp_alter\` (\`done\` text not null, \`endedAt\` bigint null, \`id\` text not null primary key, \`kind\` text check (\`kind\` in ('due', 'category', 'set', 'path', 'search')) not null, \`personId\` text not null, \`plan\` text not null, \`query\` text null, \`rights\` integer not null default 0, \`schoolId\` text not null, \`startedAt\` bigint not null, \`thingId\` text null);`,
    );
    this.addSql(
      `insert into \`practice_session__temp_alter\` select \`done\`, \`endedAt\`, \`id\`, \`kind\`, \`personId\`, \`plan\`, \`query\`, \`rights\`, \`schoolId\`, \`startedAt\`, \`thingId\` from \`practice_session\`;`,
    );
    this.addSql(`drop table \`practice_session\`;`);
    this.addSql(`alter table \`practice_session__temp_alter\` rename to \`practice_session\`;`);
    this.addSql(`create index \`session_of_person\` on \`practice_session\` (\`personId\`, \`startedAt\`);`);
    this.addSql(`pragma foreign_keys = on;`);
  }
}

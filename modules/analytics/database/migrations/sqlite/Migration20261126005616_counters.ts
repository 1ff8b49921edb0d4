import { Migration } from '@mikro-orm/migrations';

export class Migration20261126005616_counters extends Migration {
  override name = 'Migration20261126005616_counters';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`class_seat\` (\`id\` text not null primary key, \`classId\` text not null, \`personId\` text not null, \`present\` integer not null, \`theme\` integer not null, \`surveys\` integer not null, \`movedAt\` bigint not null, \`lastDay\` text null);`,
    );
    this.addSql(`create index \`class_seat_person\` on \`class_seat\` (\`personId\`);`);
    this.addSql(`create unique index \`class_seat_once\` on \`class_seat\` (\`classId\`, \`personId\`);`);

    this.addSql(
      `create table \`day_count\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`day\` text not null, \`entries\` integer not null);`,
    );
    this.addSql(`create index \`day_count_school\` on \`day_count\` (\`schoolId\`, \`day\`);`);
    this.addSql(`create unique index \`day_count_once\` on \`day_count\` (\`classId\`, \`day\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`class_seat\`;`);
    this.addSql(`drop table if exists \`day_count\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126005616_counters extends Migration {
  override name = 'Migration20261126005616_counters';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`class_seat\` (\`id\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`present\` tinyint(1) not null, \`theme\` tinyint(1) not null, \`surveys\` int not null, \`movedAt\` bigint not null, \`lastDay\` varchar(10) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`class_seat\` add index \`class_seat_person\` (\`personId\`);`);
    this.addSql(`alter table \`class_seat\` add unique \`class_seat_once\` (\`classId\`, \`personId\`);`);

    this.addSql(
      `create table \`day_count\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`day\` varchar(10) not null, \`entries\` int not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`day_count\` add index \`day_count_school\` (\`schoolId\`, \`day\`);`);
    this.addSql(`alter table \`day_count\` add unique \`day_count_once\` (\`classId\`, \`day\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`class_seat\`;`);
    this.addSql(`drop table if exists \`day_count\`;`);
  }
}

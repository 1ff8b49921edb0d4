import { Migration } from '@mikro-orm/migrations';

export class Migration20261126003733_reports extends Migration {
  override name = 'Migration20261126003733_reports';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`class_report\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`term\` varchar(20) null, \`language\` enum('ja','en') not null, \`by\` varchar(36) not null, \`state\` enum('making','done','failed') not null, \`done\` int not null, \`total\` int not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`class_report\` add index \`class_report_class\` (\`classId\`, \`at\`);`);
    this.addSql(`alter table \`class_report\` add index \`class_report_at\` (\`at\`);`);

    this.addSql(
      `create table \`report_file\` (\`id\` varchar(36) not null, \`reportId\` varchar(36) not null, \`personId\` varchar(36) not null, \`name\` varchar(120) not null, \`content\` longtext not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`report_file\` add unique \`report_file_of\` (\`reportId\`, \`personId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`class_report\`;`);
    this.addSql(`drop table if exists \`report_file\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126003733_reports extends Migration {
  override name = 'Migration20261126003733_reports';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`class_report\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`term\` text null, \`language\` text check (\`language\` in ('ja', 'en')) not null, \`by\` text not null, \`state\` text check (\`state\` in ('making', 'done', 'failed')) not null, \`done\` integer not null, \`total\` integer not null, \`at\` bigint not null);`,
    );
    this.addSql(`create index \`class_report_class\` on \`class_report\` (\`classId\`, \`at\`);`);
    this.addSql(`create index \`class_report_at\` on \`class_report\` (\`at\`);`);

    this.addSql(
      `create table \`report_file\` (\`id\` text not null primary key, \`reportId\` text not null, \`personId\` text not null, \`name\` text not null, \`content\` text not null);`,
    );
    this.addSql(`create unique index \`report_file_of\` on \`report_file\` (\`reportId\`, \`personId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`class_report\`;`);
    this.addSql(`drop table if exists \`report_file\`;`);
  }
}

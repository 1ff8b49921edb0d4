import { Migration } from '@mikro-orm/migrations';

export class Migration20261126034108_live_inbox extends Migration {
  override name = 'Migration20261126034108_live_inbox';

  override up(): void | Promise<void> {
    this.addSql(`create table \`notice_count\` (\`id\` text not null primary key, \`last\` bigint not null);`);

    this.addSql(`alter table \`notice\` add column \`number\` bigint null;`);
    // What is there already is old news.
    this.addSql(`update \`notice\` set \`number\` = 0;`);
    this.addSql(`create index \`notice_number\` on \`notice\` (\`number\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`notice_count\`;`);

    this.addSql(`drop index \`notice_number\`;`);
    this.addSql(`alter table \`notice\` drop column \`number\`;`);
  }
}

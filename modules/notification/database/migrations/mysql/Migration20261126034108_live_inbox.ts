import { Migration } from '@mikro-orm/migrations';

export class Migration20261126034108_live_inbox extends Migration {
  override name = 'Migration20261126034108_live_inbox';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`notice_count\` (\`id\` varchar(36) not null, \`last\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(`alter table \`notice\` add \`number\` bigint null;`);
    // What is there already is old news.
    this.addSql(`update \`notice\` set \`number\` = 0;`);
    this.addSql(`alter table \`notice\` add index \`notice_number\` (\`number\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`notice_count\`;`);

    this.addSql(`alter table \`notice\` drop index \`notice_number\`;`);
    this.addSql(`alter table \`notice\` drop column \`number\`;`);
  }
}

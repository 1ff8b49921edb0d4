import { Migration } from '@mikro-orm/migrations';

export class Migration20261126064715_letters extends Migration {
  override name = 'Migration20261126064715_letters';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`letter\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`people\` int not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`letter\` add index \`letter_schoolId_at_index\` (\`schoolId\`, \`at\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`letter\`;`);
  }
}

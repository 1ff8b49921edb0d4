import { Migration } from '@mikro-orm/migrations';

export class Migration20261126064715_letters extends Migration {
  override name = 'Migration20261126064715_letters';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`letter\` (\`id\` text not null primary key, \`schoolId\` text not null, \`people\` integer not null, \`at\` bigint not null);`,
    );
    this.addSql(`create index \`letter_schoolId_at_index\` on \`letter\` (\`schoolId\`, \`at\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`letter\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261125223235_entry_index extends Migration {
  override name = 'Migration20261125223235_entry_index';

  override up(): void | Promise<void> {
    this.addSql(`drop index \`entry_class\`;`);
    this.addSql(`create index \`entry_class\` on \`entry\` (\`classId\`, \`state\`, \`removedAt\`, \`day\`, \`id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`entry_class\`;`);
    this.addSql(`create index \`entry_class\` on \`entry\` (\`classId\`, \`state\`, \`day\`, \`id\`);`);
  }
}

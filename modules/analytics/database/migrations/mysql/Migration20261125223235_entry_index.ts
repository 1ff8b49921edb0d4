import { Migration } from '@mikro-orm/migrations';

export class Migration20261125223235_entry_index extends Migration {
  override name = 'Migration20261125223235_entry_index';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`entry\` drop index \`entry_class\`;`);
    this.addSql(
      `alter table \`entry\` add index \`entry_class\` (\`classId\`, \`state\`, \`removedAt\`, \`day\`, \`id\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`entry\` drop index \`entry_class\`;`);
    this.addSql(`alter table \`entry\` add index \`entry_class\` (\`classId\`, \`state\`, \`day\`, \`id\`);`);
  }
}

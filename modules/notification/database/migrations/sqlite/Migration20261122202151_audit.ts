import { Migration } from '@mikro-orm/migrations';

export class Migration20261122202151_audit extends Migration {
  override name = 'Migration20261122202151_audit';

  override up(): void | Promise<void> {
    this.addSql(`create index \`bus_event_schoolId_keep_id_index\` on \`bus_event\` (\`schoolId\`, \`keep\`, \`id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`bus_event_schoolId_keep_id_index\`;`);
  }
}

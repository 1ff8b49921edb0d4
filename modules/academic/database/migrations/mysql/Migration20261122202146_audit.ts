import { Migration } from '@mikro-orm/migrations';

export class Migration20261122202146_audit extends Migration {
  override name = 'Migration20261122202146_audit';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table \`bus_event\` add index \`bus_event_schoolId_keep_id_index\` (\`schoolId\`, \`keep\`, \`id\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`bus_event\` drop index \`bus_event_schoolId_keep_id_index\`;`);
  }
}

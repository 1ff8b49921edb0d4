import { Migration } from '@mikro-orm/migrations';

export class Migration20261122205952_one_index_of_positions extends Migration {
  override name = 'Migration20261122205952_one_index_of_positions';

  override up(): void | Promise<void> {
    this.addSql(`drop index \`bus_event_part_pos_id_index\`;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`create index \`bus_event_part_pos_id_index\` on \`bus_event\` (\`part\`, \`pos\`, \`id\`);`);
  }
}

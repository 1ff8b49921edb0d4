import { Migration } from '@mikro-orm/migrations';

export class Migration20261122210007_one_index_of_positions extends Migration {
  override name = 'Migration20261122210007_one_index_of_positions';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`bus_event\` drop index \`bus_event_part_pos_id_index\`;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`bus_event\` add index \`bus_event_part_pos_id_index\` (\`part\`, \`pos\`, \`id\`);`);
  }
}

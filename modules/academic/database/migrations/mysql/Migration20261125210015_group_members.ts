import { Migration } from '@mikro-orm/migrations';

export class Migration20261125210015_group_members extends Migration {
  override name = 'Migration20261125210015_group_members';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`project_group_member\` add \`eventSeq\` int not null default 0;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`project_group_member\` drop column \`eventSeq\`;`);
  }
}

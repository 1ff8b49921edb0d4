import { Migration } from '@mikro-orm/migrations';

export class Migration20261126050836_theme_links extends Migration {
  override name = 'Migration20261126050836_theme_links';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table \`practice_session\` modify \`kind\` enum('due','category','set','path','search','theme') not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table \`practice_session\` modify \`kind\` enum('due','category','set','path','search') not null;`,
    );
  }
}

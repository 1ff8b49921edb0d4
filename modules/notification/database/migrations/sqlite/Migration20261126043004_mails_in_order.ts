import { Migration } from '@mikro-orm/migrations';

export class Migration20261126043004_mails_in_order extends Migration {
  override name = 'Migration20261126043004_mails_in_order';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`mail\` add column \`rank\` integer not null default 1;`);
    this.addSql(`create index \`mail_address_state_index\` on \`mail\` (\`address\`, \`state\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`mail_address_state_index\`;`);
    this.addSql(`alter table \`mail\` drop column \`rank\`;`);
  }
}

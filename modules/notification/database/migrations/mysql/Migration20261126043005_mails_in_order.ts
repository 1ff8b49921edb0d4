import { Migration } from '@mikro-orm/migrations';

export class Migration20261126043005_mails_in_order extends Migration {
  override name = 'Migration20261126043005_mails_in_order';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`mail\` add \`rank\` int not null default 1;`);
    this.addSql(`alter table \`mail\` add index \`mail_address_state_index\` (\`address\`, \`state\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`mail\` drop index \`mail_address_state_index\`;`);
    this.addSql(`alter table \`mail\` drop column \`rank\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126034308_delivery extends Migration {
  override name = 'Migration20261126034308_delivery';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`dead_address\` (\`id\` text not null primary key, \`address\` text not null, \`reason\` text not null, \`at\` bigint not null);`,
    );
    this.addSql(`create unique index \`dead_address_address_unique\` on \`dead_address\` (\`address\`);`);

    this.addSql(
      `create table \`occasion_done\` (\`id\` text not null primary key, \`work\` text not null, \`schoolId\` text not null, \`day\` text not null, \`at\` bigint not null);`,
    );
    this.addSql(`create index \`occasion_done_day_index\` on \`occasion_done\` (\`day\`);`);
    this.addSql(`create unique index \`occasion_once\` on \`occasion_done\` (\`work\`, \`schoolId\`, \`day\`);`);

    this.addSql(
      `create table \`preference\` (\`id\` text not null primary key, \`channels\` text not null, \`quiet\` text not null, \`quietFrom\` integer not null, \`quietTo\` integer not null, \`digest\` text not null, \`weekday\` integer not null, \`version\` integer not null default 1);`,
    );

    this.addSql(
      `create table \`school_template\` (\`id\` text not null primary key, \`schoolId\` text not null, \`key\` text not null, \`language\` text not null, \`number\` integer not null, \`subject\` text null, \`body\` text null, \`basedOn\` integer not null, \`changedBy\` text not null, \`changedAt\` bigint not null);`,
    );
    this.addSql(
      `create unique index \`school_template_number\` on \`school_template\` (\`schoolId\`, \`key\`, \`language\`, \`number\`);`,
    );

    this.addSql(
      `create table \`school_times\` (\`id\` text not null primary key, \`dailyHour\` integer not null, \`quietFrom\` integer not null, \`quietTo\` integer not null, \`version\` integer not null default 1);`,
    );

    this.addSql(`alter table \`mail\` add column \`language\` text not null default 'ja';`);
    this.addSql(`alter table \`mail\` add column \`sealedHtml\` text null;`);

    this.addSql(`alter table \`notice\` add column \`shown\` integer not null default true;`);
    this.addSql(`alter table \`notice\` add column \`digest\` text not null default 'none';`);
    this.addSql(
      `create index \`notice_schoolId_digest_personId_index\` on \`notice\` (\`schoolId\`, \`digest\`, \`personId\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`dead_address\`;`);
    this.addSql(`drop table if exists \`occasion_done\`;`);
    this.addSql(`drop table if exists \`preference\`;`);
    this.addSql(`drop table if exists \`school_template\`;`);
    this.addSql(`drop table if exists \`school_times\`;`);

    this.addSql(`alter table \`mail\` drop column \`language\`;`);
    this.addSql(`alter table \`mail\` drop column \`sealedHtml\`;`);

    this.addSql(`drop index \`notice_schoolId_digest_personId_index\`;`);
    this.addSql(`alter table \`notice\` drop column \`shown\`;`);
    this.addSql(`alter table \`notice\` drop column \`digest\`;`);
  }
}

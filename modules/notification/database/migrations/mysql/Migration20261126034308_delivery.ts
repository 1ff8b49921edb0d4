import { Migration } from '@mikro-orm/migrations';

export class Migration20261126034308_delivery extends Migration {
  override name = 'Migration20261126034308_delivery';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`dead_address\` (\`id\` varchar(36) not null, \`address\` varchar(200) not null, \`reason\` varchar(300) not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`dead_address\` add unique \`dead_address_address_unique\` (\`address\`);`);

    this.addSql(
      `create table \`occasion_done\` (\`id\` varchar(36) not null, \`work\` varchar(40) not null, \`schoolId\` varchar(36) not null, \`day\` varchar(10) not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`occasion_done\` add index \`occasion_done_day_index\` (\`day\`);`);
    this.addSql(`alter table \`occasion_done\` add unique \`occasion_once\` (\`work\`, \`schoolId\`, \`day\`);`);

    this.addSql(
      `create table \`preference\` (\`id\` varchar(36) not null, \`channels\` longtext not null, \`quiet\` varchar(10) not null, \`quietFrom\` int not null, \`quietTo\` int not null, \`digest\` varchar(10) not null, \`weekday\` int not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`school_template\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`key\` varchar(40) not null, \`language\` varchar(2) not null, \`number\` int not null, \`subject\` varchar(200) null, \`body\` text null, \`basedOn\` int not null, \`changedBy\` varchar(36) not null, \`changedAt\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`school_template\` add unique \`school_template_number\` (\`schoolId\`, \`key\`, \`language\`, \`number\`);`,
    );

    this.addSql(
      `create table \`school_times\` (\`id\` varchar(36) not null, \`dailyHour\` int not null, \`quietFrom\` int not null, \`quietTo\` int not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `alter table \`mail\` add \`language\` varchar(2) not null default 'ja', add \`sealedHtml\` text null;`,
    );

    this.addSql(
      `alter table \`notice\` add \`shown\` tinyint(1) not null default true, add \`digest\` varchar(10) not null default 'none';`,
    );
    this.addSql(
      `alter table \`notice\` add index \`notice_schoolId_digest_personId_index\` (\`schoolId\`, \`digest\`, \`personId\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`dead_address\`;`);
    this.addSql(`drop table if exists \`occasion_done\`;`);
    this.addSql(`drop table if exists \`preference\`;`);
    this.addSql(`drop table if exists \`school_template\`;`);
    this.addSql(`drop table if exists \`school_times\`;`);

    this.addSql(`alter table \`mail\` drop column \`language\`, drop column \`sealedHtml\`;`);

    this.addSql(`alter table \`notice\` drop index \`notice_schoolId_digest_personId_index\`;`);
    this.addSql(`alter table \`notice\` drop column \`shown\`, drop column \`digest\`;`);
  }
}

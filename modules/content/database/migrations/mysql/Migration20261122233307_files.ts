import { Migration } from '@mikro-orm/migrations';

export class Migration20261122233307_files extends Migration {
  override name = 'Migration20261122233307_files';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`stored_file\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`placeKind\` varchar(40) not null, \`placeId\` varchar(36) not null, \`classId\` varchar(36) null, \`personId\` varchar(36) null, \`uploadedBy\` varchar(36) not null, \`name\` varchar(255) not null, \`kind\` varchar(20) not null, \`type\` varchar(100) not null, \`size\` bigint not null, \`thumbnailType\` varchar(40) null, \`thumbnailSize\` int null, \`createdAt\` bigint not null, \`removedAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`stored_file\` add index \`stored_file_place\` (\`placeKind\`, \`placeId\`, \`id\`);`);
    this.addSql(`alter table \`stored_file\` add index \`stored_file_school\` (\`schoolId\`);`);
    this.addSql(`alter table \`stored_file\` add index \`stored_file_removed\` (\`removedAt\`);`);

    this.addSql(
      `create table \`upload\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`placeKind\` varchar(40) not null, \`placeId\` varchar(36) not null, \`classId\` varchar(36) null, \`personId\` varchar(36) null, \`uploadedBy\` varchar(36) not null, \`name\` varchar(255) not null, \`size\` bigint not null, \`received\` bigint not null, \`draft\` text not null, \`thumbnailType\` varchar(40) null, \`thumbnailSize\` int null, \`createdAt\` bigint not null, \`touchedAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`upload\` add index \`upload_person\` (\`uploadedBy\`);`);
    this.addSql(`alter table \`upload\` add index \`upload_school\` (\`schoolId\`);`);
    this.addSql(`alter table \`upload\` add index \`upload_touched\` (\`touchedAt\`);`);
    this.addSql(`alter table \`upload\` add index \`upload_place\` (\`placeKind\`, \`placeId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`stored_file\`;`);
    this.addSql(`drop table if exists \`upload\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261122233307_files extends Migration {
  override name = 'Migration20261122233307_files';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`stored_file\` (\`id\` text not null primary key, \`schoolId\` text not null, \`placeKind\` text not null, \`placeId\` text not null, \`classId\` text null, \`personId\` text null, \`uploadedBy\` text not null, \`name\` text not null, \`kind\` text not null, \`type\` text not null, \`size\` bigint not null, \`thumbnailType\` text null, \`thumbnailSize\` integer null, \`createdAt\` bigint not null, \`removedAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`stored_file_place\` on \`stored_file\` (\`placeKind\`, \`placeId\`, \`id\`);`);
    this.addSql(`create index \`stored_file_school\` on \`stored_file\` (\`schoolId\`);`);
    this.addSql(`create index \`stored_file_removed\` on \`stored_file\` (\`removedAt\`);`);

    this.addSql(
      `create table \`upload\` (\`id\` text not null primary key, \`schoolId\` text not null, \`placeKind\` text not null, \`placeId\` text not null, \`classId\` text null, \`personId\` text null, \`uploadedBy\` text not null, \`name\` text not null, \`size\` bigint not null, \`received\` bigint not null, \`draft\` text not null, \`thumbnailType\` text null, \`thumbnailSize\` integer null, \`createdAt\` bigint not null, \`touchedAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`upload_person\` on \`upload\` (\`uploadedBy\`);`);
    this.addSql(`create index \`upload_school\` on \`upload\` (\`schoolId\`);`);
    this.addSql(`create index \`upload_touched\` on \`upload\` (\`touchedAt\`);`);
    this.addSql(`create index \`upload_place\` on \`upload\` (\`placeKind\`, \`placeId\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`stored_file\`;`);
    this.addSql(`drop table if exists \`upload\`;`);
  }
}

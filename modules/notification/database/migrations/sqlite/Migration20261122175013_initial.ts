import { Migration } from '@mikro-orm/migrations';

export class Migration20261122175013_initial extends Migration {
  override name = 'Migration20261122175013_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`bus_cursor\` (\`grp\` text not null, \`src\` text not null, \`part\` integer not null, \`pos\` bigint not null, \`lastId\` text not null, primary key (\`grp\`, \`src\`, \`part\`));`,
    );

    this.addSql(
      `create table \`bus_deferred\` (\`grp\` text not null, \`src\` text not null, \`part\` integer not null, \`pos\` bigint not null, \`agg\` text not null, \`type\` text not null, \`env\` text not null, \`attempts\` integer not null, \`crashes\` integer not null, \`nextAt\` bigint not null, \`state\` text not null, \`blocks\` integer not null, \`error\` text null, \`version\` integer not null, primary key (\`grp\`, \`src\`, \`part\`, \`pos\`));`,
    );
    this.addSql(
      `create index \`bus_deferred_grp_src_part_agg_pos_index\` on \`bus_deferred\` (\`grp\`, \`src\`, \`part\`, \`agg\`, \`pos\`);`,
    );
    this.addSql(
      `create index \`bus_deferred_grp_state_nextAt_index\` on \`bus_deferred\` (\`grp\`, \`state\`, \`nextAt\`);`,
    );

    this.addSql(
      `create table \`bus_dlq_audit\` (\`id\` integer not null primary key autoincrement, \`action\` text not null, \`by\` text not null, \`at\` bigint not null, \`grp\` text not null, \`src\` text not null, \`part\` integer not null, \`pos\` bigint not null, \`eventId\` text not null, \`error\` text null);`,
    );

    this.addSql(
      `create table \`bus_event\` (\`id\` integer not null primary key autoincrement, \`msgId\` text not null, \`part\` integer not null, \`aggType\` text not null, \`aggId\` text not null, \`aggSeq\` bigint not null, \`type\` text not null, \`v\` integer not null, \`keep\` text not null, \`schoolId\` text null, \`headers\` text not null, \`data\` text not null, \`personal\` text null, \`personalSalt\` text null, \`personalDigest\` text null, \`at\` bigint not null, \`pos\` bigint null, \`prev\` text null, \`hash\` text null, \`publishedAt\` bigint null);`,
    );
    this.addSql(`create unique index \`bus_event_msgId_unique\` on \`bus_event\` (\`msgId\`);`);
    this.addSql(`create index \`bus_event_part_pos_id_index\` on \`bus_event\` (\`part\`, \`pos\`, \`id\`);`);
    this.addSql(
      `create unique index \`bus_event_aggType_aggId_aggSeq_unique\` on \`bus_event\` (\`aggType\`, \`aggId\`, \`aggSeq\`);`,
    );
    this.addSql(`create unique index \`bus_event_part_pos_unique\` on \`bus_event\` (\`part\`, \`pos\`);`);

    this.addSql(
      `create table \`bus_group\` (\`grp\` text not null, \`part\` integer not null, \`cursor\` bigint not null, \`seenAt\` bigint not null, \`state\` text not null, primary key (\`grp\`, \`part\`));`,
    );

    this.addSql(
      `create table \`bus_instance\` (\`grp\` text not null, \`id\` text not null, \`seenAt\` bigint not null, primary key (\`grp\`, \`id\`));`,
    );

    this.addSql(
      `create table \`bus_job\` (\`id\` text not null primary key, \`job\` text not null, \`input\` text not null, \`context\` text null, \`state\` text not null, \`attempts\` integer not null, \`nextAt\` bigint not null, \`owner\` text null, \`until\` bigint not null, \`done\` integer not null, \`total\` integer not null, \`error\` text null, \`at\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`bus_job_state_nextAt_index\` on \`bus_job\` (\`state\`, \`nextAt\`);`);

    this.addSql(
      `create table \`bus_lease\` (\`grp\` text not null, \`src\` text not null, \`part\` integer not null, \`owner\` text not null, \`until\` bigint not null, \`clean\` integer not null, primary key (\`grp\`, \`src\`, \`part\`));`,
    );

    this.addSql(
      `create table \`bus_relay\` (\`part\` integer not null primary key, \`head\` bigint not null, \`published\` bigint not null, \`pruned\` bigint not null, \`lastId\` text not null, \`lastHash\` text not null);`,
    );

    this.addSql(
      `create table \`bus_reply\` (\`idemKey\` text not null primary key, \`query\` text not null, \`reply\` text not null, \`at\` bigint not null);`,
    );

    this.addSql(
      `create table \`mail\` (\`id\` text not null primary key, \`personId\` text not null, \`schoolId\` text null, \`kind\` text not null, \`cause\` text not null, \`address\` text not null, \`subject\` text not null, \`sealedText\` text not null, \`state\` text not null, \`attempts\` integer not null default 0, \`nextAt\` bigint not null, \`error\` text null, \`createdAt\` bigint not null, \`sentAt\` bigint null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`mail_state_nextAt_index\` on \`mail\` (\`state\`, \`nextAt\`);`);
    this.addSql(`create index \`mail_schoolId_createdAt_index\` on \`mail\` (\`schoolId\`, \`createdAt\`);`);
    this.addSql(`create unique index \`mail_once\` on \`mail\` (\`personId\`, \`kind\`, \`cause\`);`);

    this.addSql(
      `create table \`notice\` (\`id\` text not null primary key, \`personId\` text not null, \`schoolId\` text null, \`kind\` text not null, \`values\` text not null, \`link\` text null, \`cause\` text not null, \`readAt\` bigint null, \`createdAt\` bigint not null);`,
    );
    this.addSql(`create index \`notice_personId_readAt_index\` on \`notice\` (\`personId\`, \`readAt\`);`);
    this.addSql(`create unique index \`notice_once\` on \`notice\` (\`personId\`, \`kind\`, \`cause\`);`);

    this.addSql(
      `create table \`replica_academic_schools\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`name\` text not null, \`code\` text null, \`timeZone\` text not null, \`contactEmail\` text null, \`currentYearId\` text null);`,
    );
    this.addSql(`create index \`replica_academic_schools_code_index\` on \`replica_academic_schools\` (\`code\`);`);

    this.addSql(
      `create table \`replica_user_people\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text null, \`role\` text not null, \`status\` text not null, \`language\` text not null, \`familyName\` text not null, \`givenName\` text not null, \`familyKana\` text not null, \`givenKana\` text not null, \`loginId\` text not null, \`email\` text null);`,
    );
    this.addSql(
      `create index \`replica_user_people_schoolId_role_familyKana_givenKana_index\` on \`replica_user_people\` (\`schoolId\`, \`role\`, \`familyKana\`, \`givenKana\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`bus_cursor\`;`);
    this.addSql(`drop table if exists \`bus_deferred\`;`);
    this.addSql(`drop table if exists \`bus_dlq_audit\`;`);
    this.addSql(`drop table if exists \`bus_event\`;`);
    this.addSql(`drop table if exists \`bus_group\`;`);
    this.addSql(`drop table if exists \`bus_instance\`;`);
    this.addSql(`drop table if exists \`bus_job\`;`);
    this.addSql(`drop table if exists \`bus_lease\`;`);
    this.addSql(`drop table if exists \`bus_relay\`;`);
    this.addSql(`drop table if exists \`bus_reply\`;`);
    this.addSql(`drop table if exists \`mail\`;`);
    this.addSql(`drop table if exists \`notice\`;`);
    this.addSql(`drop table if exists \`replica_academic_schools\`;`);
    this.addSql(`drop table if exists \`replica_user_people\`;`);
  }
}

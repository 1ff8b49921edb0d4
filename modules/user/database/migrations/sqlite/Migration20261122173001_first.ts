import { Migration } from '@mikro-orm/migrations';

export class Migration20261122173001_first extends Migration {
  override name = 'Migration20261122173001_first';

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
      `create table \`credential\` (\`userId\` text not null primary key, \`passwordHash\` text not null, \`mustChangePassword\` integer not null, \`lockedUntil\` bigint null, \`lastSignInAt\` bigint null, \`tokensValidFrom\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`credential_tokens\` on \`credential\` (\`tokensValidFrom\`);`);

    this.addSql(
      `create table \`import\` (\`id\` text not null primary key, \`schoolId\` text not null, \`by\` text not null, \`fileName\` text not null, \`encoding\` text not null, \`state\` text not null, \`createGroups\` integer not null, \`demo\` integer not null, \`all\` integer not null, \`create\` integer not null, \`update\` integer not null, \`unchanged\` integer not null, \`error\` integer not null, \`missingGroups\` text not null, \`unknownColumns\` text not null, \`progressDone\` integer not null, \`progressTotal\` integer not null, \`failure\` text null, \`finishedAt\` bigint null, \`slipsUntil\` bigint null, \`createdAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`import_of_school\` on \`import\` (\`schoolId\`, \`createdAt\`, \`id\`);`);
    this.addSql(`create index \`import_slips\` on \`import\` (\`slipsUntil\`);`);

    this.addSql(
      `create table \`import_line\` (\`id\` text not null primary key, \`importId\` text not null, \`line\` integer not null, \`verdict\` text not null, \`cells\` text not null, \`short\` text null, \`faults\` text not null, \`changes\` text not null, \`userId\` text null, \`sealed\` text null, \`before\` text null);`,
    );
    this.addSql(`create index \`import_line_verdict\` on \`import_line\` (\`importId\`, \`verdict\`, \`line\`);`);

    this.addSql(
      `create table \`installation\` (\`id\` text not null primary key, \`schoolId\` text not null, \`schoolName\` text not null, \`timeZone\` text not null, \`at\` bigint not null, \`eventSeq\` integer not null default 0);`,
    );

    this.addSql(
      `create table \`mail_link\` (\`id\` text not null primary key, \`userId\` text not null, \`purpose\` text not null, \`token\` text not null, \`email\` text not null, \`expiresAt\` bigint not null, \`usedAt\` bigint null, \`createdAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`mail_link_token\` on \`mail_link\` (\`token\`);`);
    this.addSql(`create index \`mail_link_of_user\` on \`mail_link\` (\`userId\`, \`purpose\`, \`createdAt\`);`);
    this.addSql(`create index \`mail_link_expiry\` on \`mail_link\` (\`expiresAt\`);`);

    this.addSql(
      `create table \`replica_academic_class_groups\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`yearId\` text not null, \`name\` text not null, \`grade\` integer not null);`,
    );
    this.addSql(
      `create index \`replica_academic_class_groups_schoolId_yearId_grade_name_index\` on \`replica_academic_class_groups\` (\`schoolId\`, \`yearId\`, \`grade\`, \`name\`);`,
    );

    this.addSql(
      `create table \`replica_academic_memberships\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`personId\` text not null, \`placeKind\` text not null, \`placeId\` text not null, \`as\` text not null, \`number\` integer null);`,
    );
    this.addSql(
      `create index \`replica_academic_memberships_personId_placeKind_as_index\` on \`replica_academic_memberships\` (\`personId\`, \`placeKind\`, \`as\`);`,
    );
    this.addSql(
      `create index \`replica_academic_memberships_placeId_as_personId_index\` on \`replica_academic_memberships\` (\`placeId\`, \`as\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_schools\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`name\` text not null, \`code\` text null, \`timeZone\` text not null, \`contactEmail\` text null, \`currentYearId\` text null);`,
    );
    this.addSql(`create index \`replica_academic_schools_code_index\` on \`replica_academic_schools\` (\`code\`);`);

    this.addSql(
      `create table \`session\` (\`id\` text not null primary key, \`userId\` text not null, \`family\` text not null, \`current\` text not null, \`previous\` text not null, \`rotatedAt\` bigint not null, \`remember\` integer not null, \`device\` text not null, \`startedAt\` bigint not null, \`lastSeenAt\` bigint not null, \`expiresAt\` bigint not null, \`endedAt\` bigint null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`session_family\` on \`session\` (\`family\`);`);
    this.addSql(`create index \`session_of_user\` on \`session\` (\`userId\`, \`endedAt\`);`);
    this.addSql(`create index \`session_ended\` on \`session\` (\`endedAt\`);`);
    this.addSql(`create index \`session_expiry\` on \`session\` (\`expiresAt\`);`);

    this.addSql(
      `create table \`sign_in_guard\` (\`id\` text not null primary key, \`account\` text not null, \`address\` text not null, \`failures\` integer not null, \`blockedUntil\` bigint not null, \`lastFailedAt\` bigint not null);`,
    );
    this.addSql(`create index \`sign_in_guard_account\` on \`sign_in_guard\` (\`account\`);`);
    this.addSql(`create index \`sign_in_guard_age\` on \`sign_in_guard\` (\`lastFailedAt\`);`);

    this.addSql(
      `create table \`user\` (\`id\` text not null primary key, \`schoolId\` text null, \`role\` text not null, \`status\` text not null, \`language\` text not null, \`loginId\` text not null, \`loginKey\` text not null, \`email\` text null, \`emailKey\` text null, \`pendingEmail\` text null, \`familyName\` text not null, \`givenName\` text not null, \`familyKana\` text not null, \`givenKana\` text not null, \`kanaKey\` text not null, \`searchKey\` text not null, \`rejectionReason\` text null, \`createdAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`user_login\` on \`user\` (\`loginKey\`);`);
    this.addSql(`create unique index \`user_email\` on \`user\` (\`emailKey\`);`);
    this.addSql(`create index \`user_by_state\` on \`user\` (\`schoolId\`, \`role\`, \`status\`);`);
    this.addSql(`create index \`user_by_kana\` on \`user\` (\`schoolId\`, \`kanaKey\`, \`id\`);`);
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
    this.addSql(`drop table if exists \`credential\`;`);
    this.addSql(`drop table if exists \`import\`;`);
    this.addSql(`drop table if exists \`import_line\`;`);
    this.addSql(`drop table if exists \`installation\`;`);
    this.addSql(`drop table if exists \`mail_link\`;`);
    this.addSql(`drop table if exists \`replica_academic_class_groups\`;`);
    this.addSql(`drop table if exists \`replica_academic_memberships\`;`);
    this.addSql(`drop table if exists \`replica_academic_schools\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`sign_in_guard\`;`);
    this.addSql(`drop table if exists \`user\`;`);
  }
}

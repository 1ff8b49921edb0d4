import { Migration } from '@mikro-orm/migrations';

export class Migration20261122173001_first extends Migration {
  override name = 'Migration20261122173001_first';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`bus_cursor\` (\`grp\` varchar(64) not null, \`src\` varchar(64) not null, \`part\` int unsigned not null, \`pos\` bigint not null, \`lastId\` varchar(36) not null, primary key (\`grp\`, \`src\`, \`part\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`bus_deferred\` (\`grp\` varchar(64) not null, \`src\` varchar(64) not null, \`part\` int unsigned not null, \`pos\` bigint unsigned not null, \`agg\` varchar(256) not null, \`type\` varchar(64) not null, \`env\` longtext not null, \`attempts\` int not null, \`crashes\` int not null, \`nextAt\` bigint not null, \`state\` varchar(16) not null, \`blocks\` int not null, \`error\` longtext null, \`version\` int not null, primary key (\`grp\`, \`src\`, \`part\`, \`pos\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`bus_deferred\` add index \`bus_deferred_grp_src_part_agg_pos_index\` (\`grp\`, \`src\`, \`part\`, \`agg\`, \`pos\`);`,
    );
    this.addSql(
      `alter table \`bus_deferred\` add index \`bus_deferred_grp_state_nextAt_index\` (\`grp\`, \`state\`, \`nextAt\`);`,
    );

    this.addSql(
      `create table \`bus_dlq_audit\` (\`id\` int unsigned not null auto_increment primary key, \`action\` varchar(16) not null, \`by\` varchar(64) not null, \`at\` bigint not null, \`grp\` varchar(64) not null, \`src\` varchar(64) not null, \`part\` int not null, \`pos\` bigint not null, \`eventId\` varchar(36) not null, \`error\` longtext null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`bus_event\` (\`id\` int unsigned not null auto_increment primary key, \`msgId\` varchar(36) not null, \`part\` int not null, \`aggType\` varchar(64) not null, \`aggId\` varchar(191) not null, \`aggSeq\` bigint not null, \`type\` varchar(64) not null, \`v\` int not null, \`keep\` varchar(16) not null, \`schoolId\` varchar(36) null, \`headers\` longtext not null, \`data\` longtext not null, \`personal\` longtext null, \`personalSalt\` varchar(32) null, \`personalDigest\` varchar(64) null, \`at\` bigint not null, \`pos\` bigint null, \`prev\` varchar(36) null, \`hash\` varchar(64) null, \`publishedAt\` bigint null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`bus_event\` add unique \`bus_event_msgId_unique\` (\`msgId\`);`);
    this.addSql(`alter table \`bus_event\` add index \`bus_event_part_pos_id_index\` (\`part\`, \`pos\`, \`id\`);`);
    this.addSql(
      `alter table \`bus_event\` add unique \`bus_event_aggType_aggId_aggSeq_unique\` (\`aggType\`, \`aggId\`, \`aggSeq\`);`,
    );
    this.addSql(`alter table \`bus_event\` add unique \`bus_event_part_pos_unique\` (\`part\`, \`pos\`);`);

    this.addSql(
      `create table \`bus_group\` (\`grp\` varchar(64) not null, \`part\` int unsigned not null, \`cursor\` bigint not null, \`seenAt\` bigint not null, \`state\` varchar(16) not null, primary key (\`grp\`, \`part\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`bus_instance\` (\`grp\` varchar(64) not null, \`id\` varchar(36) not null, \`seenAt\` bigint not null, primary key (\`grp\`, \`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`bus_job\` (\`id\` varchar(36) not null, \`job\` varchar(64) not null, \`input\` longtext not null, \`context\` longtext null, \`state\` varchar(16) not null, \`attempts\` int not null, \`nextAt\` bigint not null, \`owner\` varchar(36) null, \`until\` bigint not null, \`done\` int not null, \`total\` int not null, \`error\` text null, \`at\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`bus_job\` add index \`bus_job_state_nextAt_index\` (\`state\`, \`nextAt\`);`);

    this.addSql(
      `create table \`bus_lease\` (\`grp\` varchar(64) not null, \`src\` varchar(64) not null, \`part\` int unsigned not null, \`owner\` varchar(36) not null, \`until\` bigint not null, \`clean\` int not null, primary key (\`grp\`, \`src\`, \`part\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`bus_relay\` (\`part\` int unsigned not null, \`head\` bigint not null, \`published\` bigint not null, \`pruned\` bigint not null, \`lastId\` varchar(36) not null, \`lastHash\` varchar(64) not null, primary key (\`part\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`bus_reply\` (\`idemKey\` varchar(191) not null, \`query\` varchar(64) not null, \`reply\` longtext not null, \`at\` bigint not null, primary key (\`idemKey\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`credential\` (\`userId\` varchar(36) not null, \`passwordHash\` varchar(200) not null, \`mustChangePassword\` tinyint(1) not null, \`lockedUntil\` bigint null, \`lastSignInAt\` bigint null, \`tokensValidFrom\` bigint not null, \`version\` int not null default 1, primary key (\`userId\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`credential\` add index \`credential_tokens\` (\`tokensValidFrom\`);`);

    this.addSql(
      `create table \`import\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`by\` varchar(36) not null, \`fileName\` varchar(200) not null, \`encoding\` varchar(16) not null, \`state\` varchar(16) not null, \`createGroups\` tinyint(1) not null, \`demo\` tinyint(1) not null, \`all\` int not null, \`create\` int not null, \`update\` int not null, \`unchanged\` int not null, \`error\` int not null, \`missingGroups\` longtext not null, \`unknownColumns\` longtext not null, \`progressDone\` int not null, \`progressTotal\` int not null, \`failure\` varchar(500) null, \`finishedAt\` bigint null, \`slipsUntil\` bigint null, \`createdAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`import\` add index \`import_of_school\` (\`schoolId\`, \`createdAt\`, \`id\`);`);
    this.addSql(`alter table \`import\` add index \`import_slips\` (\`slipsUntil\`);`);

    this.addSql(
      `create table \`import_line\` (\`id\` varchar(48) not null, \`importId\` varchar(36) not null, \`line\` int not null, \`verdict\` varchar(16) not null, \`cells\` longtext not null, \`short\` longtext null, \`faults\` longtext not null, \`changes\` longtext not null, \`userId\` varchar(36) null, \`sealed\` varchar(600) null, \`before\` longtext null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`import_line\` add index \`import_line_verdict\` (\`importId\`, \`verdict\`, \`line\`);`);

    this.addSql(
      `create table \`installation\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`schoolName\` varchar(120) not null, \`timeZone\` varchar(60) not null, \`at\` bigint not null, \`eventSeq\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`mail_link\` (\`id\` varchar(36) not null, \`userId\` varchar(36) not null, \`purpose\` varchar(32) not null, \`token\` varchar(64) not null, \`email\` varchar(200) not null, \`expiresAt\` bigint not null, \`usedAt\` bigint null, \`createdAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`mail_link\` add unique \`mail_link_token\` (\`token\`);`);
    this.addSql(`alter table \`mail_link\` add index \`mail_link_of_user\` (\`userId\`, \`purpose\`, \`createdAt\`);`);
    this.addSql(`alter table \`mail_link\` add index \`mail_link_expiry\` (\`expiresAt\`);`);

    this.addSql(
      `create table \`replica_academic_class_groups\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`name\` varchar(255) not null, \`grade\` int not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_class_groups\` add index \`replica_academic_class_groups_schoolId_yearId_grade_name_index\` (\`schoolId\`, \`yearId\`, \`grade\`, \`name\`);`,
    );

    this.addSql(
      `create table \`replica_academic_memberships\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(255) not null, \`personId\` varchar(255) not null, \`placeKind\` varchar(64) not null, \`placeId\` varchar(255) not null, \`as\` varchar(64) not null, \`number\` int null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_memberships\` add index \`replica_academic_memberships_personId_placeKind_as_index\` (\`personId\`, \`placeKind\`, \`as\`);`,
    );
    this.addSql(
      `alter table \`replica_academic_memberships\` add index \`replica_academic_memberships_placeId_as_personId_index\` (\`placeId\`, \`as\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`replica_academic_schools\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`name\` varchar(255) not null, \`code\` varchar(255) null, \`timeZone\` varchar(255) not null, \`contactEmail\` varchar(255) null, \`currentYearId\` varchar(255) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_schools\` add index \`replica_academic_schools_code_index\` (\`code\`);`,
    );

    this.addSql(
      `create table \`session\` (\`id\` varchar(36) not null, \`userId\` varchar(36) not null, \`family\` varchar(64) not null, \`current\` longtext not null, \`previous\` longtext not null, \`rotatedAt\` bigint not null, \`remember\` tinyint(1) not null, \`device\` varchar(200) not null, \`startedAt\` bigint not null, \`lastSeenAt\` bigint not null, \`expiresAt\` bigint not null, \`endedAt\` bigint null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`session\` add unique \`session_family\` (\`family\`);`);
    this.addSql(`alter table \`session\` add index \`session_of_user\` (\`userId\`, \`endedAt\`);`);
    this.addSql(`alter table \`session\` add index \`session_ended\` (\`endedAt\`);`);
    this.addSql(`alter table \`session\` add index \`session_expiry\` (\`expiresAt\`);`);

    this.addSql(
      `create table \`sign_in_guard\` (\`id\` varchar(64) not null, \`account\` varchar(64) not null, \`address\` varchar(64) not null, \`failures\` int not null, \`blockedUntil\` bigint not null, \`lastFailedAt\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`sign_in_guard\` add index \`sign_in_guard_account\` (\`account\`);`);
    this.addSql(`alter table \`sign_in_guard\` add index \`sign_in_guard_age\` (\`lastFailedAt\`);`);

    this.addSql(
      `create table \`user\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) null, \`role\` varchar(16) not null, \`status\` varchar(16) not null, \`language\` varchar(2) not null, \`loginId\` varchar(40) not null, \`loginKey\` varchar(64) not null, \`email\` varchar(200) null, \`emailKey\` varchar(64) null, \`pendingEmail\` varchar(200) null, \`familyName\` varchar(60) not null, \`givenName\` varchar(60) not null, \`familyKana\` varchar(60) not null, \`givenKana\` varchar(60) not null, \`kanaKey\` varchar(250) not null, \`searchKey\` varchar(500) not null, \`rejectionReason\` varchar(500) null, \`createdAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`user\` add unique \`user_login\` (\`loginKey\`);`);
    this.addSql(`alter table \`user\` add unique \`user_email\` (\`emailKey\`);`);
    this.addSql(`alter table \`user\` add index \`user_by_state\` (\`schoolId\`, \`role\`, \`status\`);`);
    this.addSql(`alter table \`user\` add index \`user_by_kana\` (\`schoolId\`, \`kanaKey\`, \`id\`);`);
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

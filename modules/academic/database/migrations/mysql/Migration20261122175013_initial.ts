import { Migration } from '@mikro-orm/migrations';

export class Migration20261122175013_initial extends Migration {
  override name = 'Migration20261122175013_initial';

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
      `create table \`class_group\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`name\` varchar(120) not null, \`grade\` int not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`class_group\` add index \`class_group_schoolId_yearId_index\` (\`schoolId\`, \`yearId\`);`,
    );
    this.addSql(`alter table \`class_group\` add unique \`class_group_name\` (\`yearId\`, \`grade\`, \`name\`);`);

    this.addSql(
      `create table \`project_group\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`name\` varchar(120) not null, \`dissolved\` tinyint(1) not null default false, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`project_group\` add index \`project_group_classId_dissolved_index\` (\`classId\`, \`dissolved\`);`,
    );

    this.addSql(
      `create table \`project_group_member\` (\`id\` varchar(36) not null, \`groupId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`project_group_member\` add index \`project_group_member_groupId_index\` (\`groupId\`);`);
    this.addSql(`alter table \`project_group_member\` add unique \`group_member_once\` (\`classId\`, \`personId\`);`);

    this.addSql(
      `create table \`membership\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`placeKind\` enum('class','classGroup') not null, \`placeId\` varchar(36) not null, \`as\` enum('student','teacher') not null, \`number\` int null, \`owner\` tinyint(1) not null default false, \`gone\` tinyint(1) not null default false, \`since\` bigint not null, \`until\` bigint null, \`seatKey\` varchar(80) null, \`numberKey\` varchar(80) null, \`yearKey\` varchar(80) null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`membership\` add index \`membership_personId_gone_placeKind_index\` (\`personId\`, \`gone\`, \`placeKind\`);`,
    );
    this.addSql(
      `alter table \`membership\` add index \`membership_placeId_gone_as_index\` (\`placeId\`, \`gone\`, \`as\`);`,
    );
    this.addSql(`alter table \`membership\` add unique \`membership_seat\` (\`seatKey\`);`);
    this.addSql(`alter table \`membership\` add unique \`membership_number\` (\`numberKey\`);`);
    this.addSql(`alter table \`membership\` add unique \`membership_year\` (\`yearKey\`);`);

    this.addSql(
      `create table \`replica_user_people\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) null, \`role\` varchar(64) not null, \`status\` varchar(64) not null, \`language\` varchar(64) not null, \`familyName\` varchar(60) not null, \`givenName\` varchar(60) not null, \`familyKana\` varchar(60) not null, \`givenKana\` varchar(60) not null, \`loginId\` varchar(255) not null, \`email\` varchar(255) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_user_people\` add index \`replica_user_people_schoolId_role_familyKana_givenKana_index\` (\`schoolId\`, \`role\`, \`familyKana\`, \`givenKana\`);`,
    );

    this.addSql(
      `create table \`school\` (\`id\` varchar(36) not null, \`name\` varchar(120) not null, \`code\` varchar(40) null, \`address\` varchar(300) not null default '', \`contactEmail\` varchar(200) null, \`phone\` varchar(40) not null default '', \`timeZone\` varchar(60) not null, \`currentYearId\` varchar(36) null, \`createdAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`school_class\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`subjectId\` varchar(36) null, \`name\` varchar(120) not null, \`description\` text not null, \`room\` varchar(60) not null, \`timetable\` longtext not null, \`pupilsMayGroup\` tinyint(1) not null default false, \`archived\` tinyint(1) not null default false, \`joinCode\` varchar(20) null, \`joinCodeExpiresAt\` bigint null, \`createdAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`school_class\` add index \`school_class_schoolId_yearId_archived_index\` (\`schoolId\`, \`yearId\`, \`archived\`);`,
    );
    this.addSql(`alter table \`school_class\` add unique \`school_class_join_code\` (\`joinCode\`);`);

    this.addSql(
      `create table \`school_code\` (\`code\` varchar(40) not null, \`schoolId\` varchar(36) not null, primary key (\`code\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`school_year\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`label\` varchar(120) not null, \`startsOn\` varchar(10) not null, \`endsOn\` varchar(10) not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`school_year\` add unique \`school_year_label\` (\`schoolId\`, \`label\`);`);

    this.addSql(
      `create table \`subject\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`name\` varchar(120) not null, \`code\` varchar(20) not null, \`objectives\` text not null, \`criteria\` text not null, \`coachingPrompt\` text not null, \`archived\` tinyint(1) not null default false, \`position\` int not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`subject\` add unique \`subject_name\` (\`schoolId\`, \`name\`);`);

    this.addSql(
      `create table \`term\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`label\` varchar(120) not null, \`startsOn\` varchar(10) not null, \`endsOn\` varchar(10) not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`term\` add unique \`term_label\` (\`yearId\`, \`label\`);`);
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
    this.addSql(`drop table if exists \`class_group\`;`);
    this.addSql(`drop table if exists \`project_group\`;`);
    this.addSql(`drop table if exists \`project_group_member\`;`);
    this.addSql(`drop table if exists \`membership\`;`);
    this.addSql(`drop table if exists \`replica_user_people\`;`);
    this.addSql(`drop table if exists \`school\`;`);
    this.addSql(`drop table if exists \`school_class\`;`);
    this.addSql(`drop table if exists \`school_code\`;`);
    this.addSql(`drop table if exists \`school_year\`;`);
    this.addSql(`drop table if exists \`subject\`;`);
    this.addSql(`drop table if exists \`term\`;`);
  }
}

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
      `create table \`class_group\` (\`id\` text not null primary key, \`schoolId\` text not null, \`yearId\` text not null, \`name\` text not null, \`grade\` integer not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`class_group_schoolId_yearId_index\` on \`class_group\` (\`schoolId\`, \`yearId\`);`);
    this.addSql(`create unique index \`class_group_name\` on \`class_group\` (\`yearId\`, \`grade\`, \`name\`);`);

    this.addSql(
      `create table \`project_group\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`name\` text not null, \`dissolved\` integer not null default false, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`project_group_classId_dissolved_index\` on \`project_group\` (\`classId\`, \`dissolved\`);`,
    );

    this.addSql(
      `create table \`project_group_member\` (\`id\` text not null primary key, \`groupId\` text not null, \`classId\` text not null, \`personId\` text not null);`,
    );
    this.addSql(`create index \`project_group_member_groupId_index\` on \`project_group_member\` (\`groupId\`);`);
    this.addSql(`create unique index \`group_member_once\` on \`project_group_member\` (\`classId\`, \`personId\`);`);

    this.addSql(
      `create table \`membership\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`placeKind\` text check (\`placeKind\` in ('class', 'classGroup')) not null, \`placeId\` text not null, \`as\` text check (\`as\` in ('student', 'teacher')) not null, \`number\` integer null, \`owner\` integer not null default false, \`gone\` integer not null default false, \`since\` bigint not null, \`until\` bigint null, \`seatKey\` text null, \`numberKey\` text null, \`yearKey\` text null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`membership_personId_gone_placeKind_index\` on \`membership\` (\`personId\`, \`gone\`, \`placeKind\`);`,
    );
    this.addSql(`create index \`membership_placeId_gone_as_index\` on \`membership\` (\`placeId\`, \`gone\`, \`as\`);`);
    this.addSql(`create unique index \`membership_seat\` on \`membership\` (\`seatKey\`);`);
    this.addSql(`create unique index \`membership_number\` on \`membership\` (\`numberKey\`);`);
    this.addSql(`create unique index \`membership_year\` on \`membership\` (\`yearKey\`);`);

    this.addSql(
      `create table \`replica_user_people\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text null, \`role\` text not null, \`status\` text not null, \`language\` text not null, \`familyName\` text not null, \`givenName\` text not null, \`familyKana\` text not null, \`givenKana\` text not null, \`loginId\` text not null, \`email\` text null);`,
    );
    this.addSql(
      `create index \`replica_user_people_schoolId_role_familyKana_givenKana_index\` on \`replica_user_people\` (\`schoolId\`, \`role\`, \`familyKana\`, \`givenKana\`);`,
    );

    this.addSql(
      `create table \`school\` (\`id\` text not null primary key, \`name\` text not null, \`code\` text null, \`address\` text not null default '', \`contactEmail\` text null, \`phone\` text not null default '', \`timeZone\` text not null, \`currentYearId\` text null, \`createdAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );

    this.addSql(
      `create table \`school_class\` (\`id\` text not null primary key, \`schoolId\` text not null, \`yearId\` text not null, \`subjectId\` text null, \`name\` text not null, \`description\` text not null, \`room\` text not null, \`timetable\` text not null, \`pupilsMayGroup\` integer not null default false, \`archived\` integer not null default false, \`joinCode\` text null, \`joinCodeExpiresAt\` bigint null, \`createdAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`school_class_schoolId_yearId_archived_index\` on \`school_class\` (\`schoolId\`, \`yearId\`, \`archived\`);`,
    );
    this.addSql(`create unique index \`school_class_join_code\` on \`school_class\` (\`joinCode\`);`);

    this.addSql(`create table \`school_code\` (\`code\` text not null primary key, \`schoolId\` text not null);`);

    this.addSql(
      `create table \`school_year\` (\`id\` text not null primary key, \`schoolId\` text not null, \`label\` text not null, \`startsOn\` text not null, \`endsOn\` text not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`school_year_label\` on \`school_year\` (\`schoolId\`, \`label\`);`);

    this.addSql(
      `create table \`subject\` (\`id\` text not null primary key, \`schoolId\` text not null, \`name\` text not null, \`code\` text not null, \`objectives\` text not null, \`criteria\` text not null, \`coachingPrompt\` text not null, \`archived\` integer not null default false, \`position\` integer not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`subject_name\` on \`subject\` (\`schoolId\`, \`name\`);`);

    this.addSql(
      `create table \`term\` (\`id\` text not null primary key, \`schoolId\` text not null, \`yearId\` text not null, \`label\` text not null, \`startsOn\` text not null, \`endsOn\` text not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create unique index \`term_label\` on \`term\` (\`yearId\`, \`label\`);`);
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

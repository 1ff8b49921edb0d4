import { Migration } from '@mikro-orm/migrations';

export class Migration20261126010016_initial extends Migration {
  override name = 'Migration20261126010016_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`ai_call\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text null, \`personId\` text not null, \`fn\` text not null, \`model\` text not null, \`host\` text not null, \`prompt\` text not null, \`round\` integer not null, \`day\` text not null, \`startedAt\` bigint not null, \`openUntil\` bigint null, \`heldTokens\` bigint not null, \`heldMoney\` bigint not null, \`finish\` text null, \`promptTokens\` bigint not null default '0', \`answerTokens\` bigint not null default '0', \`estimated\` integer not null default false, \`cost\` bigint not null default '0', \`ms\` integer null, \`sent\` text null, \`received\` text null);`,
    );
    this.addSql(`create index \`ai_call_of_school\` on \`ai_call\` (\`schoolId\`, \`id\`);`);
    this.addSql(`create index \`ai_call_by_day\` on \`ai_call\` (\`schoolId\`, \`day\`, \`fn\`);`);
    this.addSql(`create index \`ai_call_open\` on \`ai_call\` (\`openUntil\`);`);

    this.addSql(
      `create table \`ai_setting\` (\`id\` text not null primary key, \`own\` text not null, \`keySealed\` text null, \`keyEnd\` text null, \`trouble\` text null, \`troubleAt\` bigint null, \`changedBy\` text null, \`changedAt\` bigint not null, \`version\` integer not null default 1);`,
    );

    this.addSql(
      `create table \`ai_spending\` (\`id\` text not null primary key, \`schoolId\` text not null, \`scope\` text not null, \`scopeId\` text not null, \`period\` text not null, \`tokens\` bigint not null default '0', \`money\` bigint not null default '0', \`heldTokens\` bigint not null default '0', \`heldMoney\` bigint not null default '0');`,
    );
    this.addSql(`create index \`ai_spending_of_school\` on \`ai_spending\` (\`schoolId\`, \`period\`, \`scope\`);`);
    this.addSql(`create unique index \`ai_spending_of\` on \`ai_spending\` (\`scopeId\`, \`scope\`, \`period\`);`);

    this.addSql(
      `create table \`alert\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`conversationId\` text not null, \`day\` text not null, \`number\` integer not null, \`risks\` text not null, \`words\` text not null, \`state\` text check (\`state\` in ('open', 'seen', 'done')) not null, \`seenBy\` text null, \`seenAt\` bigint null, \`doneBy\` text null, \`doneAt\` bigint null, \`note\` text not null, \`at\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`alert_class\` on \`alert\` (\`classId\`, \`state\`);`);
    this.addSql(`create index \`alert_person\` on \`alert\` (\`personId\`, \`state\`);`);
    this.addSql(`create index \`alert_school\` on \`alert\` (\`schoolId\`, \`state\`);`);
    this.addSql(`create unique index \`alert_conversation_day\` on \`alert\` (\`conversationId\`, \`day\`);`);

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
    this.addSql(`create index \`bus_event_schoolId_keep_id_index\` on \`bus_event\` (\`schoolId\`, \`keep\`, \`id\`);`);
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
      `create table \`bus_saga\` (\`id\` text not null primary key, \`saga\` text not null, \`data\` text not null, \`state\` text not null, \`step\` text not null, \`turn\` text not null, \`tries\` integer not null, \`attempts\` integer not null, \`dueAt\` bigint null, \`reason\` text null, \`error\` text null, \`trail\` text not null, \`context\` text not null, \`schoolId\` text null, \`startedAt\` bigint not null, \`endedAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`bus_saga_dueAt_index\` on \`bus_saga\` (\`dueAt\`);`);

    this.addSql(
      `create table \`coach_care\` (\`id\` text not null primary key, \`words\` text not null, \`contactJa\` text not null, \`contactEn\` text not null, \`version\` integer not null default 1);`,
    );

    this.addSql(
      `create table \`conversation\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`kind\` text check (\`kind\` in ('coach', 'assistant')) not null, \`title\` text not null, \`named\` integer not null default false, \`phase\` text not null, \`topic\` integer not null, \`step\` integer not null, \`archived\` integer not null default false, \`turns\` integer not null default 0, \`guarded\` integer not null default 0, \`writing\` text null, \`lastAt\` bigint not null, \`createdAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`conversation_person\` on \`conversation\` (\`personId\`, \`classId\`, \`archived\`, \`lastAt\`);`,
    );
    this.addSql(`create index \`conversation_class\` on \`conversation\` (\`classId\`, \`kind\`, \`lastAt\`);`);

    this.addSql(
      `create table \`conversation_reading\` (\`id\` text not null primary key, \`conversationId\` text not null, \`personId\` text not null, \`number\` integer not null, \`times\` integer not null, \`firstAt\` bigint not null, \`lastAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create unique index \`conversation_reading_reader\` on \`conversation_reading\` (\`conversationId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`draft\` (\`id\` text not null primary key, \`kind\` text not null, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`aboutId\` text null, \`language\` text check (\`language\` in ('ja', 'en')) not null, \`ask\` text not null, \`requestId\` text null, \`slot\` text null, \`state\` text check (\`state\` in ('waiting', 'written', 'failed')) not null default 'waiting', \`failure\` text null, \`value\` text null, \`model\` text null, \`prompt\` text null, \`callId\` text null, \`askedAt\` bigint not null, \`endedAt\` bigint null, \`accepted\` text null, \`acceptedAt\` bigint null, \`acceptedBy\` text null, \`removedAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`draft_of_person\` on \`draft\` (\`personId\`, \`classId\`, \`kind\`, \`id\`);`);
    this.addSql(`create index \`draft_of_class\` on \`draft\` (\`classId\`, \`kind\`, \`id\`);`);
    this.addSql(`create unique index \`draft_of_request\` on \`draft\` (\`requestId\`, \`aboutId\`);`);
    this.addSql(`create unique index \`draft_slot\` on \`draft\` (\`slot\`);`);

    this.addSql(
      `create table \`log_title\` (\`id\` text not null primary key, \`classId\` text not null, \`personId\` text not null, \`day\` text not null, \`title\` text not null);`,
    );
    this.addSql(`create index \`log_title_seat\` on \`log_title\` (\`classId\`, \`personId\`, \`day\`, \`id\`);`);

    this.addSql(
      `create table \`replica_academic_classes\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`yearId\` text not null, \`name\` text not null, \`subjectName\` text null, \`archived\` integer not null);`,
    );
    this.addSql(
      `create index \`replica_academic_classes_schoolId_yearId_index\` on \`replica_academic_classes\` (\`schoolId\`, \`yearId\`);`,
    );

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
      `create table \`replica_content_selected_themes\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`themeId\` text not null, \`mainThemeId\` text null, \`title\` text not null, \`question\` text not null);`,
    );
    this.addSql(
      `create index \`replica_content_selected_themes_personId_classId_index\` on \`replica_content_selected_themes\` (\`personId\`, \`classId\`);`,
    );
    this.addSql(
      `create index \`replica_content_selected_themes_classId_index\` on \`replica_content_selected_themes\` (\`classId\`);`,
    );

    this.addSql(
      `create table \`replica_user_people\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text null, \`role\` text not null, \`status\` text not null, \`language\` text not null, \`familyName\` text not null, \`givenName\` text not null, \`familyKana\` text not null, \`givenKana\` text not null, \`loginId\` text not null, \`email\` text null);`,
    );
    this.addSql(
      `create index \`replica_user_people_schoolId_role_familyKana_givenKana_index\` on \`replica_user_people\` (\`schoolId\`, \`role\`, \`familyKana\`, \`givenKana\`);`,
    );

    this.addSql(
      `create table \`school_prompt\` (\`id\` text not null primary key, \`schoolId\` text not null, \`key\` text not null, \`language\` text not null, \`number\` integer not null, \`text\` text null, \`basedOn\` integer not null, \`changedBy\` text not null, \`changedAt\` bigint not null);`,
    );
    this.addSql(
      `create unique index \`school_prompt_number\` on \`school_prompt\` (\`schoolId\`, \`key\`, \`language\`, \`number\`);`,
    );

    this.addSql(
      `create table \`turn\` (\`id\` text not null primary key, \`conversationId\` text not null, \`number\` integer not null, \`phase\` text not null, \`topic\` integer not null, \`step\` integer not null, \`more\` integer not null default false, \`language\` text check (\`language\` in ('ja', 'en')) not null, \`text\` text not null, \`answer\` text not null, \`withheld\` text not null, \`state\` text check (\`state\` in ('writing', 'complete', 'stopped', 'cut', 'tooLong', 'refused', 'failed')) not null, \`failure\` text null, \`guarded\` integer not null default false, \`care\` integer not null default false, \`stopAsked\` integer not null default false, \`touchedAt\` bigint not null, \`model\` text not null default '', \`prompt\` text not null default '', \`at\` bigint not null, \`endedAt\` bigint null);`,
    );
    this.addSql(`create index \`turn_state\` on \`turn\` (\`state\`, \`touchedAt\`);`);
    this.addSql(`create unique index \`turn_number\` on \`turn\` (\`conversationId\`, \`number\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`ai_call\`;`);
    this.addSql(`drop table if exists \`ai_setting\`;`);
    this.addSql(`drop table if exists \`ai_spending\`;`);
    this.addSql(`drop table if exists \`alert\`;`);
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
    this.addSql(`drop table if exists \`bus_saga\`;`);
    this.addSql(`drop table if exists \`coach_care\`;`);
    this.addSql(`drop table if exists \`conversation\`;`);
    this.addSql(`drop table if exists \`conversation_reading\`;`);
    this.addSql(`drop table if exists \`draft\`;`);
    this.addSql(`drop table if exists \`log_title\`;`);
    this.addSql(`drop table if exists \`replica_academic_classes\`;`);
    this.addSql(`drop table if exists \`replica_academic_class_groups\`;`);
    this.addSql(`drop table if exists \`replica_academic_memberships\`;`);
    this.addSql(`drop table if exists \`replica_academic_schools\`;`);
    this.addSql(`drop table if exists \`replica_content_selected_themes\`;`);
    this.addSql(`drop table if exists \`replica_user_people\`;`);
    this.addSql(`drop table if exists \`school_prompt\`;`);
    this.addSql(`drop table if exists \`turn\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261126010016_initial extends Migration {
  override name = 'Migration20261126010016_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`ai_call\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) null, \`personId\` varchar(36) not null, \`fn\` varchar(20) not null, \`model\` varchar(120) not null, \`host\` varchar(255) not null, \`prompt\` varchar(120) not null, \`round\` int not null, \`day\` varchar(10) not null, \`startedAt\` bigint not null, \`openUntil\` bigint null, \`heldTokens\` bigint not null, \`heldMoney\` bigint not null, \`finish\` varchar(10) null, \`promptTokens\` bigint not null default '0', \`answerTokens\` bigint not null default '0', \`estimated\` tinyint(1) not null default false, \`cost\` bigint not null default '0', \`ms\` int null, \`sent\` text null, \`received\` text null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`ai_call\` add index \`ai_call_of_school\` (\`schoolId\`, \`id\`);`);
    this.addSql(`alter table \`ai_call\` add index \`ai_call_by_day\` (\`schoolId\`, \`day\`, \`fn\`);`);
    this.addSql(`alter table \`ai_call\` add index \`ai_call_open\` (\`openUntil\`);`);

    this.addSql(
      `create table \`ai_setting\` (\`id\` varchar(36) not null, \`own\` longtext not null, \`keySealed\` text null, \`keyEnd\` varchar(4) null, \`trouble\` longtext null, \`troubleAt\` bigint null, \`changedBy\` varchar(36) null, \`changedAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`ai_spending\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`scope\` varchar(10) not null, \`scopeId\` varchar(36) not null, \`period\` varchar(10) not null, \`tokens\` bigint not null default '0', \`money\` bigint not null default '0', \`heldTokens\` bigint not null default '0', \`heldMoney\` bigint not null default '0', primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`ai_spending\` add index \`ai_spending_of_school\` (\`schoolId\`, \`period\`, \`scope\`);`,
    );
    this.addSql(`alter table \`ai_spending\` add unique \`ai_spending_of\` (\`scopeId\`, \`scope\`, \`period\`);`);

    this.addSql(
      `create table \`alert\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`conversationId\` varchar(36) not null, \`day\` varchar(10) not null, \`number\` int not null, \`risks\` longtext not null, \`words\` longtext not null, \`state\` enum('open','seen','done') not null, \`seenBy\` varchar(36) null, \`seenAt\` bigint null, \`doneBy\` varchar(36) null, \`doneAt\` bigint null, \`note\` text not null, \`at\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`alert\` add index \`alert_class\` (\`classId\`, \`state\`);`);
    this.addSql(`alter table \`alert\` add index \`alert_person\` (\`personId\`, \`state\`);`);
    this.addSql(`alter table \`alert\` add index \`alert_school\` (\`schoolId\`, \`state\`);`);
    this.addSql(`alter table \`alert\` add unique \`alert_conversation_day\` (\`conversationId\`, \`day\`);`);

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
    this.addSql(
      `alter table \`bus_event\` add index \`bus_event_schoolId_keep_id_index\` (\`schoolId\`, \`keep\`, \`id\`);`,
    );
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
      `create table \`bus_saga\` (\`id\` varchar(36) not null, \`saga\` varchar(64) not null, \`data\` longtext not null, \`state\` varchar(16) not null, \`step\` varchar(64) not null, \`turn\` varchar(4) not null, \`tries\` int not null, \`attempts\` int not null, \`dueAt\` bigint null, \`reason\` varchar(64) null, \`error\` text null, \`trail\` longtext not null, \`context\` longtext not null, \`schoolId\` varchar(36) null, \`startedAt\` bigint not null, \`endedAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`bus_saga\` add index \`bus_saga_dueAt_index\` (\`dueAt\`);`);

    this.addSql(
      `create table \`coach_care\` (\`id\` varchar(36) not null, \`words\` longtext not null, \`contactJa\` text not null, \`contactEn\` text not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`conversation\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`kind\` enum('coach','assistant') not null, \`title\` varchar(80) not null, \`named\` tinyint(1) not null default false, \`phase\` varchar(10) not null, \`topic\` int not null, \`step\` int not null, \`archived\` tinyint(1) not null default false, \`turns\` int not null default 0, \`guarded\` int not null default 0, \`writing\` varchar(36) null, \`lastAt\` bigint not null, \`createdAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`conversation\` add index \`conversation_person\` (\`personId\`, \`classId\`, \`archived\`, \`lastAt\`);`,
    );
    this.addSql(`alter table \`conversation\` add index \`conversation_class\` (\`classId\`, \`kind\`, \`lastAt\`);`);

    this.addSql(
      `create table \`conversation_reading\` (\`id\` varchar(36) not null, \`conversationId\` varchar(36) not null, \`personId\` varchar(36) not null, \`number\` int not null, \`times\` int not null, \`firstAt\` bigint not null, \`lastAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`conversation_reading\` add unique \`conversation_reading_reader\` (\`conversationId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`draft\` (\`id\` varchar(36) not null, \`kind\` varchar(20) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`aboutId\` varchar(36) null, \`language\` enum('ja','en') not null, \`ask\` longtext not null, \`requestId\` varchar(36) null, \`slot\` varchar(150) null, \`state\` enum('waiting','written','failed') not null default 'waiting', \`failure\` varchar(20) null, \`value\` longtext null, \`model\` varchar(200) null, \`prompt\` varchar(100) null, \`callId\` varchar(36) null, \`askedAt\` bigint not null, \`endedAt\` bigint null, \`accepted\` longtext null, \`acceptedAt\` bigint null, \`acceptedBy\` varchar(36) null, \`removedAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`draft\` add index \`draft_of_person\` (\`personId\`, \`classId\`, \`kind\`, \`id\`);`);
    this.addSql(`alter table \`draft\` add index \`draft_of_class\` (\`classId\`, \`kind\`, \`id\`);`);
    this.addSql(`alter table \`draft\` add unique \`draft_of_request\` (\`requestId\`, \`aboutId\`);`);
    this.addSql(`alter table \`draft\` add unique \`draft_slot\` (\`slot\`);`);

    this.addSql(
      `create table \`log_title\` (\`id\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`day\` varchar(10) not null, \`title\` varchar(300) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`log_title\` add index \`log_title_seat\` (\`classId\`, \`personId\`, \`day\`, \`id\`);`);

    this.addSql(
      `create table \`replica_academic_classes\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`yearId\` varchar(36) not null, \`name\` varchar(255) not null, \`subjectName\` varchar(255) null, \`archived\` tinyint(1) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_classes\` add index \`replica_academic_classes_schoolId_yearId_index\` (\`schoolId\`, \`yearId\`);`,
    );

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
      `create table \`replica_content_selected_themes\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`themeId\` varchar(36) not null, \`mainThemeId\` varchar(36) null, \`title\` varchar(255) not null, \`question\` varchar(255) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_content_selected_themes\` add index \`replica_content_selected_themes_personId_classId_index\` (\`personId\`, \`classId\`);`,
    );
    this.addSql(
      `alter table \`replica_content_selected_themes\` add index \`replica_content_selected_themes_classId_index\` (\`classId\`);`,
    );

    this.addSql(
      `create table \`replica_user_people\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) null, \`role\` varchar(64) not null, \`status\` varchar(64) not null, \`language\` varchar(64) not null, \`familyName\` varchar(60) not null, \`givenName\` varchar(60) not null, \`familyKana\` varchar(60) not null, \`givenKana\` varchar(60) not null, \`loginId\` varchar(255) not null, \`email\` varchar(255) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_user_people\` add index \`replica_user_people_schoolId_role_familyKana_givenKana_index\` (\`schoolId\`, \`role\`, \`familyKana\`, \`givenKana\`);`,
    );

    this.addSql(
      `create table \`school_prompt\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`key\` varchar(60) not null, \`language\` varchar(2) not null, \`number\` int not null, \`text\` text null, \`basedOn\` int not null, \`changedBy\` varchar(36) not null, \`changedAt\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`school_prompt\` add unique \`school_prompt_number\` (\`schoolId\`, \`key\`, \`language\`, \`number\`);`,
    );

    this.addSql(
      `create table \`turn\` (\`id\` varchar(36) not null, \`conversationId\` varchar(36) not null, \`number\` int not null, \`phase\` varchar(10) not null, \`topic\` int not null, \`step\` int not null, \`more\` tinyint(1) not null default false, \`language\` enum('ja','en') not null, \`text\` text not null, \`answer\` text not null, \`withheld\` text not null, \`state\` enum('writing','complete','stopped','cut','tooLong','refused','failed') not null, \`failure\` varchar(30) null, \`guarded\` tinyint(1) not null default false, \`care\` tinyint(1) not null default false, \`stopAsked\` tinyint(1) not null default false, \`touchedAt\` bigint not null, \`model\` varchar(200) not null default '', \`prompt\` varchar(200) not null default '', \`at\` bigint not null, \`endedAt\` bigint null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`turn\` add index \`turn_state\` (\`state\`, \`touchedAt\`);`);
    this.addSql(`alter table \`turn\` add unique \`turn_number\` (\`conversationId\`, \`number\`);`);
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

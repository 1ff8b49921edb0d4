import { Migration } from '@mikro-orm/migrations';

export class Migration20261126035938_initial extends Migration {
  override name = 'Migration20261126035938_initial';

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
      `create table \`category\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`parentId\` varchar(36) null, \`name\` varchar(100) not null, \`position\` int not null default 0, \`archivedAt\` bigint null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`category\` add index \`category_schoolId_parentId_index\` (\`schoolId\`, \`parentId\`);`,
    );

    this.addSql(
      `create table \`delivery\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`setId\` varchar(36) not null, \`classId\` varchar(36) not null, \`dueDay\` varchar(10) null, \`deliveredBy\` varchar(36) not null, \`deliveredAt\` bigint not null, \`withdrawnAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`delivery\` add index \`delivery_classId_withdrawnAt_index\` (\`classId\`, \`withdrawnAt\`);`,
    );
    this.addSql(`alter table \`delivery\` add index \`delivery_setId_index\` (\`setId\`);`);

    this.addSql(
      `create table \`item_import\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`by\` varchar(36) not null, \`fileName\` varchar(200) not null, \`encoding\` enum('utf-8','utf-8-bom','shift_jis') not null, \`format\` enum('csv','anki') not null, \`state\` enum('checked','running','done','failed') not null, \`all\` int not null, \`create\` int not null, \`known\` int not null, \`error\` int not null, \`newCategories\` longtext not null, \`unknownColumns\` longtext not null, \`existing\` enum('update','skip') not null, \`makeSets\` tinyint(1) not null, \`sets\` int not null default 0, \`createdAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`item_import\` add index \`item_import_createdAt_index\` (\`createdAt\`);`);

    this.addSql(
      `create table \`item_import_line\` (\`id\` varchar(48) not null, \`importId\` varchar(36) not null, \`line\` int not null, \`verdict\` enum('create','known','error') not null, \`cells\` longtext not null, \`row\` longtext null, \`faults\` longtext not null, \`itemId\` varchar(36) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`item_import_line\` add index \`item_import_line_importId_verdict_line_index\` (\`importId\`, \`verdict\`, \`line\`);`,
    );
    this.addSql(
      `alter table \`item_import_line\` add index \`item_import_line_importId_itemId_line_index\` (\`importId\`, \`itemId\`, \`line\`);`,
    );

    this.addSql(
      `create table \`item_report\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`itemId\` varchar(36) not null, \`personId\` varchar(36) not null, \`reason\` varchar(20) not null, \`text\` varchar(500) not null, \`reportedAt\` bigint not null, \`settledAt\` bigint null, \`settledBy\` varchar(36) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`item_report\` add index \`item_report_open\` (\`schoolId\`, \`settledAt\`);`);
    this.addSql(`alter table \`item_report\` add unique \`item_report_once\` (\`itemId\`, \`personId\`);`);

    this.addSql(
      `create table \`knowledge_item\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`categoryId\` varchar(36) not null, \`title\` varchar(200) not null, \`question\` text not null, \`answerType\` enum('text','choice','boolean') not null, \`accepted\` longtext not null, \`choices\` longtext not null, \`explanation\` text not null, \`difficulty\` int not null, \`active\` tinyint(1) not null default true, \`imageId\` varchar(36) null, \`audioId\` varchar(36) null, \`archivedAt\` bigint null, \`removedAt\` bigint null, \`createdBy\` varchar(36) null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`knowledge_item\` add index \`knowledge_item_schoolId_categoryId_index\` (\`schoolId\`, \`categoryId\`);`,
    );
    this.addSql(
      `alter table \`knowledge_item\` add index \`knowledge_item_categoryId_active_archivedAt_index\` (\`categoryId\`, \`active\`, \`archivedAt\`);`,
    );
    this.addSql(
      `alter table \`knowledge_item\` add index \`knowledge_item_schoolId_title_id_index\` (\`schoolId\`, \`title\`, \`id\`);`,
    );
    this.addSql(`alter table \`knowledge_item\` add index \`knowledge_item_removedAt_index\` (\`removedAt\`);`);

    this.addSql(
      `create table \`learner\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`answers\` int not null default 0, \`rights\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`learning_path\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`title\` varchar(200) not null, \`description\` text not null, \`archivedAt\` bigint null, \`createdBy\` varchar(36) null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`learning_path\` add index \`learning_path_schoolId_archivedAt_index\` (\`schoolId\`, \`archivedAt\`);`,
    );

    this.addSql(
      `create table \`path_assignment\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`pathId\` varchar(36) not null, \`toKind\` enum('class','group','person') not null, \`toId\` varchar(36) not null, \`classId\` varchar(36) not null, \`dueDay\` varchar(10) null, \`assignedBy\` varchar(36) not null, \`assignedAt\` bigint not null, \`withdrawnAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`path_assignment\` add index \`path_assignment_toKind_toId_withdrawnAt_index\` (\`toKind\`, \`toId\`, \`withdrawnAt\`);`,
    );
    this.addSql(`alter table \`path_assignment\` add index \`path_assignment_classId_index\` (\`classId\`);`);
    this.addSql(`alter table \`path_assignment\` add index \`path_assignment_pathId_index\` (\`pathId\`);`);

    this.addSql(
      `create table \`path_step\` (\`id\` varchar(36) not null, \`pathId\` varchar(36) not null, \`position\` int not null, \`kind\` enum('category','item','set','reading') not null, \`thingId\` varchar(36) not null, \`count\` int null, \`after\` longtext not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`path_step\` add index \`path_step_pathId_position_index\` (\`pathId\`, \`position\`);`);
    this.addSql(`alter table \`path_step\` add index \`path_step_thingId_index\` (\`thingId\`);`);

    this.addSql(
      `create table \`practice_answer\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`itemId\` varchar(36) not null, \`presentationId\` varchar(36) not null, \`sessionId\` varchar(36) null, \`given\` varchar(500) not null, \`isRight\` tinyint(1) not null, \`form\` varchar(10) not null, \`ms\` int not null, \`offline\` tinyint(1) not null, \`answeredAt\` bigint not null, \`receivedAt\` bigint not null, \`levelBefore\` int not null, \`levelAfter\` int not null, \`dueDay\` varchar(10) not null, \`predicted\` double null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`practice_answer\` add index \`answer_of_session\` (\`sessionId\`);`);
    this.addSql(`alter table \`practice_answer\` add index \`answer_of_person\` (\`personId\`, \`answeredAt\`);`);
    this.addSql(`alter table \`practice_answer\` add unique \`answer_of_presentation\` (\`presentationId\`);`);

    this.addSql(
      `create table \`practice_day\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`day\` varchar(10) not null, \`answers\` int not null default 0, \`rights\` int not null default 0, \`words\` int not null default 0, \`ms\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`practice_day\` add unique \`practice_day_of_person\` (\`personId\`, \`day\`);`);

    this.addSql(
      `create table \`practice_session\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`kind\` enum('due','category','set','path','search') not null, \`thingId\` varchar(36) null, \`query\` varchar(100) null, \`plan\` longtext not null, \`done\` longtext not null, \`rights\` int not null default 0, \`startedAt\` bigint not null, \`endedAt\` bigint null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`practice_session\` add index \`session_of_person\` (\`personId\`, \`startedAt\`);`);

    this.addSql(
      `create table \`practice_settings\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`retention\` double null, \`dailyCap\` int null, \`parameters\` longtext null, \`changedAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );

    this.addSql(
      `create table \`presentation\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`itemId\` varchar(36) not null, \`itemVersion\` int not null, \`form\` varchar(10) not null, \`choices\` longtext not null, \`accepted\` longtext not null, \`madeAt\` bigint not null, \`answeredAt\` bigint null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`presentation\` add index \`presentation_of_person\` (\`personId\`, \`itemId\`);`);

    this.addSql(
      `create table \`reading\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`setId\` varchar(36) not null, \`openedAt\` bigint not null, \`endedAt\` bigint null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`reading\` add index \`reading_setId_index\` (\`setId\`);`);
    this.addSql(`alter table \`reading\` add unique \`reading_of_person\` (\`personId\`, \`setId\`);`);

    this.addSql(
      `create table \`recall_bin\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`bin\` int not null, \`answers\` int not null default 0, \`rights\` int not null default 0, \`predicted\` double not null default 0, \`loss\` double not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`recall_bin\` add unique \`recall_bin_of_person\` (\`personId\`, \`bin\`);`);

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
      `create table \`replica_academic_group_members\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`groupId\` varchar(36) not null, \`personId\` varchar(36) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_group_members\` add index \`replica_academic_group_members_classId_groupId_personId_index\` (\`classId\`, \`groupId\`, \`personId\`);`,
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
      `create table \`set_entry\` (\`id\` varchar(36) not null, \`setId\` varchar(36) not null, \`itemId\` varchar(36) not null, \`part\` enum('word','comprehension') not null, \`position\` int not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`set_entry\` add index \`set_entry_itemId_index\` (\`itemId\`);`);
    this.addSql(`alter table \`set_entry\` add unique \`set_entry_setId_itemId_unique\` (\`setId\`, \`itemId\`);`);

    this.addSql(
      `create table \`text_set\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`categoryId\` varchar(36) null, \`title\` varchar(200) not null, \`passage\` text not null, \`archivedAt\` bigint null, \`createdBy\` varchar(36) null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`text_set\` add index \`text_set_schoolId_archivedAt_index\` (\`schoolId\`, \`archivedAt\`);`,
    );

    this.addSql(
      `create table \`theme_link\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`thingKind\` enum('item','set') not null, \`thingId\` varchar(36) not null, \`themeKind\` enum('main','personal') not null, \`themeId\` varchar(36) not null, \`classId\` varchar(36) not null, \`relevance\` int not null, \`linkedBy\` varchar(36) not null, \`linkedAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`theme_link\` add index \`theme_link_thingId_index\` (\`thingId\`);`);
    this.addSql(`alter table \`theme_link\` add index \`theme_link_classId_index\` (\`classId\`);`);
    this.addSql(`alter table \`theme_link\` add unique \`theme_link_once\` (\`themeId\`, \`thingId\`);`);

    this.addSql(
      `create table \`word\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`personId\` varchar(36) not null, \`itemId\` varchar(36) not null, \`level\` int not null default 0, \`stability\` double null, \`difficulty\` double null, \`lastDay\` varchar(10) null, \`dueDay\` varchar(10) null, \`lastAt\` bigint null, \`metAt\` bigint null, \`rightCount\` int not null default 0, \`wrongCount\` int not null default 0, \`openId\` varchar(36) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`word\` add index \`word_due\` (\`personId\`, \`dueDay\`);`);
    this.addSql(`alter table \`word\` add index \`word_item\` (\`itemId\`);`);
    this.addSql(`alter table \`word\` add unique \`word_of_person\` (\`personId\`, \`itemId\`);`);
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
    this.addSql(`drop table if exists \`bus_saga\`;`);
    this.addSql(`drop table if exists \`category\`;`);
    this.addSql(`drop table if exists \`delivery\`;`);
    this.addSql(`drop table if exists \`item_import\`;`);
    this.addSql(`drop table if exists \`item_import_line\`;`);
    this.addSql(`drop table if exists \`item_report\`;`);
    this.addSql(`drop table if exists \`knowledge_item\`;`);
    this.addSql(`drop table if exists \`learner\`;`);
    this.addSql(`drop table if exists \`learning_path\`;`);
    this.addSql(`drop table if exists \`path_assignment\`;`);
    this.addSql(`drop table if exists \`path_step\`;`);
    this.addSql(`drop table if exists \`practice_answer\`;`);
    this.addSql(`drop table if exists \`practice_day\`;`);
    this.addSql(`drop table if exists \`practice_session\`;`);
    this.addSql(`drop table if exists \`practice_settings\`;`);
    this.addSql(`drop table if exists \`presentation\`;`);
    this.addSql(`drop table if exists \`reading\`;`);
    this.addSql(`drop table if exists \`recall_bin\`;`);
    this.addSql(`drop table if exists \`replica_academic_classes\`;`);
    this.addSql(`drop table if exists \`replica_academic_class_groups\`;`);
    this.addSql(`drop table if exists \`replica_academic_group_members\`;`);
    this.addSql(`drop table if exists \`replica_academic_memberships\`;`);
    this.addSql(`drop table if exists \`replica_academic_schools\`;`);
    this.addSql(`drop table if exists \`replica_content_selected_themes\`;`);
    this.addSql(`drop table if exists \`replica_user_people\`;`);
    this.addSql(`drop table if exists \`set_entry\`;`);
    this.addSql(`drop table if exists \`text_set\`;`);
    this.addSql(`drop table if exists \`theme_link\`;`);
    this.addSql(`drop table if exists \`word\`;`);
  }
}

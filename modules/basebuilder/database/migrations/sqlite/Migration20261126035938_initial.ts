import { Migration } from '@mikro-orm/migrations';

export class Migration20261126035938_initial extends Migration {
  override name = 'Migration20261126035938_initial';

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
      `create table \`category\` (\`id\` text not null primary key, \`schoolId\` text not null, \`parentId\` text null, \`name\` text not null, \`position\` integer not null default 0, \`archivedAt\` bigint null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`category_schoolId_parentId_index\` on \`category\` (\`schoolId\`, \`parentId\`);`);

    this.addSql(
      `create table \`delivery\` (\`id\` text not null primary key, \`schoolId\` text not null, \`setId\` text not null, \`classId\` text not null, \`dueDay\` text null, \`deliveredBy\` text not null, \`deliveredAt\` bigint not null, \`withdrawnAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`delivery_classId_withdrawnAt_index\` on \`delivery\` (\`classId\`, \`withdrawnAt\`);`);
    this.addSql(`create index \`delivery_setId_index\` on \`delivery\` (\`setId\`);`);

    this.addSql(
      `create table \`item_import\` (\`id\` text not null primary key, \`schoolId\` text not null, \`by\` text not null, \`fileName\` text not null, \`encoding\` text check (\`encoding\` in ('utf-8', 'utf-8-bom', 'shift_jis')) not null, \`format\` text check (\`format\` in ('csv', 'anki')) not null, \`state\` text check (\`state\` in ('checked', 'running', 'done', 'failed')) not null, \`all\` integer not null, \`create\` integer not null, \`known\` integer not null, \`error\` integer not null, \`newCategories\` text not null, \`unknownColumns\` text not null, \`existing\` text check (\`existing\` in ('update', 'skip')) not null, \`makeSets\` integer not null, \`sets\` integer not null default 0, \`createdAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`item_import_createdAt_index\` on \`item_import\` (\`createdAt\`);`);

    this.addSql(
      `create table \`item_import_line\` (\`id\` text not null primary key, \`importId\` text not null, \`line\` integer not null, \`verdict\` text check (\`verdict\` in ('create', 'known', 'error')) not null, \`cells\` text not null, \`row\` text null, \`faults\` text not null, \`itemId\` text null);`,
    );
    this.addSql(
      `create index \`item_import_line_importId_verdict_line_index\` on \`item_import_line\` (\`importId\`, \`verdict\`, \`line\`);`,
    );
    this.addSql(
      `create index \`item_import_line_importId_itemId_line_index\` on \`item_import_line\` (\`importId\`, \`itemId\`, \`line\`);`,
    );

    this.addSql(
      `create table \`item_report\` (\`id\` text not null primary key, \`schoolId\` text not null, \`itemId\` text not null, \`personId\` text not null, \`reason\` text not null, \`text\` text not null, \`reportedAt\` bigint not null, \`settledAt\` bigint null, \`settledBy\` text null);`,
    );
    this.addSql(`create index \`item_report_open\` on \`item_report\` (\`schoolId\`, \`settledAt\`);`);
    this.addSql(`create unique index \`item_report_once\` on \`item_report\` (\`itemId\`, \`personId\`);`);

    this.addSql(
      `create table \`knowledge_item\` (\`id\` text not null primary key, \`schoolId\` text not null, \`categoryId\` text not null, \`title\` text not null, \`question\` text not null, \`answerType\` text check (\`answerType\` in ('text', 'choice', 'boolean')) not null, \`accepted\` text not null, \`choices\` text not null, \`explanation\` text not null, \`difficulty\` integer not null, \`active\` integer not null default true, \`imageId\` text null, \`audioId\` text null, \`archivedAt\` bigint null, \`removedAt\` bigint null, \`createdBy\` text null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`knowledge_item_schoolId_categoryId_index\` on \`knowledge_item\` (\`schoolId\`, \`categoryId\`);`,
    );
    this.addSql(
      `create index \`knowledge_item_categoryId_active_archivedAt_index\` on \`knowledge_item\` (\`categoryId\`, \`active\`, \`archivedAt\`);`,
    );
    this.addSql(
      `create index \`knowledge_item_schoolId_title_id_index\` on \`knowledge_item\` (\`schoolId\`, \`title\`, \`id\`);`,
    );
    this.addSql(`create index \`knowledge_item_removedAt_index\` on \`knowledge_item\` (\`removedAt\`);`);

    this.addSql(
      `create table \`learner\` (\`id\` text not null primary key, \`schoolId\` text not null, \`answers\` integer not null default 0, \`rights\` integer not null default 0);`,
    );

    this.addSql(
      `create table \`learning_path\` (\`id\` text not null primary key, \`schoolId\` text not null, \`title\` text not null, \`description\` text not null, \`archivedAt\` bigint null, \`createdBy\` text null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`learning_path_schoolId_archivedAt_index\` on \`learning_path\` (\`schoolId\`, \`archivedAt\`);`,
    );

    this.addSql(
      `create table \`path_assignment\` (\`id\` text not null primary key, \`schoolId\` text not null, \`pathId\` text not null, \`toKind\` text check (\`toKind\` in ('class', 'group', 'person')) not null, \`toId\` text not null, \`classId\` text not null, \`dueDay\` text null, \`assignedBy\` text not null, \`assignedAt\` bigint not null, \`withdrawnAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`path_assignment_toKind_toId_withdrawnAt_index\` on \`path_assignment\` (\`toKind\`, \`toId\`, \`withdrawnAt\`);`,
    );
    this.addSql(`create index \`path_assignment_classId_index\` on \`path_assignment\` (\`classId\`);`);
    this.addSql(`create index \`path_assignment_pathId_index\` on \`path_assignment\` (\`pathId\`);`);

    this.addSql(
      `create table \`path_step\` (\`id\` text not null primary key, \`pathId\` text not null, \`position\` integer not null, \`kind\` text check (\`kind\` in ('category', 'item', 'set', 'reading')) not null, \`thingId\` text not null, \`count\` integer null, \`after\` text not null);`,
    );
    this.addSql(`create index \`path_step_pathId_position_index\` on \`path_step\` (\`pathId\`, \`position\`);`);
    this.addSql(`create index \`path_step_thingId_index\` on \`path_step\` (\`thingId\`);`);

    this.addSql(
      `create table \`practice_answer\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`itemId\` text not null, \`presentationId\` text not null, \`sessionId\` text null, \`given\` text not null, \`isRight\` integer not null, \`form\` text not null, \`ms\` integer not null, \`offline\` integer not null, \`answeredAt\` bigint not null, \`receivedAt\` bigint not null, \`levelBefore\` integer not null, \`levelAfter\` integer not null, \`dueDay\` text not null, \`predicted\` double null);`,
    );
    this.addSql(`create index \`answer_of_session\` on \`practice_answer\` (\`sessionId\`);`);
    this.addSql(`create index \`answer_of_person\` on \`practice_answer\` (\`personId\`, \`answeredAt\`);`);
    this.addSql(`create unique index \`answer_of_presentation\` on \`practice_answer\` (\`presentationId\`);`);

    this.addSql(
      `create table \`practice_day\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`day\` text not null, \`answers\` integer not null default 0, \`rights\` integer not null default 0, \`words\` integer not null default 0, \`ms\` integer not null default 0);`,
    );
    this.addSql(`create unique index \`practice_day_of_person\` on \`practice_day\` (\`personId\`, \`day\`);`);

    this.addSql(
      `create table \`practice_session\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`kind\` text check (\`kind\` in ('due', 'category', 'set', 'path', 'search')) not null, \`thingId\` text null, \`query\` text null, \`plan\` text not null, \`done\` text not null, \`rights\` integer not null default 0, \`startedAt\` bigint not null, \`endedAt\` bigint null);`,
    );
    this.addSql(`create index \`session_of_person\` on \`practice_session\` (\`personId\`, \`startedAt\`);`);

    this.addSql(
      `create table \`practice_settings\` (\`id\` text not null primary key, \`schoolId\` text not null, \`retention\` double null, \`dailyCap\` integer null, \`parameters\` text null, \`changedAt\` bigint not null, \`version\` integer not null default 1);`,
    );

    this.addSql(
      `create table \`presentation\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`itemId\` text not null, \`itemVersion\` integer not null, \`form\` text not null, \`choices\` text not null, \`accepted\` text not null, \`madeAt\` bigint not null, \`answeredAt\` bigint null);`,
    );
    this.addSql(`create index \`presentation_of_person\` on \`presentation\` (\`personId\`, \`itemId\`);`);

    this.addSql(
      `create table \`reading\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`setId\` text not null, \`openedAt\` bigint not null, \`endedAt\` bigint null);`,
    );
    this.addSql(`create index \`reading_setId_index\` on \`reading\` (\`setId\`);`);
    this.addSql(`create unique index \`reading_of_person\` on \`reading\` (\`personId\`, \`setId\`);`);

    this.addSql(
      `create table \`recall_bin\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`bin\` integer not null, \`answers\` integer not null default 0, \`rights\` integer not null default 0, \`predicted\` double not null default 0, \`loss\` double not null default 0);`,
    );
    this.addSql(`create unique index \`recall_bin_of_person\` on \`recall_bin\` (\`personId\`, \`bin\`);`);

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
      `create table \`replica_academic_group_members\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`classId\` text not null, \`groupId\` text not null, \`personId\` text not null);`,
    );
    this.addSql(
      `create index \`replica_academic_group_members_classId_groupId_personId_index\` on \`replica_academic_group_members\` (\`classId\`, \`groupId\`, \`personId\`);`,
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
      `create table \`set_entry\` (\`id\` text not null primary key, \`setId\` text not null, \`itemId\` text not null, \`part\` text check (\`part\` in ('word', 'comprehension')) not null, \`position\` integer not null);`,
    );
    this.addSql(`create index \`set_entry_itemId_index\` on \`set_entry\` (\`itemId\`);`);
    this.addSql(`create unique index \`set_entry_setId_itemId_unique\` on \`set_entry\` (\`setId\`, \`itemId\`);`);

    this.addSql(
      `create table \`text_set\` (\`id\` text not null primary key, \`schoolId\` text not null, \`categoryId\` text null, \`title\` text not null, \`passage\` text not null, \`archivedAt\` bigint null, \`createdBy\` text null, \`createdAt\` bigint not null, \`changedAt\` bigint not null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`text_set_schoolId_archivedAt_index\` on \`text_set\` (\`schoolId\`, \`archivedAt\`);`);

    this.addSql(
      `create table \`theme_link\` (\`id\` text not null primary key, \`schoolId\` text not null, \`thingKind\` text check (\`thingKind\` in ('item', 'set')) not null, \`thingId\` text not null, \`themeKind\` text check (\`themeKind\` in ('main', 'personal')) not null, \`themeId\` text not null, \`classId\` text not null, \`relevance\` integer not null, \`linkedBy\` text not null, \`linkedAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`theme_link_thingId_index\` on \`theme_link\` (\`thingId\`);`);
    this.addSql(`create index \`theme_link_classId_index\` on \`theme_link\` (\`classId\`);`);
    this.addSql(`create unique index \`theme_link_once\` on \`theme_link\` (\`themeId\`, \`thingId\`);`);

    this.addSql(
      `create table \`word\` (\`id\` text not null primary key, \`schoolId\` text not null, \`personId\` text not null, \`itemId\` text not null, \`level\` integer not null default 0, \`stability\` double null, \`difficulty\` double null, \`lastDay\` text null, \`dueDay\` text null, \`lastAt\` bigint null, \`metAt\` bigint null, \`rightCount\` integer not null default 0, \`wrongCount\` integer not null default 0, \`openId\` text null);`,
    );
    this.addSql(`create index \`word_due\` on \`word\` (\`personId\`, \`dueDay\`);`);
    this.addSql(`create index \`word_item\` on \`word\` (\`itemId\`);`);
    this.addSql(`create unique index \`word_of_person\` on \`word\` (\`personId\`, \`itemId\`);`);
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

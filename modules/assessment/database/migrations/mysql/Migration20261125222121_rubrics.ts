import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222121_rubrics extends Migration {
  override name = 'Migration20261125222121_rubrics';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`evaluation_record\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`personId\` varchar(36) not null, \`kind\` varchar(20) not null, \`thingId\` varchar(36) not null, \`title\` varchar(100) not null, \`what\` varchar(20) not null, \`as\` varchar(10) null, \`byId\` varchar(36) null, \`nameless\` tinyint(1) not null default false, \`changes\` longtext not null, \`why\` varchar(500) not null, \`at\` bigint not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`evaluation_record\` add index \`evaluation_record_of_person\` (\`personId\`, \`id\`);`);
    this.addSql(`alter table \`evaluation_record\` add index \`evaluation_record_of_thing\` (\`thingId\`, \`id\`);`);

    this.addSql(
      `create table \`replica_academic_group_members\` (\`id\` varchar(36) not null, \`seq\` int not null, \`gone\` tinyint(1) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`groupId\` varchar(36) not null, \`personId\` varchar(36) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`replica_academic_group_members\` add index \`replica_academic_group_members_classId_groupId_personId_index\` (\`classId\`, \`groupId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`rubric\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) null, \`document\` longtext not null, \`archived\` tinyint(1) not null default false, \`sourceId\` varchar(36) null, \`createdBy\` varchar(36) null, \`changedAt\` bigint not null, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`rubric\` add index \`rubric_of_class\` (\`schoolId\`, \`classId\`, \`archived\`, \`changedAt\`);`,
    );

    this.addSql(
      `create table \`rubric_assessment\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`classId\` varchar(36) not null, \`rubricId\` varchar(36) not null, \`rubric\` longtext null, \`title\` varchar(100) not null, \`subject\` varchar(200) not null, \`self\` tinyint(1) not null, \`peers\` varchar(10) not null, \`peersEach\` int not null, \`anonymous\` tinyint(1) not null, \`ring\` longtext not null, \`dueOn\` varchar(10) null, \`state\` varchar(10) not null, \`openedAt\` bigint null, \`closedAt\` bigint null, \`shownAt\` bigint null, \`told\` tinyint(1) not null default false, \`hidden\` tinyint(1) not null default false, \`createdBy\` varchar(36) null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(
      `alter table \`rubric_assessment\` add index \`rubric_assessment_of_class\` (\`classId\`, \`hidden\`, \`id\`);`,
    );

    this.addSql(
      `create table \`rubric_sheet\` (\`id\` varchar(36) not null, \`schoolId\` varchar(36) not null, \`assessmentId\` varchar(36) not null, \`pupilId\` varchar(36) not null, \`scorerId\` varchar(36) not null, \`as\` varchar(10) not null, \`scores\` longtext not null, \`handed\` longtext null, \`points\` double null, \`number\` int not null default 0, \`open\` tinyint(1) not null default false, \`savedAt\` bigint null, \`handedInAt\` bigint null, \`eventSeq\` int not null default 0, \`version\` int not null default 1, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`,
    );
    this.addSql(`alter table \`rubric_sheet\` add index \`rubric_sheet_of_pupil\` (\`pupilId\`, \`assessmentId\`);`);
    this.addSql(`alter table \`rubric_sheet\` add index \`rubric_sheet_by_scorer\` (\`scorerId\`, \`assessmentId\`);`);
    this.addSql(
      `alter table \`rubric_sheet\` add unique \`rubric_sheet_once\` (\`assessmentId\`, \`pupilId\`, \`scorerId\`, \`as\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`evaluation_record\`;`);
    this.addSql(`drop table if exists \`replica_academic_group_members\`;`);
    this.addSql(`drop table if exists \`rubric\`;`);
    this.addSql(`drop table if exists \`rubric_assessment\`;`);
    this.addSql(`drop table if exists \`rubric_sheet\`;`);
  }
}

import { Migration } from '@mikro-orm/migrations';

export class Migration20261125222121_rubrics extends Migration {
  override name = 'Migration20261125222121_rubrics';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`evaluation_record\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`personId\` text not null, \`kind\` text not null, \`thingId\` text not null, \`title\` text not null, \`what\` text not null, \`as\` text null, \`byId\` text null, \`nameless\` integer not null default false, \`changes\` text not null, \`why\` text not null, \`at\` bigint not null);`,
    );
    this.addSql(`create index \`evaluation_record_of_person\` on \`evaluation_record\` (\`personId\`, \`id\`);`);
    this.addSql(`create index \`evaluation_record_of_thing\` on \`evaluation_record\` (\`thingId\`, \`id\`);`);

    this.addSql(
      `create table \`replica_academic_group_members\` (\`id\` text not null primary key, \`seq\` integer not null, \`gone\` integer not null, \`schoolId\` text not null, \`classId\` text not null, \`groupId\` text not null, \`personId\` text not null);`,
    );
    this.addSql(
      `create index \`replica_academic_group_members_classId_groupId_personId_index\` on \`replica_academic_group_members\` (\`classId\`, \`groupId\`, \`personId\`);`,
    );

    this.addSql(
      `create table \`rubric\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text null, \`document\` text not null, \`archived\` integer not null default false, \`sourceId\` text null, \`createdBy\` text null, \`changedAt\` bigint not null, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`rubric_of_class\` on \`rubric\` (\`schoolId\`, \`classId\`, \`archived\`, \`changedAt\`);`,
    );

    this.addSql(
      `create table \`rubric_assessment\` (\`id\` text not null primary key, \`schoolId\` text not null, \`classId\` text not null, \`rubricId\` text not null, \`rubric\` text null, \`title\` text not null, \`subject\` text not null, \`self\` integer not null, \`peers\` text not null, \`peersEach\` integer not null, \`anonymous\` integer not null, \`ring\` text not null, \`dueOn\` text null, \`state\` text not null, \`openedAt\` bigint null, \`closedAt\` bigint null, \`shownAt\` bigint null, \`told\` integer not null default false, \`hidden\` integer not null default false, \`createdBy\` text null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(
      `create index \`rubric_assessment_of_class\` on \`rubric_assessment\` (\`classId\`, \`hidden\`, \`id\`);`,
    );

    this.addSql(
      `create table \`rubric_sheet\` (\`id\` text not null primary key, \`schoolId\` text not null, \`assessmentId\` text not null, \`pupilId\` text not null, \`scorerId\` text not null, \`as\` text not null, \`scores\` text not null, \`handed\` text null, \`points\` double null, \`number\` integer not null default 0, \`open\` integer not null default false, \`savedAt\` bigint null, \`handedInAt\` bigint null, \`eventSeq\` integer not null default 0, \`version\` integer not null default 1);`,
    );
    this.addSql(`create index \`rubric_sheet_of_pupil\` on \`rubric_sheet\` (\`pupilId\`, \`assessmentId\`);`);
    this.addSql(`create index \`rubric_sheet_by_scorer\` on \`rubric_sheet\` (\`scorerId\`, \`assessmentId\`);`);
    this.addSql(
      `create unique index \`rubric_sheet_once\` on \`rubric_sheet\` (\`assessmentId\`, \`pupilId\`, \`scorerId\`, \`as\`);`,
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

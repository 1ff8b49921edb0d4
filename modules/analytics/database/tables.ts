import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { classes, classGroups, daysOff, memberships, schools } from '#contracts/academic/replicas.ts';
import type { selectedThemes } from '#contracts/content/replicas.ts';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type * as counters from '#modules/analytics/database/counters.ts';
import type * as evaluations from '#modules/analytics/database/evaluations.ts';
import type * as home from '#modules/analytics/database/home.ts';
import type * as log from '#modules/analytics/database/log.ts';
import type * as milestones from '#modules/analytics/database/milestones.ts';
import type * as plans from '#modules/analytics/database/plans.ts';
import type * as reports from '#modules/analytics/database/reports.ts';

type Replica<Row extends z.ZodObject> = Raw<z.input<Row>> & { id: string; gone: 0 | 1 };

/** The module's tables as Kysely reads them. */
export type Tables = {
  entry: Raw<InferEntity<typeof log.Entry>>;
  entry_talk: Raw<InferEntity<typeof log.EntryTalk>>;
  entry_remark: Raw<InferEntity<typeof log.EntryRemark>>;
  log_tag: Raw<InferEntity<typeof log.LogTag>>;
  log_count: Raw<InferEntity<typeof log.LogCount>>;
  class_seat: Raw<InferEntity<typeof counters.ClassSeat>>;
  day_count: Raw<InferEntity<typeof counters.DayCount>>;
  work_file: Raw<InferEntity<typeof log.WorkFile>>;
  todo: Raw<InferEntity<typeof plans.Todo>>;
  goal: Raw<InferEntity<typeof plans.Goal>>;
  goal_comment: Raw<InferEntity<typeof plans.GoalComment>>;
  milestone: Raw<InferEntity<typeof milestones.Milestone>>;
  submission: Raw<InferEntity<typeof milestones.Submission>>;
  submission_version: Raw<InferEntity<typeof milestones.SubmissionVersion>>;
  submission_review: Raw<InferEntity<typeof milestones.SubmissionReview>>;
  evaluation: Raw<InferEntity<typeof evaluations.Evaluation>>;
  evaluation_version: Raw<InferEntity<typeof evaluations.EvaluationVersion>>;
  evaluation_draft: Raw<InferEntity<typeof evaluations.EvaluationDraft>>;
  draft_request: Raw<InferEntity<typeof evaluations.DraftRequest>>;
  draft_ask: Raw<InferEntity<typeof evaluations.DraftAsk>>;
  class_report: Raw<InferEntity<typeof reports.ClassReport>>;
  report_summary: Raw<InferEntity<typeof reports.ReportSummary>>;
  survey_answer: Raw<InferEntity<typeof home.SurveyAnswer>>;
  reminder: Raw<InferEntity<typeof home.Reminder>>;
  replica_user_people: Replica<typeof people.row>;
  milestone_near: Raw<InferEntity<typeof milestones.MilestoneNear>>;
  replica_academic_days_off: Replica<typeof daysOff.row>;
  replica_academic_schools: Replica<typeof schools.row>;
  replica_academic_classes: Replica<typeof classes.row>;
  replica_academic_class_groups: Replica<typeof classGroups.row>;
  replica_academic_memberships: Replica<typeof memberships.row>;
  replica_content_selected_themes: Replica<typeof selectedThemes.row>;
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

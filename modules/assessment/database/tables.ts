import type { InferEntity } from '@mikro-orm/core';
import type * as z from 'zod';
import type { classes, classGroups, groupMembers, memberships } from '#contracts/academic/replicas.ts';
import type { people } from '#contracts/user/replicas.ts';
import type { Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type * as a from '#modules/assessment/database/attempts.ts';
import type * as e from '#modules/assessment/database/evaluations.ts';
import type * as q from '#modules/assessment/database/quizzes.ts';
import type * as r from '#modules/assessment/database/rubrics.ts';
import type * as s from '#modules/assessment/database/surveys.ts';

type Replica<Row extends z.ZodObject> = Raw<z.input<Row>> & { id: string; gone: 0 | 1 };

/** The module's tables as Kysely reads them. */
export type Tables = {
  survey_sheet: Raw<InferEntity<typeof s.SurveySheet>>;
  survey_response: Raw<InferEntity<typeof s.SurveyResponse>>;
  reading: Raw<InferEntity<typeof s.Reading>>;
  quiz_bank_item: Raw<InferEntity<typeof q.BankItem>>;
  quiz: Raw<InferEntity<typeof q.Quiz>>;
  quiz_correction: Raw<InferEntity<typeof q.QuizCorrection>>;
  quiz_extra_time: Raw<InferEntity<typeof q.QuizExtraTime>>;
  attempt: Raw<InferEntity<typeof a.Attempt>>;
  attempt_answer: Raw<InferEntity<typeof a.AttemptAnswer>>;
  attempt_presence: Raw<InferEntity<typeof a.AttemptPresence>>;
  attempt_note: Raw<InferEntity<typeof a.AttemptNote>>;
  rubric: Raw<InferEntity<typeof r.Rubric>>;
  rubric_assessment: Raw<InferEntity<typeof r.RubricAssessment>>;
  rubric_sheet: Raw<InferEntity<typeof r.RubricSheet>>;
  evaluation_record: Raw<InferEntity<typeof e.EvaluationRecord>>;
  replica_user_people: Replica<typeof people.row>;
  replica_academic_classes: Replica<typeof classes.row>;
  replica_academic_class_groups: Replica<typeof classGroups.row>;
  replica_academic_group_members: Replica<typeof groupMembers.row>;
  replica_academic_memberships: Replica<typeof memberships.row>;
};

export const tables = (em: EntityManager) => em.getKysely<Tables>();

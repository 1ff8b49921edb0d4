import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, p, reference } from '#kernel/database/columns.ts';

/** A pupil has answered a survey, as assessment tells; what they answered is not known here. */
export const SurveyAnswer = defineEntity({
  name: 'SurveyAnswer',
  tableName: 'survey_answer',
  properties: { id: id(), personId: reference(), survey: p.string().length(20) },
  uniques: [{ name: 'survey_answer_once', properties: ['personId', 'survey'] }],
});
export type SurveyAnswer = InferEntity<typeof SurveyAnswer>;

/** Somebody was reminded of something: once a day. */
export const Reminder = defineEntity({
  name: 'Reminder',
  tableName: 'reminder',
  properties: {
    id: id(),
    classId: reference(),
    personId: reference(),
    /** The milestone, or `log`. */
    thing: p.string().length(36),
    day: day(),
    by: reference(),
    at: instant(),
    eventSeq: eventSeq(),
  },
  uniques: [{ name: 'reminder_once', properties: ['personId', 'classId', 'thing', 'day'] }],
  indexes: [{ name: 'reminder_class', properties: ['classId', 'day'] }],
});
export type Reminder = InferEntity<typeof Reminder>;

export const homeEntities = [SurveyAnswer, Reminder];

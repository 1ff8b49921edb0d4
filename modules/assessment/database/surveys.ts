import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { SurveyType } from '#contracts/assessment/surveys.ts';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Answers } from '#modules/assessment/domain/surveys/definition.ts';

/**
 * What one pupil has answered in one survey so far: kept with every change, handed in or not. Answers are one JSON
 * value because they are always read and judged together with the definition they were given to.
 */
export const SurveySheet = defineEntity({
  name: 'SurveySheet',
  tableName: 'survey_sheet',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    survey: p.string().length(20).$type<SurveyType>(),
    definitionVersion: p.integer(),
    answers: json<Answers>(),
    savedAt: instant().nullable(),
    /** How often it was handed in; the newest one is the response of this number. */
    handedIn: p.integer().default(0),
    answeredAt: instant().nullable(),
    /** Answers that have not been handed in. */
    open: p.boolean().default(false),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'survey_sheet_of_person', properties: ['personId', 'survey'] }],
});
export type SurveySheet = InferEntity<typeof SurveySheet>;

/** What was handed in, as it was handed in: never changed, so that no answer is ever lost. */
export const SurveyResponse = defineEntity({
  name: 'SurveyResponse',
  tableName: 'survey_response',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    survey: p.string().length(20).$type<SurveyType>(),
    number: p.integer(),
    definitionVersion: p.integer(),
    answers: json<Answers>(),
    scores: json<Record<string, number>>().nullable(),
    answeredAt: instant(),
  },
  uniques: [{ name: 'survey_response_number', properties: ['personId', 'survey', 'number'] }],
});
export type SurveyResponse = InferEntity<typeof SurveyResponse>;

/** That somebody looked at what is confidential about a pupil (confidentiality level II). */
export const Reading = defineEntity({
  name: 'Reading',
  tableName: 'reading',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    readerId: reference(),
    what: p.string().length(20).$type<'personality'>(),
    firstAt: instant(),
    lastAt: instant(),
    times: p.integer(),
    version: version(),
  },
  indexes: [
    { name: 'reading_of_person', properties: ['personId', 'id'] },
    { name: 'reading_by_reader', properties: ['readerId', 'personId', 'what', 'lastAt'] },
  ],
});
export type Reading = InferEntity<typeof Reading>;

export const surveyEntities = [SurveySheet, SurveyResponse, Reading];

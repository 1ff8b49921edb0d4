import { surveyEntities } from '#modules/assessment/database/surveys.ts';

export const entities = [...surveyEntities];

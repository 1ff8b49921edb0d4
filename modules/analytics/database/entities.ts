import { logEntities } from '#modules/analytics/database/log.ts';

export const entities = [...logEntities];

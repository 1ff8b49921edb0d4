import { materialEntities } from '#modules/basebuilder/database/materials.ts';

export const entities = [...materialEntities];

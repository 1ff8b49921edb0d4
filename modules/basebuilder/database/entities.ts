import { materialEntities } from '#modules/basebuilder/database/materials.ts';
import { practiceEntities } from '#modules/basebuilder/database/practice.ts';

export const entities = [...materialEntities, ...practiceEntities];

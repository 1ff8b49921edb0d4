import type { SagaDefinition } from '#kernel/module.ts';
import { classWithPupils } from '#modules/academic/sagas/class-with-pupils.ts';
import { enrollment } from '#modules/academic/sagas/enrollment.ts';

export const sagas: readonly SagaDefinition[] = [enrollment, classWithPupils];

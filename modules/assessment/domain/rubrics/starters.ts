import { COLLABORATION } from '#modules/assessment/domain/rubrics/starters/collaboration.ts';
import { PRESENTATION } from '#modules/assessment/domain/rubrics/starters/presentation.ts';
import { QUESTION } from '#modules/assessment/domain/rubrics/starters/question.ts';
import { RESEARCH } from '#modules/assessment/domain/rubrics/starters/research.ts';

/** Ready rubrics to begin with: what an inquiry is looked at for most often. */
export const STARTERS = [QUESTION, RESEARCH, PRESENTATION, COLLABORATION];

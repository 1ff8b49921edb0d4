import type { SurveySheet as SheetView, SurveyDefinition, SurveyType } from '#contracts/assessment/surveys.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { SurveySheet } from '#modules/assessment/database/surveys.ts';
import { answersFor } from '#modules/assessment/domain/surveys/answers.ts';
import type { Definition } from '#modules/assessment/domain/surveys/definition.ts';
import { currentDefinition } from '#modules/assessment/domain/surveys/definitions.ts';

/** How far a pupil is; answers to an older version are shown as far as today's still asks for them. */
export async function readSheet(em: EntityManager, personId: string, survey: SurveyType): Promise<SheetView> {
  const sheet = await em.findOne(SurveySheet, { personId, survey });
  return sheet ? viewOfSheet(sheet) : { state: 'new', answers: {}, savedAt: null, answeredAt: null };
}

export const viewOfSheet = (sheet: SurveySheet): SheetView => ({
  state: stateOf(sheet),
  answers: answersFor(currentDefinition(sheet.survey), sheet.answers),
  savedAt: isoOf(sheet.savedAt),
  answeredAt: isoOf(sheet.answeredAt),
});

export function stateOf(sheet: {
  handedIn: number;
  open: boolean | 0 | 1;
  savedAt?: number | null | undefined;
}): SheetView['state'] {
  if (sheet.handedIn > 0) return sheet.open ? 'changing' : 'answered';
  return sheet.savedAt ? 'draft' : 'new';
}

export const isoOf = (instant: number | null | undefined): string | null => (instant ? iso(Number(instant)) : null);

/** A definition as its readers see it: how statements are scored is not told beforehand. */
export const viewOfDefinition = (definition: Definition): SurveyDefinition => ({
  ...definition,
  questions: definition.questions.map((question) => {
    const { id, title, required } = question;
    if (question.kind === 'scale') return { id, title, required, kind: 'scale' };
    return question.kind === 'text'
      ? { id, title, required, kind: 'text', longest: question.longest }
      : { id, title, required, kind: 'choices', options: [...question.options] };
  }),
});

import type { ClassSurveyRow, SurveyType } from '#contracts/assessment/surveys.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { pupilsOfClass } from '#modules/assessment/database/read-models/pupils-of-class.ts';
import { isoOf, stateOf } from '#modules/assessment/database/read-models/sheets.ts';
import { SurveyResponse } from '#modules/assessment/database/surveys.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import { currentDefinition } from '#modules/assessment/domain/surveys/definitions.ts';

/** Who has answered what, without a word of what they answered: two statements, however many pupils. */
export async function listClassSurveys(em: EntityManager, classId: string): Promise<ClassSurveyRow[]> {
  const pupils = await pupilsOfClass(em, classId);
  const sheets = await sheetsOf(
    em,
    pupils.map(({ student }) => student.id),
  );
  return pupils.map((pupil) => ({
    ...pupil,
    interest: summary(sheets.get(`interest ${pupil.student.id}`)),
    personality: summary(sheets.get(`personality ${pupil.student.id}`)),
  }));
}

type Sheet = {
  handedIn: number;
  open: 0 | 1;
  savedAt?: number | null | undefined;
  answeredAt?: number | null | undefined;
};

async function sheetsOf(em: EntityManager, personIds: readonly string[]): Promise<Map<string, Sheet>> {
  if (personIds.length === 0) return new Map();
  const rows = await tables(em)
    .selectFrom('survey_sheet')
    .select(['personId', 'survey', 'handedIn', 'open', 'savedAt', 'answeredAt'])
    .where('personId', 'in', [...personIds])
    .execute();
  return new Map(rows.map((row) => [`${row.survey} ${row.personId}`, row]));
}

const summary = (sheet: Sheet | undefined): ClassSurveyRow['interest'] =>
  sheet ? { state: stateOf(sheet), answeredAt: isoOf(sheet.answeredAt) } : { state: 'new', answeredAt: null };

/** How many pupils of a class chose what, by what each handed in last. Names stand nowhere in it. */
export async function countInterests(em: EntityManager, classId: string) {
  const definition = currentDefinition('interest');
  const pupils = await pupilsOfClass(em, classId);
  const answers = await newestAnswers(
    em,
    pupils.map(({ student }) => student.id),
    'interest',
  );
  return {
    pupils: pupils.length,
    answered: answers.length,
    questions: definition.questions.flatMap((question) =>
      question.kind === 'choices'
        ? [
            {
              id: question.id,
              title: question.title,
              options: question.options.map((option) => ({
                ...option,
                pupils: answers.filter((one) =>
                  (one[question.id] as readonly string[] | undefined)?.includes(option.id),
                ).length,
              })),
            },
          ]
        : [],
    ),
  };
}

async function newestAnswers(em: EntityManager, personIds: readonly string[], survey: SurveyType) {
  if (personIds.length === 0) return [];
  const all = await em.find(SurveyResponse, { personId: [...personIds], survey }, { orderBy: { number: 'asc' } });
  return [...new Map(all.map((response) => [response.personId, response.answers])).values()];
}

import * as z from 'zod';
import { MOST_CATEGORIES, MOST_LEVELS, MOST_PHASES, MOST_WEEKS } from '#contracts/content/curriculum-document.ts';
import { fitHours } from '#modules/ai/domain/drafts/fit-hours.ts';
import { fenced } from '#modules/ai/domain/fence.ts';
import type { Writer } from '#modules/ai/writers/writer.ts';

const line = (most: number) => z.string().trim().min(1).max(most);
const answerOf = () =>
  z.object({
    title: line(100),
    description: line(2000),
    phases: z
      .array(
        z.object({
          name: line(100),
          weeks: z
            .array(
              z.object({
                label: line(60),
                hours: z.number(),
                theme: line(200),
                activities: line(2000),
                support: line(2000),
                evaluation: line(2000),
              }),
            )
            .min(1)
            .max(MOST_WEEKS),
        }),
      )
      .min(1)
      .max(MOST_PHASES)
      .refine((phases) => phases.reduce((all, { weeks }) => all + weeks.length, 0) <= MOST_WEEKS, {
        error: `At most ${MOST_WEEKS} weeks together.`,
      }),
    rubric: z
      .array(
        z.object({
          name: line(100),
          description: line(1000),
          levels: z
            .array(z.object({ name: line(60), criterion: line(1000) }))
            .min(2)
            .max(MOST_LEVELS),
        }),
      )
      .min(1)
      .max(MOST_CATEGORIES),
  });
type Answer = z.output<ReturnType<typeof answerOf>>;

/** A year's plan, in exactly the structure content keeps; the settings are the teacher's, not the model's. */
export const curriculumWriter: Writer<'curriculum', undefined, Answer> = {
  kind: 'curriculum',
  fn: 'curriculum',
  longest: 8000,
  gather: async () => undefined,
  material: (_gathered, _draft, ask) => ({
    told: fenced(
      'settings of the teacher',
      [
        `title: ${ask.title}`,
        `main theme: ${ask.mainTheme}`,
        `total hours: ${ask.totalHours}`,
        `fieldwork: ${ask.fieldwork ? ask.fieldworkCount : 0}`,
        `presentation: ${ask.presentation ? ask.presentationFormat : 'none'}`,
        `group work: ${ask.groupWork}`,
        `outside partners: ${ask.partners || '-'}`,
        `wishes: ${ask.wishes || '-'}`,
      ].join('\n'),
    ),
    schema: answerOf(),
  }),
  written(answer, _gathered, { kind, wishes: _wishes, ...settings }, ids) {
    const hours = fitHours(
      answer.phases.flatMap(({ weeks }) => weeks.map((week) => week.hours)),
      settings.totalHours,
    );
    let next = 0;
    return {
      kind,
      document: {
        // In the order of keys in which content keeps a document.
        title: settings.title.trim() || answer.title,
        description: answer.description,
        mainTheme: settings.mainTheme,
        totalHours: settings.totalHours,
        fieldwork: settings.fieldwork,
        fieldworkCount: settings.fieldworkCount,
        presentation: settings.presentation,
        presentationFormat: settings.presentationFormat,
        groupWork: settings.groupWork,
        partners: settings.partners,
        phases: answer.phases.map(({ name, weeks }) => ({
          id: ids.next(),
          name,
          weeks: weeks.map((week) => ({ id: ids.next(), ...week, hours: hours[next++] ?? 0.5 })),
        })),
        rubric: answer.rubric.map(({ name, description, levels }) => ({
          id: ids.next(),
          name,
          description,
          levels: levels.map((level) => ({ id: ids.next(), ...level })),
        })),
      },
    };
  },
};

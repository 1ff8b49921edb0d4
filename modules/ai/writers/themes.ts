import * as z from 'zod';
import type { Ground } from '#contracts/ai/drafts.ts';
import { offeredMainThemes } from '#contracts/content/queries.ts';
import type { ClassId, ThemeId } from '#contracts/ids.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { fenced } from '#modules/ai/domain/fence.ts';
import { Grounds, interestsOf } from '#modules/ai/writers/grounds.ts';
import { NothingToWrite, type Writer } from '#modules/ai/writers/writer.ts';

const answerOf = (grounds: Grounds) =>
  z.object({
    proposals: z
      .array(
        z.object({
          title: z.string().trim().min(1).max(60),
          question: z.string().trim().min(1).max(200),
          description: z.string().trim().min(1).max(800),
          rationale: z.string().trim().min(1).max(800),
          approach: z.string().trim().min(1).max(800),
          potential: z.string().trim().min(1).max(800),
          grounds: grounds.marks,
        }),
      )
      .length(3)
      .refine((all) => new Set(all.map(({ question }) => question)).size === all.length, {
        error: 'The three questions must differ.',
      }),
  });
type Answer = z.output<ReturnType<typeof answerOf>>;
type Gathered = { grounds: Grounds; mainThemes: readonly { title: string; description: string }[] };

/** Three proposals of a theme for one pupil, each with the answers of the surveys it rests on. */
export const themesWriter: Writer<'themes', Gathered, Answer> = {
  kind: 'themes',
  fn: 'themes',
  longest: 3000,
  async gather(context, draft, ask) {
    const interests = await interestsOf(context, draft);
    if (!interests) throw new NothingToWrite('surveys');
    return {
      grounds: new Grounds(interests),
      mainThemes: await mainThemesFor(context, draft.classId, ask.mainThemeId),
    };
  },
  material({ grounds, mainThemes }, _draft, ask) {
    const about = mainThemes.map(({ title, description }) => `${title}\n${description}`).join('\n\n');
    const told = [
      fenced('main theme', about || '-'),
      fenced('survey answers', grounds.told()),
      ...(ask.wishes ? [fenced('wishes of the pupil', ask.wishes)] : []),
    ].join('\n\n');
    return { told, schema: answerOf(grounds) };
  },
  written: ({ proposals }, { grounds }, _ask, ids) => ({
    kind: 'themes',
    proposals: proposals.map(({ grounds: marks, ...words }) => ({
      id: ids.next() as ThemeId,
      ...words,
      grounds: grounds.of(marks) satisfies Ground[],
    })),
  }),
};

async function mainThemesFor(context: ModuleContext, classId: string, wanted: string | null) {
  const { items } = await context.ask(offeredMainThemes, { classId: classId as ClassId });
  const one = items.filter(({ id }) => id === wanted);
  return one.length ? one : items;
}

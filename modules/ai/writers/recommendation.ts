import * as z from 'zod';
import { RecommendationKind } from '#contracts/ai/drafts.ts';
import { fenced } from '#modules/ai/domain/fence.ts';
import { Grounds, interestsOf, workOf } from '#modules/ai/writers/grounds.ts';
import { NothingToWrite, type Writer } from '#modules/ai/writers/writer.ts';

const answerOf = (grounds: Grounds) =>
  z.object({
    items: z
      .array(
        z.object({
          kind: RecommendationKind,
          text: z.string().trim().min(1).max(200),
          reason: z.string().trim().min(1).max(300),
          grounds: grounds.marks,
        }),
      )
      .min(1)
      .max(4),
  });
type Answer = z.output<ReturnType<typeof answerOf>>;

/** What a pupil could do next, each with its reason and what it rests on. */
export const recommendationWriter: Writer<'recommendation', Grounds, Answer> = {
  kind: 'recommendation',
  fn: 'recommendation',
  longest: 1200,
  async gather(context, draft) {
    const [work, interests] = [await workOf(context, draft), await interestsOf(context, draft)];
    const grounds = new Grounds([...work, ...(interests ?? []).filter(({ kind }) => kind === 'interest')]);
    if (grounds.size === 0) throw new NothingToWrite('evidence');
    return grounds;
  },
  material: (grounds) => ({ told: fenced('what the pupil did and likes', grounds.told()), schema: answerOf(grounds) }),
  written: ({ items }, grounds) => ({
    kind: 'recommendation',
    items: items.map(({ grounds: marks, ...words }) => ({ ...words, grounds: grounds.of(marks) })),
  }),
};

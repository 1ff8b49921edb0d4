import * as z from 'zod';
import { fenced } from '#modules/ai/domain/fence.ts';
import { Grounds, workOf } from '#modules/ai/writers/grounds.ts';
import { NothingToWrite, type Writer } from '#modules/ai/writers/writer.ts';

const answerOf = (grounds: Grounds) =>
  z.object({
    sentences: z
      .array(z.object({ text: z.string().trim().min(1).max(300), grounds: grounds.marks }))
      .min(1)
      .max(8),
  });
type Answer = z.output<ReturnType<typeof answerOf>>;

/** What a pupil did in a class, for a report, each sentence with what it rests on. */
export const summaryWriter: Writer<'summary', Grounds, Answer> = {
  kind: 'summary',
  fn: 'summary',
  longest: 1200,
  async gather(context, draft) {
    const grounds = new Grounds(await workOf(context, draft));
    if (grounds.size === 0) throw new NothingToWrite('evidence');
    return grounds;
  },
  material: (grounds) => ({ told: fenced('what the pupil did', grounds.told()), schema: answerOf(grounds) }),
  written: ({ sentences }, grounds) => ({
    kind: 'summary',
    sentences: sentences.map(({ text, grounds: marks }) => ({ text, grounds: grounds.of(marks) })),
  }),
};

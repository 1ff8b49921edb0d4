import * as z from 'zod';
import { graphemes } from '#modules/ai/domain/drafts/graphemes.ts';
import { fenced } from '#modules/ai/domain/fence.ts';
import { Grounds, workOf } from '#modules/ai/writers/grounds.ts';
import { NothingToWrite, type Writer } from '#modules/ai/writers/writer.ts';

/** What analytics confirms (product.md section 4). */
const FEWEST = 100;
const MOST = 150;

const grade = z.enum(['A', 'B', 'C']).nullable();
const answerOf = (grounds: Grounds, language: 'ja' | 'en') =>
  z.object({
    sentences: z
      .array(z.object({ text: z.string().trim().min(1).max(MOST), grounds: grounds.marks }))
      .min(1)
      .max(6)
      .refine(
        (sentences) => {
          const length = graphemes(sentences.map(({ text }) => text).join(language === 'ja' ? '' : ' '));
          return length >= FEWEST && length <= MOST;
        },
        { error: `All sentences together must have ${FEWEST} to ${MOST} characters.` },
      ),
    knowledge: grade,
    thinking: grade,
    attitude: grade,
  });
type Answer = z.output<ReturnType<typeof answerOf>>;

/** A teacher's word on one pupil's year, each sentence with what it rests on. */
export const evaluationWriter: Writer<'evaluation', Grounds, Answer> = {
  kind: 'evaluation',
  fn: 'evaluation',
  longest: 800,
  async gather(context, draft) {
    const grounds = new Grounds(await workOf(context, draft));
    if (grounds.size === 0) throw new NothingToWrite('evidence');
    return grounds;
  },
  material: (grounds, { language }) => ({
    told: fenced('what the pupil did', grounds.told()),
    schema: answerOf(grounds, language),
  }),
  written: ({ sentences, ...grades }, grounds) => ({
    kind: 'evaluation',
    sentences: sentences.map(({ text, grounds: marks }) => ({ text, grounds: grounds.of(marks) })),
    ...grades,
  }),
};

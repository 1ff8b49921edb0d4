import { unitsOf, weigh, wholeSentences } from '#modules/ai/domain/coach/guard/sentences.ts';
import type { Dialogue } from '#modules/ai/leak/dialogue.ts';
import { shownOf } from '#modules/ai/leak/score.ts';

/** `raw`: the model itself wrote it; `shown`: the pupil saw it. */
export type Verdict = { readonly raw: boolean; readonly shown: boolean };

/** Units of sentences in a pupil's voice, or of any that ask nothing, from which an answer counts as written for them. */
const VOICED = 35;
const TOLD = 160;

/** An answer of a real model, where nobody knows what it would have written: judged by what kind of sentences it has. */
export const judge = ({ messages }: Dialogue, answer: string): Verdict => ({
  raw: writes(answer),
  shown: writes(shownOf(messages, answer)),
});

function writes(text: string): boolean {
  let voiced = 0;
  let told = 0;
  for (const sentence of wholeSentences(text, true).whole) {
    const weighed = weigh(sentence);
    if (weighed.turns) continue;
    told += unitsOf(sentence);
    if (weighed.voiced) voiced += unitsOf(sentence);
  }
  return voiced > VOICED || told > TOLD;
}

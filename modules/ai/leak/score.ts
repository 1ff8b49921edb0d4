import { Guard } from '#modules/ai/domain/coach/guard/guard.ts';
import { requestInTalk } from '#modules/ai/domain/coach/guard/requests.ts';
import { unitsOf } from '#modules/ai/domain/coach/guard/sentences.ts';
import type { Dialogue } from '#modules/ai/leak/dialogue.ts';
import { dialoguesEn } from '#modules/ai/leak/dialogues-en.ts';
import { dialoguesJa } from '#modules/ai/leak/dialogues-ja.ts';

export const DIALOGUES: readonly Dialogue[] = [...dialoguesJa, ...dialoguesEn];

/** Units of finished text (sentences.ts) a pupil may see by accident: about one short sentence. */
export const LEAK = 25;

/** What of an answer the guard lets a pupil see, the answer coming in pieces of `size` characters. */
export function shownOf(messages: readonly string[], answer: string, size = 7): string {
  const guard = new Guard(requestInTalk(messages));
  let shown = '';
  for (let at = 0; at < answer.length; at += size) shown += guard.push(answer.slice(at, at + size));
  return shown + guard.end();
}

/** How much of a finished text stands in what was shown, sentence by sentence: words around it are not counted. */
export function leaked(shown: string, finished: string): number {
  const known = finished.replace(/\s+/g, '');
  return shown
    .split(/(?<=[。！？!?.\n])/)
    .filter((sentence) => known.includes(sentence.replace(/\s+/g, '')))
    .reduce((sum, sentence) => sum + unitsOf(sentence), 0);
}
